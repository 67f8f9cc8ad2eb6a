"""Direct and mixed speech: quotations joined to cue and speaker."""

from __future__ import annotations

import pytest
from speech_support import Expected, params, readable

CUE_BEHIND = params(
    ('"The two sides should continue to deepen cooperation," Xi stated.',
     [("direct", "Xi", "stated", ["The two sides should continue to deepen cooperation"])]),
    ('\\"The two sides should continue to deepen cooperation,\\" Xi stated.',
     [("direct", "Xi", "stated", ["The two sides should continue to deepen cooperation"])]),
    ("“Cooperation will never be impacted by others,” Putin affirmed, highlighting the resilience of their partnership.",
     [("direct", "Putin", "affirmed", ["Cooperation will never be impacted by others"]),
      ("indirect", "Putin", "highlighting", ["the resilience of their partnership"])]),
    ("“We will not yield,” said Macron.",
     [("direct", "Macron", "said", ["We will not yield"])]),
    ("‘We want peace and nothing else,’ said Zelensky.",
     [("direct", "Zelensky", "said", ["We want peace and nothing else"])]),
    ("'The leaders' trust in us is great,' Modi said.",
     [("direct", "Modi", "said", ["The leaders' trust in us is great"])]),
    ("« We shall return », he said.",
     [("direct", "he", "said", ["We shall return"])]),
    ("“Will the border open?” asked Scholz.",
     [("direct", "Scholz", "asked", ["Will the border open?"])]),
    ("“This is wrong,” the spokesman, who asked not to be named, told reporters in Ankara.",
     [("direct", "the spokesman", "told", ["This is wrong"])]),
    ("“The road is open. The trains are running,” Li said.",
     [("direct", "Li", "said", ["The road is open. The trains are running"])]),
    ("“Peace is near and nobody can stop it” – Lavrov.\nThe rest of the day passed quietly in the capital.",
     [("direct", "Lavrov", None, ["Peace is near and nobody can stop it"])]),
    ("“Our friendship has never been stronger”, Modi said.",
     [("direct", "Modi", "said", ["Our friendship has never been stronger"])]),
    ("“No,” he said.", [("direct", "he", "said", ["No"])]),
    ("“The gates are open” – said the Foreign Minister.",
     [("direct", "the Foreign Minister", "said", ["The gates are open"])]),
    ("“We have no more time,” warned the spokeswoman on Friday.",
     [("direct", "the spokeswoman", "warned", ["We have no more time"])]),
)  # fmt: skip

CUE_BEFORE = params(
    ("Scholz told reporters: “We will not stand aside.”",
     [("direct", "Scholz", "told", ["We will not stand aside."])]),
    ('Kishida said, "Our alliance is the cornerstone of peace."',
     [("direct", "Kishida", "said", ["Our alliance is the cornerstone of peace."])]),
    ("He added: “The door is open. Nobody is shut out.”",
     [("direct", "He", "added", ["The door is open. Nobody is shut out."])]),
    ("As the president put it, “there is no alternative to talks.”",
     [("direct", "the president", "put", ["there is no alternative to talks."])]),
    ("The minister said in a statement: “The deal is dead.”",
     [("direct", "The minister", "said", ["The deal is dead."])]),
    ("President Xi stated in his telegram:\n“I value our friendship.”",
     [("direct", "President Xi", "stated", ["I value our friendship."])]),
)  # fmt: skip

BROKEN = params(
    ('"We are ready," said Prime Minister Modi, "to open the border."',
     [("direct", "Prime Minister Modi", "said", ["We are ready", "to open the border."])]),
    ('"The talks," Lavrov said, "were useful."',
     [("direct", "Lavrov", "said", ["The talks", "were useful."])]),
    ("“We are ready,” Modi said. “The border will open on Monday.”",
     [("direct", "Modi", "said", ["We are ready", "The border will open on Monday."])]),
    ("“The treaty stands,” Xi said. “Nobody can change that,” he added.",
     [("direct", "Xi", "said", ["The treaty stands"]), ("direct", "he", "added", ["Nobody can change that"])]),
    ("“We agree,” said Macron. “So do we,” said Scholz.",
     [("direct", "Macron", "said", ["We agree"]), ("direct", "Scholz", "said", ["So do we"])]),
)  # fmt: skip

SEVERAL_PARAGRAPHS = params(
    ("Putin said: “We must act together.\n“And we must act now.”",
     [("direct", "Putin", "said", ["We must act together.", "And we must act now."])]),
    ("Macron said: “We must act together.\nThere is no other way.\nNobody can do it alone.”\nHe left on Monday.",
     [("direct", "Macron", "said", ["We must act together.", "There is no other way.", "Nobody can do it alone."])]),
    ("“The bridge is finished,” Modi said.\n“It will carry thousands of people every day.”",
     [("direct", "Modi", "said", ["The bridge is finished"]),
      ("direct", "Modi", None, ["It will carry thousands of people every day."])]),
)  # fmt: skip

MIXED = params(
    ("Lavrov said that “nobody will win” and that Moscow remains open to dialogue.",
     [("mixed", "Lavrov", "said", ["nobody will win", "and that Moscow remains open to dialogue"])]),
    ("Xi said relations were “at their best in history.”",
     [("mixed", "Xi", "said", ["relations were", "at their best in history."])]),
    ('He called the partnership "unbreakable".',
     [("mixed", "He", "called", ["the partnership", "unbreakable"])]),
    ("Erdogan described the plan as “a step into the dark”.",
     [("mixed", "Erdogan", "described", ["the plan as", "a step into the dark"])]),
    ("Wang stressed that the “Power of the East” pipeline would be built.",
     [("indirect", "Wang", "stressed", ["the “Power of the East” pipeline would be built"])]),
    ("Putin noted “the special nature” of the relationship.",
     [("mixed", "Putin", "noted", ["the special nature", "of the relationship"])]),
)  # fmt: skip

BESIDE_OTHER_WORDS = params(
    ("“It just looks wrong,” said Li, a councillor in Kiel, who was there. “Everybody knows it.”",
     [("direct", "Li", "said", ["It just looks wrong", "Everybody knows it."])]),
    ("Macron said “something must be done”, amid calls to invite the minister.",
     [("direct", "Macron", "said", ["something must be done"])]),
    ("“You can take it or leave it,” he said at the time, boasting of his success.",
     [("direct", "he", "said", ["You can take it or leave it"])]),
    ("France accepts the plan of Moscow to discuss “pending issues”.", []),
    ("The gates can open after “several neighbours” agreed to help, Macron said on Thursday.",
     [("mixed", "Macron", "said", ["The gates can open after", "several neighbours", "agreed to help"])]),
    ("Beijing condemned the “outrageous and unjustified” move.",
     [("mixed", "Beijing", "condemned", ["outrageous and unjustified", "move"])]),
    ("Scholz told “Morning Kiel” host Anna Berg, “Because nobody else would do it.”",
     [("direct", "Scholz", "told", ["Because nobody else would do it."])]),
    ("Modi said that the road was open. “We shall all travel on it in spring,” he added.",
     [("indirect", "Modi", "said", ["the road was open"]),
      ("direct", "he", "added", ["We shall all travel on it in spring"])]),
)  # fmt: skip

NO_STATEMENT = params(
    ("The so-called “road map” was lost.", []),
    ("The ship “Northern Star” left the port.", []),
    ("The film ‘The Long Way’ opened the festival.", []),
)


@pytest.mark.parametrize(("text", "expected"), CUE_BEHIND)
def test_a_quotation_belongs_to_the_cue_behind_it(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), CUE_BEFORE)
def test_a_quotation_belongs_to_the_cue_before_it(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_quotation_broken_by_its_cue_is_one_statement(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL_PARAGRAPHS)
def test_a_quotation_runs_on_over_paragraphs(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_quoted_words_inside_a_paraphrase_make_it_mixed(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), BESIDE_OTHER_WORDS)
def test_a_quotation_takes_no_words_that_are_not_said(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), NO_STATEMENT)
def test_words_in_quotation_marks_alone_say_nothing(text: str, expected: list[Expected]) -> None:
    assert readable(text) == expected
