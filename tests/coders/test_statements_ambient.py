"""Ambient speech: sentences without a cue that go on with a speaker's words, and narration that does not."""

from __future__ import annotations

import pytest
from speech_support import Expected, params, readable

GOES_ON = params(
    ("Relations are good, Putin said. The two countries must do more. Trade is growing, he added.",
     [("indirect", "Putin", "said", ["Relations are good"]),
      ("ambient", "Putin", None, ["The two countries must do more"]),
      ("indirect", "he", "added", ["Trade is growing"])]),
    ("Modi said that the harvest was good. Both markets need to open wider.",
     [("indirect", "Modi", "said", ["the harvest was good"]),
      ("ambient", "Modi", None, ["Both markets need to open wider"])]),
    ("The treaty is dead, Lavrov told reporters. No state can be forced to stay in it.",
     [("indirect", "Lavrov", "told", ["The treaty is dead"]),
      ("ambient", "Lavrov", None, ["No state can be forced to stay in it"])]),
    ("The road is open, Xi noted. The ports are ready to receive ships from Utopia.",
     [("indirect", "Xi", "noted", ["The road is open"]),
      ("ambient", "Xi", None, ["The ports are ready to receive ships from Utopia"])]),
    ("It was noted that the harvest was good. Both markets need to open wider.",
     [("indirect", "", "noted", ["the harvest was good"]),
      ("ambient", "", None, ["Both markets need to open wider"])]),
    ("Putin said that the road was open. The ports are closed to ships from Utopia.",
     [("indirect", "Putin", "said", ["the road was open"]),
      ("ambient", "Putin", None, ["The ports are closed to ships from Utopia"])]),
    ("It was agreed that Russia would pay, he said. Such payments should be made within a year.",
     [("indirect", "he", "said", ["It was agreed that Russia would pay"]),
      ("indirect", "", "agreed", ["Russia would pay"]),
      ("ambient", "he", None, ["Such payments should be made within a year"])]),
    ("Trust takes time, the minister said.\nThe border should open step by step and without haste.",
     [("indirect", "the minister", "said", ["Trust takes time"]),
      ("ambient", "the minister", None, ["The border should open step by step and without haste"])]),
)  # fmt: skip

NARRATION = params(
    ("Putin said that relations were good. The talks lasted two hours.",
     [("indirect", "Putin", "said", ["relations were good"])]),
    ("Putin said that relations were good. The two leaders signed a declaration.",
     [("indirect", "Putin", "said", ["relations were good"])]),
    ("Putin has said that the road was open. The ports are closed to ships from Utopia.",
     [("indirect", "Putin", "said", ["the road was open"])]),
    ("“The road is open,” Putin said. The ports are a thousand kilometres from Utopia.",
     [("direct", "Putin", "said", ["The road is open"])]),
    ("Putin said that relations were good. The leaders will meet again in May.",
     [("indirect", "Putin", "said", ["relations were good"])]),
    ("Xi and Putin met in Kazan. The two countries must do more.", []),
    ("Modi says the harvest was good. Rice is sold in both countries.",
     [("indirect", "Modi", "says", ["the harvest was good"])]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_a_sentence_that_goes_on_with_a_speakers_words_is_ambient(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NARRATION)
def test_narration_behind_speech_is_nobodys_statement(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected
