"""Two states in, what every measure says of their tie out: from each source by itself, then from all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from tieline.desk.frames import Frame, estimates, paths
from tieline.desk.snapshots import take
from tieline.ledger.snapshots.columns import DOINGS
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot
from tieline.ontology import states
from tieline.ties.happenings import Happenings
from tieline.ties.load import load_tie, span_of
from tieline.ties.measure import Result
from tieline.ties.registry import measure_all
from tieline.ties.tie import Tie
from tieline.ties.window import Window

POOLED = "all"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one source, or all of them pooled, tells of a tie. origin: its name, or "all"."""

    origin: str
    tie: Tie
    measures: tuple[Result, ...]

    @property
    def happenings(self) -> Happenings:
        """The happenings of the tie in the window."""
        return self.tie.happenings

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "origin": self.origin,
            "happenings": len(self.happenings),
            "independent": self.happenings.independent,
            "coverage": self.tie.world.coverage,
            "notes": list(self.tie.remarks()),
            "measures": [result.plain() for result in self.measures],
        }


@dataclass(frozen=True, kw_only=True)
class TieReport:
    """A tie in a window. ends: codes, in alphabetical order. known: the days between which anything is known of it;
    None for a tie without a single happening. tellings: by source, the last of them all sources pooled where there are
    several; none where nothing is known in the window."""

    ends: tuple[str, str]
    window: Window | None
    known: Window | None
    snapshot: Snapshot
    tellings: tuple[Telling, ...]

    @property
    def names(self) -> tuple[str, str]:
        """The names of the ends."""
        first, second = (states.get(code).name for code in self.ends)
        return first, second

    @property
    def nothing(self) -> str | None:
        """Why there is no answer, in a sentence; None where there is one."""
        between = " and ".join(self.names)
        if self.known is None:
            return f"Nothing is known of any doing between {between}."
        if not self.tellings:
            assert self.window is not None  # it is asked about, or that of what is known, which holds something
            return (
                f"Nothing is known of {between} from {self.window.since} to {self.window.until}; "
                f"what is known lies between {self.known.since} and {self.known.until}."
            )
        return None

    @property
    def measures(self) -> dict[str, Result]:
        """What each measure says, by its name; of several sources, all of them pooled."""
        return {result.name: result for result in self.tellings[-1].measures} if self.tellings else {}

    @property
    def estimates(self) -> Frame:
        """Every number of every measure and source, a row for each; also each measure that declines."""
        return estimates(self._results)

    @property
    def paths(self) -> Frame:
        """The measures over time, week by week."""
        return paths(self._results)

    @property
    def happenings(self) -> Frame:
        """The happenings of the tie in the window, from all sources."""
        return Frame(self.tellings[-1].happenings.rows if self.tellings else DOINGS.empty_table())

    def to_arrow(self) -> pa.Table:
        """The estimates as an Arrow table."""
        return self.estimates.to_arrow()

    def to_pandas(self) -> Any:
        """The estimates as a pandas data frame. Raises `MissingPackageError`."""
        return self.estimates.to_pandas()

    def to_polars(self) -> Any:
        """The estimates as a polars data frame. Raises `MissingPackageError`."""
        return self.estimates.to_polars()

    @property
    def _results(self) -> list[tuple[str, Result]]:
        return [(telling.origin, result) for telling in self.tellings for result in telling.measures]

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "ends": list(self.ends),
            "names": list(self.names),
            "window": self.window.plain() if self.window is not None else None,
            "snapshot": self.snapshot.id,
            "nothing": self.nothing,
            "tellings": [telling.plain() for telling in self.tellings],
        }


def tie_report(
    ledger: Path,
    one: str,
    other: str,
    *,
    since: date | None = None,
    until: date | None = None,
    coded: Iterable[Path] = (),
    snapshot: str | None = None,
) -> TieReport:
    """What is known of the tie between two ends, by their codes.

    Raises `ValueError` for a tie with itself or for reversed dates, and `LedgerError`.
    """
    if one == other:
        raise ValueError(f"a tie is between two different ends, not {one} and itself")
    if since is not None and until is not None:
        Window(since, until)
    ends = (min(one, other), max(one, other))
    taken = take(ledger, coded, named=snapshot)
    with SnapshotReader(taken) as reader:
        known = span_of(reader, ends)
        window = _window(known, since, until)
        origins = reader.origins_of(*ends)
    found = (_telling(taken, ends, window, origin) for origin in _asked(origins)) if window is not None else ()
    tellings = tuple(telling for telling in found if len(telling.happenings) or len(telling.tie.promises))
    return TieReport(ends=ends, window=window, known=known, snapshot=taken, tellings=tellings)


def _window(known: Window | None, since: date | None, until: date | None) -> Window | None:
    """The window that is asked about; what is left open is that of what is known."""
    if known is None:
        return Window(since, until) if since is not None and until is not None else None
    begin = since or min(known.since, until or known.since)
    return Window(begin, until or max(known.until, begin))


def _asked(origins: tuple[str, ...]) -> tuple[str, ...]:
    return (*origins, POOLED) if len(origins) != 1 else origins


def _telling(snapshot: Snapshot, ends: tuple[str, str], window: Window, origin: str) -> Telling:
    with SnapshotReader(snapshot, None if origin == POOLED else (origin,)) as reader:
        tie = load_tie(reader, ends, window)
        return Telling(origin=origin, tie=tie, measures=measure_all(tie))
