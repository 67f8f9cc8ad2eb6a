"""A stored text and some evidence in it -> the sentences the evidence stands in, with its words standing out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from rich.text import Text

from tieline.records.evidence import TextEvidence
from tieline.views.safe import glyph
from tieline.views.style import DIM, FIELD_COLOURS, MARK, OTHER, PLAIN

# Where a sentence may end, for showing only: the parser's own sentences are not stored. A mistake shows a little more
# or less of the text around the evidence, never less than the evidence itself.
_END = re.compile(r"[\n\r\u2028\u2029]+|[。！？]+|[.!?…]+[\\\"'”’)\]]*\s+(?=[\\\"'“‘(\[]*[A-Z0-9À-Þ])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Adm|Gov|Sen|Rep|Prof|Rev|Hon|St|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|cf|i\.e|e\.g)\.$"
)
_BLANKS = re.compile(" {2,}")
_LONGEST = 480  # characters of one sentence shown whole; a longer one is cut between its pieces of evidence
_AROUND = 110  # characters kept on either side of a piece of evidence in a sentence that is cut
_MOST = 3  # sentences under one entry


@dataclass(frozen=True)
class Passages:
    """A document's text, cut into sentences once for all its entries.

    title_start: where in the text the title begins, if it is stored there; it is shown before the text.
    """

    text: str
    title_start: int | None = None
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ends = (end for end in _END.finditer(self.text) if not self._is_abbreviation(end.start()))
        object.__setattr__(self, "_starts", [0, *(end.end() for end in ends)])

    def of(self, evidence: Iterable[TextEvidence], anchor: tuple[str, ...] = ()) -> Text:
        """The sentences of some evidence, dimmed, the words of the evidence standing out in their field's colour.

        At most three sentences: those of the anchoring fields first, then as the evidence comes. Gaps between them, and
        ends of paragraphs, show as "…".
        """
        pieces = list(evidence)
        wanted = sorted(pieces, key=lambda piece: piece.field not in anchor)
        chosen: list[tuple[int, int]] = []
        for piece in wanted:
            bounds = self._bounds(piece.start, piece.end)
            if bounds not in chosen and len(chosen) < _MOST:
                chosen.append(bounds)
        shown, last = Text(style=DIM), 0
        for start, end in sorted(chosen, key=lambda bounds: (not self._in_title(bounds[0]), bounds)):
            if shown:
                shown.append(" … " if self.text[last:start].strip(" ") else " ")
            shown.append_text(self._sentence(start, end, pieces))
            last = end
        return shown

    def _in_title(self, position: int) -> bool:
        return self.title_start is not None and position >= self.title_start

    def _is_abbreviation(self, stop: int) -> bool:
        return bool(_ABBREVIATED.search(self.text[max(0, stop - 12) : stop + 1]))

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        """The sentence or sentences a span stands in, without the white space around them."""
        first = bisect_right(self._starts, start) - 1
        after = bisect_right(self._starts, end - 1)
        left = self._starts[first]
        right = self._starts[after] if after < len(self._starts) else len(self.text)
        sentence = self.text[left:right]
        return left + len(sentence) - len(sentence.lstrip()), left + len(sentence.rstrip())

    def _sentence(self, start: int, end: int, pieces: list[TextEvidence]) -> Text:
        styles = _styles(start, end, pieces)
        shown, after = Text(style=DIM), start
        for left, right in _kept(start, end, sorted(styles)):
            if left > after:
                shown.append("… " if after == start else " … ")
            first, last = self._at_words(left, right, after, end)
            for style, run in groupby(range(first, last), key=lambda position: styles.get(position)):
                words = "".join(glyph(self.text, position) for position in run)
                shown.append(_BLANKS.sub(" ", words), style)
            after = right
        if after < end:
            shown.append(" …")
        return shown

    def _at_words(self, left: int, right: int, first: int, last: int) -> tuple[int, int]:
        """The stretch without the half words at its cut ends."""
        if left > first and (space := self.text.find(" ", left, left + 30)) >= 0:
            left = space + 1
        if right < last and (space := self.text.rfind(" ", max(left, right - 30), right)) >= 0:
            right = space
        return left, right


def _styles(start: int, end: int, pieces: list[TextEvidence]) -> dict[int, str]:
    """The style of every character that is evidence; the finer fields lie on those that run over whole clauses."""
    styles: dict[int, str] = {}
    for piece in sorted(pieces, key=lambda piece: piece.field not in PLAIN):
        style = "not dim" if piece.field in PLAIN else MARK.format(colour=FIELD_COLOURS.get(piece.field, OTHER))
        for position in range(max(start, piece.start), min(end, piece.end)):
            styles[position] = style
    return styles


def _kept(start: int, end: int, marked: list[int]) -> list[tuple[int, int]]:
    """The stretches of a sentence that are shown: all of it, or what lies around its evidence."""
    if end - start <= _LONGEST or not marked:
        return [(start, end)]
    runs: list[tuple[int, int]] = []
    left = right = marked[0]
    for position in marked:
        if position - right > 2 * _AROUND:
            runs.append((left, right))
            left = position
        right = position + 1
    runs.append((left, right))
    around = [(max(start, left - _AROUND), min(end, right + _AROUND)) for left, right in runs]
    return [cut for stretch in around for cut in _cut(*stretch)]


def _cut(left: int, right: int) -> list[tuple[int, int]]:
    """A stretch that is long in itself, as a paragraph of quoted speech, loses its middle."""
    if right - left <= 2 * _LONGEST:
        return [(left, right)]
    return [(left, left + _LONGEST), (right - _AROUND, right)]
