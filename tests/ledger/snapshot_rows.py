"""What a snapshot holds, for tests: its rows as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tieline.ledger.snapshots.make import make_snapshot
from tieline.ledger.snapshots.store import Snapshot, SnapshotStore, beside


def snapshot_of(ledger: Path, *coded: Path) -> Snapshot:
    """The snapshot of a ledger and of folders of coded tables as they are now."""
    return make_snapshot(SnapshotStore(beside(ledger)), ledger, coded)


def rows_of(snapshot: Snapshot, table: str = "doings") -> list[dict[str, Any]]:
    """All rows of one of its tables, in the order of its files."""
    return [row for path in snapshot.paths(table) for row in pq.read_table(path).to_pylist()]
