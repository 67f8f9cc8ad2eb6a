"""Which texts are one text with small changes: cut short, printed between an agency's own lines, or lightly edited.

In: the bodies and days of two documents. Out: whether one is a copy of the other. Every answer depends on the two
alone, so that families of copies do not depend on the order of arrival.

Candidates are found by winnowing, which keeps the least hash of every window of shingles, a MinHash of each place of a
text (Schleimer, Wilkerson & Aiken 2003): two texts that share a run of `SHINGLE + WINDOW - 1` words share a print. The
decision is exact: Jaccard similarity and containment of word shingles (Broder 1997), and no name, day or number in the
place of another.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import combinations

from tieline.language.words import FUNCTION_WORDS
from tieline.merging.copies import body, copy_key, straight
from tieline.ontology import outlets
from tieline.records.document import Document

SHINGLE = 5  # words of a shingle by which candidates are found
WINDOW = 16  # shingles of which the least is kept
SHARED = 0.2  # share of the shorter text's prints that a candidate shares
COMPARED = 3  # words of a shingle by which candidates are compared
LEAST = 20  # words below which a text recurs by chance: no near copies
DAYS = 7  # within which a text is reprinted; later the same words tell something new
# Calibrated on the tuning half of gold/copies, which `benchmarks/linking.py copies` scores: the least Jaccard
# similarity of a light edit there is .53, the greatest of another text that exchanges no fact is .09; a part of two
# fifths has .37.
JACCARD = 0.35
CONTAINED = 0.75
# A part this much shorter than the whole is a copy wherever it stands; a shorter one only if it is the opening: a
# news digest holds many texts and is a copy of none.
HALF = 0.5
OPENING = 60  # words within which the opening begins: before it stand an agency's lines
RUN = 3  # words that stand in both texts in a row, between which texts are compared word for word
NAME = 3  # words of a name that opens a text, before the first such run

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A text as it was printed: its body, and its day; None where that is not known."""

    body: str
    day: date | None

    @cached_property
    def words(self) -> list[str]:
        """Its words as written, in order."""
        return [m.group().removesuffix("'s") for m in _WORD.finditer(straight(self.body))]

    @cached_property
    def folded(self) -> list[str]:
        """Its words without regard to case."""
        return [word.casefold() for word in self.words]

    @cached_property
    def prints(self) -> frozenset[int]:
        """Its fingerprints: 32-bit hashes of chosen shingles; none for a text below `LEAST` words."""
        if len(self.folded) < LEAST:
            return frozenset()
        hashes = [zlib.crc32(" ".join(s).encode()) for s in _shingles(self.folded, SHINGLE)]
        windows = range(max(1, len(hashes) - WINDOW + 1))
        return frozenset(min(hashes[start : start + WINDOW]) for start in windows)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """By which it is compared."""
        return frozenset(_shingles(self.folded, COMPARED))


def printed(document: Document) -> Printed:
    """A document as it was printed."""
    day = document.published
    return Printed(body(document), day.date() if isinstance(day, datetime) else day)


def may_be_copies(shared: int, one: int, other: int) -> bool:
    """Whether two texts with some numbers of prints, of which they share some, are worth a comparison."""
    return shared >= max(1, int(SHARED * min(one, other)))


def is_near_copy(one: Printed, other: Printed) -> bool:
    """Whether two texts are one, with small changes, printed at about one time. Symmetric."""
    return of_one_time(one.day, other.day) and is_one_text(one, other)


def of_one_time(one: date | None, other: date | None) -> bool:
    """Whether two days are near enough for a reprint; two unknown days may be one."""
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= DAYS


def is_one_text(one: Printed, other: Printed) -> bool:
    """Whether two texts are one, with small changes, whenever they were printed. Symmetric."""
    if not may_be_copies(len(one.prints & other.prints), len(one.prints), len(other.prints)):
        return False
    shared = len(one.shingles & other.shingles)
    shorter, longer = sorted((one, other), key=lambda text: (len(text.shingles), text.folded))
    alike = shared >= JACCARD * len(one.shingles | other.shingles)
    contained = shared >= CONTAINED * len(shorter.shingles)
    return (alike or contained) and _in_order(shorter, longer, alike)


def families(documents: Iterable[Document]) -> dict[str, str]:
    """For each document, by id, the key of its family: what copies, and copies of copies, share.

    Compares every pair: for a few hundred documents, and to test what the ledger finds by its index.
    """
    texts = [(document.id, copy_key(document), printed(document)) for document in documents]
    near: dict[str, set[str]] = {key: {key} for _, key, _ in texts}
    for (_, key, one), (_, other_key, other) in combinations(texts, 2):
        if key != other_key and is_near_copy(one, other):
            near[key].add(other_key)
            near[other_key].add(key)
    return {id_: min(reached(key, near)) for id_, key, _ in texts}


def reached(start: str, near: Mapping[str, Iterable[str]]) -> set[str]:
    """All that is connected with a node of a graph, itself among it."""
    found, ahead = {start}, [start]
    while ahead:
        new = set(near[ahead.pop()]) - found
        found |= new
        ahead.extend(new)
    return found


def _shingles(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def _in_order(shorter: Printed, longer: Printed, alike: bool) -> bool:
    """Whether one text's words stand in the other in the same order, with no fact in the place of another."""
    match = SequenceMatcher(None, shorter.folded, longer.folded, autojunk=False)
    runs = [block for block in match.get_matching_blocks() if block.size >= RUN]
    if not runs:
        return False
    if not alike and len(shorter.folded) < HALF * len(longer.folded) and runs[0].b > OPENING:
        return False
    steps = [s for s in match.get_opcodes() if _compared(s, runs[0], runs[-1])]
    known = frozenset(shorter.folded), frozenset(longer.folded)
    slips = 0
    for tag, start, end, begin, stop in steps:
        if tag == "replace":
            gone = _facts(shorter.words[start:end], known[1])
            come = _facts(longer.words[begin:stop], known[0])
            if any(_exchanged(gone[sort], come[sort]) for sort in ("name", "weekday", "month")):
                return False
            slips += bool(gone["number"] and come["number"])
    return slips <= 1


def _compared(step: tuple[str, int, int, int, int], first: Match, last: Match) -> bool:
    """Whether a difference stands between the words that two texts share, or is a name that opens both."""
    _, start, end, begin, stop = step
    if first.a <= start and end <= last.a + last.size:
        return True
    return start == begin == 0 and end <= NAME and stop <= NAME


def _facts(words: Iterable[str], known: frozenset[str]) -> dict[str, set[str]]:
    """The facts among some words that another text does not know, by sort."""
    found: dict[str, set[str]] = {"name": set(), "weekday": set(), "month": set(), "number": set()}
    for word in words:
        folded = word.casefold()
        if folded in known or folded in FUNCTION_WORDS or outlets.find(word) is not None:
            continue
        if folded[0].isdigit():
            found["number"].add(folded)
        elif word[0].isupper():
            found["weekday" if folded in _WEEKDAYS else "month" if folded in _MONTHS else "name"].add(folded)
    return found


def _exchanged(gone: set[str], come: set[str]) -> bool:
    """Whether other names stand where some stood, rather than the same spelt otherwise ("Zelenskyy", "Russian")."""
    return bool(gone and come) and not any(
        SequenceMatcher(None, one, other).ratio() >= 0.7 for one in gone for other in come
    )
