"""The few things done to files that must survive a crash: each is done wholly, or has not been done.

A kill between any two of them leaves the snapshot in use as it was; the tests kill there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

_BLOCK = 1 << 20


def write_text(path: Path, text: str) -> None:
    """Replace a file as a whole."""
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_text(text, "utf-8", newline="\n")
    sync(made)
    made.replace(path)
    sync(path.parent)


def publish(made: Path, name: Path) -> None:
    """Give a finished folder its name; where it is taken, what bears it holds the same, and the new one goes."""
    try:
        made.rename(name)
    except OSError:
        if not name.is_dir():
            raise
        remove(made)
    sync(name.parent)


def reuse(known: Path, name: Path) -> None:
    """Let a file appear under a second name; where the disk knows no links, as a copy."""
    try:
        os.link(known, name)
    except OSError:
        shutil.copyfile(known, name)
        sync(name)


def remove(folder: Path) -> None:
    """Take a folder away, first from view, so that a kill in between leaves no half snapshot under its name."""
    hidden = folder.with_name(f".gone-{folder.name}")
    with contextlib.suppress(FileNotFoundError):
        if not folder.name.startswith("."):
            folder.rename(hidden)
            folder = hidden
        shutil.rmtree(folder, ignore_errors=True)


def sync(path: Path) -> None:
    """Have the disk hold what was written; a folder cannot be synced on every system."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """Hash of a file's bytes."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
