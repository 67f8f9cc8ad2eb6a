"""What can go wrong with snapshots. Every message names the folder or file, the fault and the remedy."""

from __future__ import annotations

from pathlib import Path

from tieline.ledger.errors import LedgerError


class SnapshotError(LedgerError):
    """Something is wrong with a snapshot, or with what is asked of it."""


class UnknownSnapshotError(SnapshotError):
    """No snapshot has that id, or several have one that begins so."""

    def __init__(self, folder: Path, prefix: str, found: tuple[str, ...]) -> None:
        named = f"{prefix!r} begins several snapshots ({', '.join(found)})" if found else f"no snapshot {prefix!r} here"
        super().__init__(folder, named, "`tieline snapshot list` prints their ids")


class NothingToSnapshotError(SnapshotError):
    """There is neither a ledger nor a folder of coded tables."""

    def __init__(self, ledger: Path) -> None:
        super().__init__(
            ledger,
            "there is no ledger here, and no coded tables beside it",
            "Read reports with `tieline read SOURCE`, import coded data with `tieline import FILE`, or name a folder "
            "of coded tables with --coded FOLDER",
        )
