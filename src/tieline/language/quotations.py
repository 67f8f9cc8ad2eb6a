"""Quotation marks paired: a parsed document in, the stretches that are somebody's own words out.

Marks are read paragraph by paragraph: “ ”, " ", « », „ “, `` '' and single marks used the British way. A paragraph
that opens a quotation without closing it runs on where the next paragraph opens with a mark again, or where a later
one closes it. Only the outermost marks count. Nothing here can fail on any text: a mark without a partner is dropped,
or gives a quotation that says it is not closed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.language.blocks import Block, BlockKind
from tieline.language.parse import Parsed

_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
_ALWAYS_OPEN = frozenset({"„", "‟", "«", "``"})
_ALWAYS_CLOSE = frozenset({"»"})
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[{—–\-/:\"“])'(?=[^\W_]|[\"“\[(…$€£])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[{])'(?![^\W_])")
# Words that open with an apostrophe of their own, and shortened years ("the '90s").
_APOSTROPHE_WORD = re.compile(r"'(?:\d\ds?\b|(?:tis|twas|twere|em|til|cause|bout|round|n)\b)", re.IGNORECASE)
_OPENING_COMPANY = "([{—–-/:'"
# How many paragraphs without a mark a quotation may run through before the paragraph that closes it.
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    first, last: token positions of the words inside the marks, both included.
    closed: False where the mark is left open at the end of a paragraph, as when a quotation runs on.
    """

    first: int
    last: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    """start, end: offsets in the block's text. turn: +1 opens, -1 closes, 0 either."""

    start: int
    end: int
    turn: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """start, end: offsets in the block's text between the marks. closed: whether a mark ends it.

    broken: left open with nothing that shows it runs on; then it is taken to end with its sentence.
    """

    start: int
    end: int
    closed: bool = True
    broken: bool = False


def find_quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """All quotations, in order; not nested."""
    marks = [_marks(block.normal.text) for block in parsed.prose]
    found: list[Quotation] = []
    running = False
    for number, block in enumerate(parsed.prose):
        text = block.normal.text
        if not marks[number] and not running and "'" not in text:
            continue
        stretches, running = _stretches(parsed.prose, marks, number, running)
        stretches = sorted([*stretches, *_single(parsed, block, stretches)], key=lambda s: s.start)
        found.extend(_quotations(parsed, number, stretches))
    return tuple(found)


def _marks(text: str) -> list[_Mark]:
    return [_Mark(m.start(), m.end(), _turn(text, m.start(), m.end())) for m in _DOUBLE.finditer(text)]


def _turn(text: str, start: int, end: int) -> int:
    """Which way a double mark turns, from its shape and its neighbours."""
    mark = text[start:end]
    if mark in _ALWAYS_OPEN:
        return 1
    if mark in _ALWAYS_CLOSE:
        return -1
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = (not before or before.isspace() or before in _OPENING_COMPANY) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and (not after or not after.isalnum())
    if opens and not (closes and before == "'"):
        return 1 if mark != "”" or not before.strip() else -1
    if closes:
        # 'reads, in part:" Founded in 1946': a mark set on the wrong side of its space may open as well.
        return 0 if before == ":" and after.isspace() and mark != "”" else -1
    return {"“": 1, "”": -1}.get(mark, 0)


def _stretches(
    prose: tuple[Block, ...], marks: list[list[_Mark]], number: int, running: bool
) -> tuple[list[_Stretch], bool]:
    """Double-marked stretches of one block, and whether its last one runs on into the next block."""
    text, own = prose[number].normal.text, marks[number]
    if running and own and own[0].start == 0 and own[0].turn > 0:
        start, rest = own[0].end, own[1:]
    elif running:
        start, rest = 0, own
    else:
        start, rest = None, own
    pairs, open_at = _pair(rest, start, nest=True)
    if open_at is None:
        return pairs, False
    if _runs_on(prose, marks, number):
        return [*pairs, _Stretch(open_at, len(text), closed=False)], True
    # Nothing goes on from here, so a mark is missing: read the block again, taking no mark for a nested one.
    pairs, open_at = _pair(rest, start, nest=False)
    if open_at is not None:
        pairs.append(_Stretch(open_at, len(text), closed=False, broken=open_at != start))
    return pairs, False


def _pair(marks: list[_Mark], start: int | None, *, nest: bool) -> tuple[list[_Stretch], int | None]:
    """Marks paired from left to right. start: where an open quotation begins, None if none is open.

    Gives the closed stretches, and where the one left open begins.
    """
    found: list[_Stretch] = []
    depth = 0 if start is None else 1
    for mark in marks:
        opens = mark.turn > 0 or (mark.turn == 0 and depth == 0)
        if opens and depth and not nest:
            depth, start = 1, mark.end
        elif opens:
            depth += 1
            start = mark.end if start is None else start
        elif depth == 1 and start is not None:
            found.append(_Stretch(start, mark.start))
            depth, start = 0, None
        elif depth > 1:
            depth -= 1
    return found, start


def _runs_on(prose: tuple[Block, ...], marks: list[list[_Mark]], number: int) -> bool:
    """Whether a quotation left open in one paragraph goes on in the next."""
    if prose[number].kind is not BlockKind.PARAGRAPH:
        return False
    for later in range(number + 1, min(number + 1 + _LOOK_AHEAD, len(prose))):
        if prose[later].kind is not BlockKind.PARAGRAPH:
            return False
        own = marks[later]
        if not own:
            continue
        if later == number + 1 and own[0].start == 0 and own[0].turn > 0:
            return True
        return _closes_unopened(own)
    return False


def _closes_unopened(marks: list[_Mark]) -> bool:
    """Whether a block closes a quotation it did not open."""
    depth = 0
    for mark in marks:
        if mark.turn > 0 or (mark.turn == 0 and depth > 0):
            depth += 1
        elif depth == 0:
            return mark.turn < 0
        else:
            depth -= 1
    return False


def _single(parsed: Parsed, block: Block, doubles: list[_Stretch]) -> Iterator[_Stretch]:
    """Stretches in single marks outside the double-marked ones. The parser's text has them all straight."""
    text, at = block.normal.text, 0
    for opening in _SINGLE_OPEN.finditer(text):
        start = opening.start()
        if start < at or any(d.start <= start < d.end for d in doubles):
            continue
        if _shape(parsed, block, start) == "’" or _APOSTROPHE_WORD.match(text, start):
            continue
        end = _single_end(parsed, block, start)
        if end is not None and not any(d.start - 1 < end < d.end + 1 for d in doubles):
            yield _Stretch(start + 1, end)
            at = end + 1


def _single_end(parsed: Parsed, block: Block, start: int) -> int | None:
    """Where the single mark opened at `start` closes, past the possessives of plurals ("the leaders' meeting")."""
    text = block.normal.text
    following = _SINGLE_OPEN.search(text, start + 1)
    stop = following.start() if following else len(text)
    fallback = None
    for closing in _SINGLE_CLOSE.finditer(text, start + 1, len(text)):
        at = closing.start()
        if at > stop:
            return fallback  # another quotation opens first: what seemed to open here was an apostrophe
        if _shape(parsed, block, at) == "‘":
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if not before.isalnum() or not after or after in ',.;:!?)]—–"”' or before.lower() not in "sz":
            return at
        fallback = at if fallback is None else fallback
    return fallback


def _shape(parsed: Parsed, block: Block, at: int) -> str:
    """The mark as it stands in the stored text."""
    start, end = block.normal.stored(at, at + 1)
    return parsed.document.text[start:end]


def _quotations(parsed: Parsed, number: int, stretches: list[_Stretch]) -> Iterator[Quotation]:
    """Stretches of a block's text as token positions; empty ones are dropped."""
    if not stretches:
        return
    base = parsed.block_starts[number]
    stop = parsed.block_starts[number + 1] if number + 1 < len(parsed.block_starts) else len(parsed.doc)
    tokens = parsed.doc[base:stop]
    origin = tokens[0].idx
    starts = [token.idx - origin for token in tokens]
    floor = 0
    for stretch in stretches:
        first = max(bisect_left(starts, stretch.start), floor)
        if first > floor and starts[first - 1] + len(tokens[first - 1]) > stretch.start:
            first -= 1  # the mark is glued into a token
        last = bisect_right(starts, stretch.end - 1) - 1
        if stretch.broken:
            last = next((i for i in range(first, last) if tokens[i].is_sent_end), last)
        if first <= last:
            floor = last + 1
            yield Quotation(base + first, base + last, stretch.closed)
