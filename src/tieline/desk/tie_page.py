"""Two states in, what a person wants to see of their tie at once out: how it is doing, and the latest of each kind."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.desk.explain import explain
from tieline.desk.search import Result, search
from tieline.desk.snapshots import coded_folders, take
from tieline.desk.tie import TieReport, tie_report
from tieline.ledger.search import Sought

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

LATEST = {"contact": 6, "pledge": 6, "statement": 6}
_KEPT = 64  # reports of ties that are kept


@dataclass(frozen=True, kw_only=True)
class Latest:
    """The newest happenings of a tie of one kind, and how many there are; more: at least so many."""

    results: tuple[Result, ...]
    number: int
    more: bool


class Ties:
    """The ties of one ledger; what was worked out of a snapshot is kept as long as the snapshot is the newest."""

    def __init__(self, ledger: Path, coded: Iterable[Path] = ()) -> None:
        self._ledger = ledger
        self._coded = tuple(coded)
        self._kept: OrderedDict[tuple[Any, ...], TieReport] = OrderedDict()
        self._lock = threading.Lock()

    def report(self, one: str, other: str, since: date | None, until: date | None) -> TieReport:
        """What is known of a tie. Raises `ValueError` and `LedgerError`, as `tie_report` does."""
        with self._lock:  # of two who ask after a change, one makes the snapshot
            taken = take(self._ledger, self._coded)
        key = (taken.id, min(one, other), max(one, other), since, until)
        kept = self._kept.get(key)
        if kept is None:
            kept = tie_report(
                self._ledger, one, other, since=since, until=until, coded=self._coded, snapshot=taken.id
            )  # fmt: skip
            self._kept[key] = kept
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept

    def rows(self, report: TieReport, measure: str, since: date | None, until: date | None) -> list[dict[str, Any]]:
        """The rows a measure of a tie rests on that lie between two days. Raises `ValueError`, as `explain` does."""
        told = explain(report, measure, coded_folders(self._ledger, self._coded)).rows
        return [row for row in told if _lies(row, since, until)]


def latest(ledger: Ledger, ends: tuple[str, str]) -> dict[str, Latest]:
    """The newest contacts, pledges and statements that involve both ends."""
    found = {}
    for kind, most in LATEST.items():
        page = search(ledger, Sought(states=ends, kind=kind))
        found[kind] = Latest(results=page.results[:most], number=page.number, more=page.more)
    return found


def _lies(row: dict[str, Any], since: date | None, until: date | None) -> bool:
    day, end = row["day"], row["end"] or row["day"]
    return (since is None or end >= since.isoformat()) and (until is None or day <= until.isoformat())
