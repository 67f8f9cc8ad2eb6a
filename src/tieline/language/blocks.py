"""A document's text cut into blocks: headline, dateline, paragraphs, reference lines, boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tieline.language.floor import turns_within
from tieline.language.normalise import Normalised, normalise
from tieline.records.document import Document


class BlockKind(StrEnum):
    """What a block is to a reader; only headline and paragraphs are prose."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    REFERENCE = "reference"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text. start, end: its offsets there. normal: its normalised text."""

    kind: BlockKind
    start: int
    end: int
    normal: Normalised


_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
REFERENCE_LABEL = re.compile(
    r"^\W*(?:references?|reference\(s\)|sources?|source\(s\)|via|read more|original(?: article)?)\W*:\s*", re.IGNORECASE
)
_BARE_ADDRESS = re.compile(r"^\s*(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?\s*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"^\s*(?:\([^)]{2,40}\)\s*)?"
    r"(?P<place>[A-Z][\w.’'-]+(?:[ ,/-]+(?:[A-Z][\w.’'-]+|de|of|the|del|la)){0,5})"
    r"(?P<date>,?\s+\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?\)?"
    r"|,?\s+\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{4})?)?"
    r"(?P<agency>\s*[,/(]\s*[A-Z][\w /.-]{1,30}[/)]?)?"
    r"\s*(?:--+|—|–|-\s)\s*(?=\S)"
)
_CLOSING = re.compile(
    r"^\s*(?:#+|-?\s*30\s*-|\*+(?:\s*\*+)*|(?:©|\(c\)|copyright\b).*|all rights reserved.*|_{3,}|-{3,}|={3,})\s*$",
    re.IGNORECASE,
)


def split_blocks(document: Document) -> list[Block]:
    """Blocks in reading order; a title stored behind the text comes first.

    A headline is the document's title, or a short opening line without closing punctuation. Reference lines run from
    a line such as "Reference(s):" to the end of the text, or are bare addresses at its end.
    """
    text = document.text
    body_end = len(text) if document.title_start is None else document.title_start
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, 0, body_end) if m.group().strip()]
    blocks = []
    if document.title_start is not None:
        blocks.append(_block(text, BlockKind.HEADLINE, document.title_start, len(text)))
    references_from = _references_from(text, lines)
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if number >= references_from:
            blocks.append(_block(text, BlockKind.REFERENCE, start, end))
        elif _CLOSING.match(line):
            blocks.append(_block(text, BlockKind.BOILERPLATE, start, end))
        elif number == 0 and _is_headline(document, line, len(lines)):
            blocks.append(_block(text, BlockKind.HEADLINE, start, end))
        else:
            blocks.extend(_paragraph(text, start, end, first=number <= 1))
    return [block for block in blocks if block.normal.text]


def _block(text: str, kind: BlockKind, start: int, end: int) -> Block:
    return Block(kind, start, end, normalise(text, start, end))


def _references_from(text: str, lines: list[tuple[int, int]]) -> int:
    """Index of the first reference line; the number of lines if there is none."""
    for number, (start, end) in enumerate(lines):
        found = REFERENCE_LABEL.match(text[start:end])
        # "Sources: ..." in mid-report is prose; only near the end, with short lines after it, is it a list.
        if found and number > 0 and all(e - s <= 300 for s, e in lines[number:]) and len(lines) - number <= 30:
            return number
    number = len(lines)
    while number > 1 and _BARE_ADDRESS.match(text[lines[number - 1][0] : lines[number - 1][1]]):
        number -= 1
    return number


def _is_headline(document: Document, line: str, lines: int) -> bool:
    if document.title and document.title_start is None and line.strip() == document.title:
        return True
    stripped = line.strip().strip("\"'“”")
    return (
        document.title_start is None
        and lines > 1
        and len(stripped) <= 160
        and stripped[-1:] not in ".!;:,"
        and len(stripped.split()) >= 3
    )


def _paragraph(text: str, start: int, end: int, *, first: bool) -> list[Block]:
    found = _DATELINE.match(text[start:end]) if first else None
    if (
        found is None
        or len(found.group().split()) > 12
        or not (found["date"] or found["agency"] or found["place"].isupper())
    ):
        return _turns(text, start, end)
    cut = start + found.end()
    return [_block(text, BlockKind.DATELINE, start, cut), *_turns(text, cut, end)]


def _turns(text: str, start: int, end: int) -> list[Block]:
    """A paragraph, or the turns of a transcript that was run together into one."""
    edges = [start, *(start + turn for turn in turns_within(text[start:end])), end]
    return [_block(text, BlockKind.PARAGRAPH, one, other) for one, other in pairwise(edges)]
