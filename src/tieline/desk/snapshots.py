"""Snapshots of a ledger and the coded tables beside it: made where something changed, listed, kept, checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.coded.parquet import MANIFESTS
from tieline.desk.imports import beside as coded_beside
from tieline.ledger.errors import LedgerError
from tieline.ledger.snapshots.make import make_snapshot
from tieline.ledger.snapshots.store import Snapshot, SnapshotStore, beside


@dataclass(frozen=True, slots=True)
class Verified:
    """A snapshot and what is wrong with its files."""

    snapshot: Snapshot
    faults: tuple[LedgerError, ...]

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        faults = [{"file": str(f.path), "fault": f.fault, "remedy": f.remedy} for f in self.faults]
        return {**plain_snapshot(self.snapshot), "sound": not faults, "faults": faults}


def store_of(ledger: Path) -> SnapshotStore:
    """The snapshots beside a ledger."""
    return SnapshotStore(beside(ledger))


def take(ledger: Path, coded: Iterable[Path] = (), *, named: str | None = None) -> Snapshot:
    """The snapshot to analyse: the one named, else that of the ledger as it is now, which is made where it is missing.

    coded: folders of coded tables; without any, the one beside the ledger counts, where there is one. Raises
    `LedgerError`.
    """
    if named is not None:
        return store_of(ledger).get(named)
    return make_snapshot(store_of(ledger), ledger, coded_folders(ledger, coded))


def coded_folders(ledger: Path, named: Iterable[Path] = ()) -> list[Path]:
    """The folders of coded tables that count: those named, else the one beside the ledger, where there is one."""
    own = coded_beside(ledger)
    return list(named) or ([own] if (own / MANIFESTS).is_dir() else [])


def verify(ledger: Path, named: str | None = None) -> list[Verified]:
    """One snapshot, or all of them, with what is wrong with each."""
    store = store_of(ledger)
    chosen = [store.get(named)] if named is not None else store.all()
    return [Verified(snapshot, tuple(store.verify(snapshot))) for snapshot in chosen]


def plain_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot as `--json` prints it."""
    manifest = snapshot.manifest
    return {
        "snapshot": manifest.id,
        "made": manifest.made,
        "tieline": manifest.tieline,
        "tables": manifest.tables,
        "inputs": list(manifest.inputs),
        "origins": list(manifest.origins),
        "doings": manifest.doings,
        "pledges": manifest.pledges,
        "undated": manifest.undated,
        "since": manifest.since,
        "until": manifest.until,
        "pinned": snapshot.pinned,
        "current": snapshot.current,
        "folder": str(snapshot.folder),
    }
