"""Two ends of a tie in, the formulas out that recur in an outlet's reports of it and are missing from its newest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tieline.language.phrases import find_phrase, formulas
from tieline.ledger.phrases import Text
from tieline.ledger.query import Query
from tieline.records.codec import dump
from tieline.records.evidence import TextEvidence

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

LOOKED_BACK = 12  # earlier reports a newest one is held against; older ones say what was once the habit
LEAST = 3  # of them that have a formula
HALF = 0.5
MOST = 20  # formulas that are told of one outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A formula that is missing. had: how many of the earlier reports have it. running: how many of the latest of them,
    without a gap; first_time: whether all of them had it. last: where it stood last."""

    words: str
    had: int
    running: int
    first_time: bool
    last_day: date
    last: TextEvidence


@dataclass(frozen=True, kw_only=True)
class Readout:
    """An outlet's newest report of a tie, held against its earlier ones. reason: why nothing can be said, if so."""

    outlet: str
    document: str
    title: str | None
    day: date
    earlier: int
    missing: tuple[Missing, ...]
    reason: str | None = None

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dump(self)


def missing_phrases(ledger: Ledger, query: Query) -> Iterator[Readout]:
    """For each outlet that reports contacts of the two ends of a query, what its newest report lacks, by outlet."""
    reader = ledger.phrases()
    told = sorted(reader.texts(Query(between=query.between, since=query.since, until=query.until, kind="contact")),
                  key=lambda text: (text.outlet or "", text.day, text.id))  # fmt: skip
    for outlet, texts in groupby(told, key=lambda text: text.outlet or ""):
        if outlet:
            yield _readout(outlet, _different(texts))


def _different(texts: Iterator[Text]) -> list[Text]:
    """The texts without what carries one text twice."""
    return list({text.copy: text for text in texts}.values())


def _readout(outlet: str, texts: Sequence[Text]) -> Readout:
    newest, earlier = texts[-1], texts[:-1][-LOOKED_BACK:]
    few = len(earlier) < LEAST
    return Readout(
        outlet=outlet, document=newest.id, title=newest.title, day=newest.day, earlier=len(earlier),
        missing=() if few else tuple(_missing(newest, earlier)),
        reason=f"only {len(earlier)} earlier reports: at least {LEAST} show what recurs" if few else None,
    )  # fmt: skip


def _missing(newest: Text, earlier: Sequence[Text]) -> list[Missing]:
    found = [formulas(text.text) for text in earlier]
    had: dict[tuple[str, ...], list[int]] = {}
    for number, runs in enumerate(found):
        for run in runs:
            had.setdefault(run, []).append(number)
    needed = max(LEAST, HALF * len(earlier))
    recurring = {run: which for run, which in had.items() if len(which) >= needed}
    gone = {run: which for run, which in recurring.items() if next(find_phrase(newest.text, run), None) is None}
    told = [_told(run, which, earlier, found) for run, which in _longest(gone).items()]
    return sorted(told, key=lambda one: (-one.running, -one.had, one.words))[:MOST]


def _longest(gone: dict[tuple[str, ...], list[int]]) -> dict[tuple[str, ...], list[int]]:
    """The runs that are not part of a longer one that recurs as often."""
    kept: dict[tuple[str, ...], list[int]] = {}
    for run in sorted(gone, key=lambda run: (-len(run), run)):
        within = any(len(other) > len(run) and gone[other] == gone[run] and _part(run, other) for other in kept)
        if not within:
            kept[run] = gone[run]
    return kept


def _part(run: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[i : i + len(run)] == run for i in range(len(other) - len(run) + 1))


def _told(
    run: tuple[str, ...],
    which: Sequence[int],
    earlier: Sequence[Text],
    found: Sequence[dict[tuple[str, ...], tuple[int, int]]],
) -> Missing:
    last = earlier[which[-1]]
    start, end = found[which[-1]][run]
    running = 0
    while len(earlier) - 1 - running in which:
        running += 1
    evidence = TextEvidence(field="phrase", document=last.id, start=start, end=end, text=last.text[start:end])
    return Missing(
        words=" ".join(last.text[start:end].split()), had=len(which), running=running,
        first_time=len(which) == len(earlier), last_day=last.day, last=evidence,
    )  # fmt: skip
