"""No, one or two states in, what all ties together say of them out: groups, closest others, or how alike they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ledger.snapshots.store import Snapshot
from tieline.ties.measure import Result
from tieline.ties.network.alignment import alignment
from tieline.ties.network.closeness import closeness
from tieline.ties.network.communities import Communities, communities
from tieline.ties.stored import StoredWorld
from tieline.ties.window import Window


@dataclass(frozen=True, kw_only=True)
class NetworkReport:
    """What is said of some states. window: None where the snapshot knows of no happening; there is then no answer."""

    states: tuple[str, ...]
    window: Window | None
    snapshot: Snapshot
    found: Result | Communities | None

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "states": list(self.states),
            "window": self.window.plain() if self.window is not None else None,
            "snapshot": self.snapshot.id,
            "nothing": None if self.found is not None else "Nothing is known of any doing between two states.",
            "found": self.found.plain() if self.found is not None else None,
        }


def network_report(
    ledger: Path,
    states: tuple[str, ...],
    *,
    since: date | None = None,
    until: date | None = None,
    coded: Iterable[Path] = (),
    snapshot: str | None = None,
) -> NetworkReport:
    """Communities of all states; of one state how close it is to each other; of two how alike they are.

    states: codes, two at the most. Raises `ValueError` for more, for a state twice or for reversed dates, and
    `LedgerError`.
    """
    if len(states) > 2:
        raise ValueError("name no state for groups, one for those it is close to, two for how alike they are")
    taken = take(ledger, coded, named=snapshot)
    window = _window(taken, since, until)
    if window is None:
        return NetworkReport(states=states, window=None, snapshot=taken, found=None)
    with SnapshotReader(taken) as reader:
        world = StoredWorld(reader, window.weeks)
        found: Result | Communities
        if not states:
            found = communities(world)
        elif len(states) == 1:
            found = closeness(world, states[0])
        else:
            found = alignment(world, (states[0], states[1]))
    return NetworkReport(states=states, window=window, snapshot=taken, found=found)


def _window(snapshot: Snapshot, since: date | None, until: date | None) -> Window | None:
    """The window that is asked about; what is left open is that of the snapshot."""
    first, last = snapshot.manifest.since, snapshot.manifest.until
    if since is not None and until is not None:
        return Window(since, until)
    if first is None or last is None:
        return None
    begin = since or min(date.fromisoformat(first), until or date.max)
    return Window(begin, until or max(date.fromisoformat(last), begin))
