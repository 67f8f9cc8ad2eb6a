"""A ledger in, its busiest ties out: how many happenings each has, how many of them conflictual, and contacts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader

_NUMBERS = (("n", pa.int64()), ("conflict", pa.int64()), ("contacts", pa.int64()))
_BUSIEST = pa.schema([("first", pa.string()), ("second", pa.string()), *_NUMBERS])
_SQL = """
SELECT first, second, sum(n)::BIGINT AS n, sum(conflict)::BIGINT AS conflict, sum(contacts)::BIGINT AS contacts
FROM {files} WHERE $one IS NULL OR first = $one OR second = $one
GROUP BY first, second ORDER BY greatest(sum(n), sum(contacts)) DESC, first, second LIMIT $most
"""
MOST = 90  # ties; a picture of more is a knot


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyTie:
    """n: happenings with a weight; conflict: how many of them are conflictual. contacts: held."""

    ends: tuple[str, str]
    n: int
    conflict: int
    contacts: int

    @property
    def size(self) -> int:
        """How busy it is."""
        return max(self.n, self.contacts)

    @property
    def conflict_share(self) -> float | None:
        """Share of conflictual happenings; None where none has a weight."""
        return self.conflict / self.n if self.n else None


@dataclass(frozen=True, kw_only=True)
class TieMap:
    """The busiest ties, the busiest first. snapshot: the id they were counted in."""

    ties: tuple[BusyTie, ...]
    snapshot: str


def tie_map(ledger: Path, coded: Iterable[Path] = (), *, of: str | None = None, most: int = MOST) -> TieMap:
    """The busiest ties of a ledger, of one end if named. Raises `LedgerError`."""
    taken = take(ledger, coded)
    with SnapshotReader(taken) as reader:
        rows = reader.query("weeks", _BUSIEST, _SQL, {"one": of, "most": most}).to_pylist()
    found = (
        BusyTie(ends=(row["first"], row["second"]), n=row["n"], conflict=row["conflict"], contacts=row["contacts"])
        for row in rows
    )
    return TieMap(ties=tuple(tie for tie in found if tie.size), snapshot=taken.id)
