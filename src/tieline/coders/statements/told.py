"""Drafts by where they stand: what lies around a place is found without a look at all of them.

Many cues in one sentence ("He said that he said that ...") cost no more for a word than elsewhere, because a content is
never longer than `LONGEST` tokens unless it is one quotation or a turn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from tieline.coders.statements.draft import Cut, Draft, Sheet, Span

LONGEST = 400  # tokens; the longest sentence of the gold documents has 160
_BUCKET = 256


def bounded(sheet: Sheet, span: Span) -> Span:
    """A content cut to `LONGEST`, but not inside a quotation that it opened."""
    first, last = span
    if last - first < LONGEST:
        return span
    number = sheet.quotation(first + LONGEST)
    quotation = None if number is None else sheet.page.quotations[number]
    if quotation is not None and quotation.first >= first:
        return first, min(last, quotation.last)
    return first, first + LONGEST


class Told:
    """All drafts of a page so far. Contents are added through it, so that it knows where they are."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.drafts: list[Draft] = []
        self._by_anchor: dict[int, Draft] = {}
        self._anchors: defaultdict[int, list[Draft]] = defaultdict(list)
        self._contents: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in a new draft."""
        self.drafts.append(draft)
        self._by_anchor.setdefault(draft.anchor, draft)
        self._anchors[draft.anchor // _BUCKET].append(draft)
        self._register(draft, draft.contents)

    def extend(self, draft: Draft, spans: Iterable[Span]) -> None:
        """Add content spans to a draft it has."""
        new = [span for span in spans if span not in draft.contents]
        draft.contents = sorted([*draft.contents, *new])
        self._register(draft, new)

    def _register(self, draft: Draft, spans: Iterable[Span]) -> None:
        for first, last in spans:
            for bucket in range(first // _BUCKET, last // _BUCKET + 1):
                self._contents[bucket].append(draft)

    def at(self, anchor: int) -> Draft | None:
        """The draft whose cue's main word stands at a token."""
        return self._by_anchor.get(anchor)

    def touching(self, first: int, last: int) -> list[Draft]:
        """Drafts with a content that shares a token with a span, each once."""
        near = {
            id(d): d for bucket in range(first // _BUCKET, last // _BUCKET + 1) for d in self._contents.get(bucket, ())
        }
        return [d for d in near.values() if any(a <= last and first <= b for a, b in d.contents)]

    def anchored(self, first: int, last: int) -> list[Draft]:
        """Drafts whose anchor lies between two tokens, both included."""
        buckets = range(first // _BUCKET, last // _BUCKET + 1)
        return [d for bucket in buckets for d in self._anchors.get(bucket, ()) if first <= d.anchor <= last]

    def last_before(self, first: int, start: int) -> Draft | None:
        """The draft of told speech with the last anchor in [start, first) and a content that begins before `first`."""
        for bucket in range((first - 1) // _BUCKET, start // _BUCKET - 1, -1):
            near = [
                d for d in self._anchors.get(bucket, ())
                if start <= d.anchor < first and d.kind is None and min(d.contents)[0] < first
            ]  # fmt: skip
            if near:
                return max(near, key=lambda d: d.anchor)
        return None


class Cuts:
    """What cues take away from the contents of others, by where their own words begin."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        cutting = [d for d in drafts if d.clause is not None and d.cut is not Cut.NOTHING]
        self._drafts = sorted(cutting, key=_start)
        self._starts = [_start(d) for d in self._drafts]

    def within(self, first: int, last: int) -> list[Draft]:
        """Those whose words begin behind the first and not behind the last token of a span."""
        return self._drafts[bisect_right(self._starts, first) : bisect_right(self._starts, last)]


def _start(draft: Draft) -> int:
    return draft.clause[0] if draft.clause is not None else 0
