"""Turns of a transcript whose line breaks were lost, and colons that open no turn."""

from __future__ import annotations

import pytest

from tieline.language.blocks import BlockKind, split_blocks
from tieline.language.floor import turns_within
from tieline.records.document import Document

TRANSCRIPTS = (
    ("The guests sat down. Anna Berg: Shall we begin? Li Wei: Gladly. Anna Berg: Then you first.",
     ["Anna Berg: Shall we begin?", "Li Wei: Gladly.", "Anna Berg: Then you first."]),
    ("The talks began. President of Utopia Anna Berg: I am glad to see you all here.",
     ["President of Utopia Anna Berg: I am glad to see you all here."]),
    ("Start of the talks President of Utopia Anna Berg: I am glad to see you.",
     ["President of Utopia Anna Berg: I am glad to see you."]),
    ("Anna Berg: Good morning, Mr Li. Li Wei (retranslated): Good morning. Anna Berg: Please sit. Li Wei: Thank you.",
     ["Li Wei (retranslated): Good morning.", "Anna Berg: Please sit.", "Li Wei: Thank you."]),
)  # fmt: skip
PROSE = (
    "The rule is simple: nobody leaves. The Foreign Ministry: no comment.",
    "It was signed by Prime Minister Li Wei: We shall see whether it holds.",
    "In the words of President Anna Berg: We are ready.",
    "Utopia sent a message to the Russian President and the Russian Federation: The city wants peace and we hope for it.",
    "Results of the Northern Cup: Oslo won, Bergen lost. Results of the Southern Cup: Rome won.",
)


@pytest.mark.parametrize(("line", "turns"), TRANSCRIPTS)
def test_a_label_within_a_line_opens_a_turn(line: str, turns: list[str]) -> None:
    starts = turns_within(line)
    assert [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)] == turns


@pytest.mark.parametrize("line", PROSE)
def test_a_colon_in_prose_opens_no_turn(line: str) -> None:
    assert turns_within(line) == []


def test_turns_become_paragraphs_of_their_own() -> None:
    blocks = split_blocks(Document(text=TRANSCRIPTS[0][0]))
    assert [b.kind for b in blocks] == [BlockKind.PARAGRAPH] * 4
    assert [b.normal.text for b in blocks[1:]] == TRANSCRIPTS[0][1]
