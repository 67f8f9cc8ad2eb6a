"""The folder of snapshots beside a ledger: which there are, which is in use, which are kept.

ledger-snapshots/
  index.json               the one in use, and which state of the inputs each was made of
  3f2a9c1b00d4e5a6/        a snapshot; its name is the hash of its content
    manifest.json
    doings/ weeks/ coverage/ pledges/
    pinned                 present where it is kept for good
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tieline.ledger.snapshots import files
from tieline.ledger.snapshots.fault import SnapshotError, UnknownSnapshotError
from tieline.ledger.snapshots.manifest import NAME, Manifest, Part, read_manifest

PINNED = "pinned"
KEPT = 3  # snapshots that are kept without being pinned, the newest: others may still be reading the last ones
_INDEX = "index.json"
_MAKING = ".making-"
_STALE = 86_400  # seconds after which a folder that somebody was making is taken for left behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A snapshot on the disk. pinned: whether it is kept for good. current: whether it is the one in use."""

    folder: Path
    manifest: Manifest
    pinned: bool
    current: bool

    @property
    def id(self) -> str:
        """Hash of its content."""
        return self.manifest.id

    def paths(self, table: str) -> list[Path]:
        """The files of one of its tables."""
        return [self.folder / name for part in self.manifest.parts for name in part.files if name.startswith(table)]


@dataclass(frozen=True, slots=True)
class _Index:
    current: str | None
    inputs: dict[str, str]  # state of the inputs -> id


class SnapshotStore:
    """The snapshots in one folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[Snapshot]:
        """All snapshots, the newest first. What cannot be read is left out; `verify` names it."""
        current = self._index().current
        found = []
        for folder in self._folders():
            try:
                found.append(self._opened(folder, current))
            except (OSError, ValueError):
                continue
        return sorted(found, key=lambda snapshot: (snapshot.manifest.made, snapshot.id), reverse=True)

    def get(self, prefix: str) -> Snapshot:
        """The snapshot whose id begins so. Raises `UnknownSnapshotError`, and `SnapshotError` for a damaged one."""
        named = tuple(folder.name for folder in self._folders() if prefix and folder.name.startswith(prefix))
        if len(named) != 1:
            raise UnknownSnapshotError(self.folder, prefix, named)
        try:
            return self._opened(self.folder / named[0], self._index().current)
        except (OSError, ValueError) as error:
            raise damaged(self.folder / named[0] / NAME, str(error)) from error

    def of(self, inputs: str) -> Snapshot | None:
        """The snapshot that was made of inputs in this state, if it is still there and whole."""
        known = self._index().inputs.get(inputs)
        return next((snapshot for snapshot in self.all() if snapshot.id == known), None)

    def part(self, key: str) -> tuple[Path, Part] | None:
        """A part with that key in any snapshot, and the snapshot's folder."""
        for snapshot in self.all():
            for part in snapshot.manifest.parts:
                if part.key == key and all((snapshot.folder / name).is_file() for name in part.files):
                    return snapshot.folder, part
        return None

    def begin(self) -> Path:
        """A new folder to make a snapshot in; what crashed makers left is taken away."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(".*"):
            if left.is_dir() and time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=_MAKING, dir=self.folder))

    def commit(self, made: Path, manifest: Manifest, inputs: str) -> Snapshot:
        """Give what was made its name, put it in use, and let go of the oldest that nobody pinned."""
        files.write_text(made / NAME, manifest.text())
        files.publish(made, self.folder / manifest.id)
        return self.use(manifest.id, inputs)

    def use(self, id_: str, inputs: str) -> Snapshot:
        """Put a snapshot in use, as the one made of these inputs."""
        there = {folder.name for folder in self._folders()}
        known = {state: name for state, name in self._index().inputs.items() if name in there}
        files.write_text(self.folder / _INDEX, json.dumps(asdict(_Index(id_, {**known, inputs: id_})), indent=1))
        self._let_go()
        return self.get(id_)

    def pin(self, prefix: str, *, pinned: bool) -> Snapshot:
        """Keep a snapshot for good, or no longer."""
        snapshot = self.get(prefix)
        mark = snapshot.folder / PINNED
        if pinned:
            mark.touch()
        else:
            mark.unlink(missing_ok=True)
        return self.get(snapshot.id)

    def verify(self, snapshot: Snapshot) -> list[SnapshotError]:
        """What is wrong with its files: each that is missing or not as it was written, with the remedy."""
        faults = []
        for part in snapshot.manifest.parts:
            for name, wanted in part.files.items():
                path = snapshot.folder / name
                if not path.is_file():
                    faults.append(damaged(path, "it is missing"))
                elif files.sha256(path) != wanted:
                    faults.append(damaged(path, "its bytes are not those that were written"))
        return faults

    def _let_go(self) -> None:
        loose = [snapshot for snapshot in self.all() if not snapshot.pinned and not snapshot.current]
        for snapshot in loose[KEPT - 1 :]:
            files.remove(snapshot.folder)

    def _opened(self, folder: Path, current: str | None) -> Snapshot:
        manifest = read_manifest(folder)
        return Snapshot(
            folder=folder,
            manifest=manifest,
            pinned=(folder / PINNED).exists(),
            current=manifest.id == current,
        )

    def _folders(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith("."))

    def _index(self) -> _Index:
        try:
            return _Index(**json.loads((self.folder / _INDEX).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return _Index(None, {})  # without it snapshots are made anew, of the parts that are there


def damaged(path: Path, fault: str) -> SnapshotError:
    """The error for a file of a snapshot that is not what it should be."""
    return SnapshotError(
        path, fault, f"Delete the folder {path.parents[1] if path.name != NAME else path.parent} and run "
        "`tieline snapshot make`, which makes it anew from the ledger and the coded tables"
    )  # fmt: skip


def beside(ledger: Path) -> Path:
    """The folder beside a ledger for its snapshots."""
    return Path(os.fspath(ledger)).with_name(f"{ledger.stem}-snapshots")
