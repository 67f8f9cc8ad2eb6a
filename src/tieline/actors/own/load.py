"""Reads a user's file of actors, by its extension: `.csv` is a table, `.actors` and `.agents` are PETRARCH's."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tieline.actors.own.entry import OwnActors
from tieline.actors.own.petrarch import read_actors, read_agents
from tieline.actors.own.table import read_table


class ActorsFileError(ValueError):
    """A file of actors that cannot be used at all; the message says why and what to do."""


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".txt"]
    return suffixes[-1] if suffixes else ""


def is_petrarch(path: Path) -> bool:
    """Whether a file is one of PETRARCH's dictionaries, by its extension."""
    return _kind(path) in (".actors", ".agents")


def load_actors(path: Path) -> OwnActors:
    """The actors of a file; a broken line is told by its number, and the rest is used.

    PETRARCH's files often end in ".txt" ("Phoenix.Countries.actors.txt"): the extension before counts then. Raises
    `ActorsFileError` for another extension, a file that is not UTF-8 or a table without its columns, and `OSError`.
    """
    kind = _kind(path)
    readers = {".csv": read_table, ".actors": read_actors, ".agents": read_agents}
    if kind not in readers:
        known = ", ".join(readers)
        raise ActorsFileError(f"{path}: its extension tells no format; name it {known} (PETRARCH's also with .txt)")
    contents = path.read_bytes()
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ActorsFileError(f"{path}: it is not UTF-8 ({error.reason} at byte {error.start})") from error
    try:
        entries, broken = readers[kind](text)
    except ValueError as error:
        raise ActorsFileError(f"{path}: {error}") from error
    return OwnActors(tuple(entries), tuple(broken), hashlib.sha256(contents).hexdigest()[:12])
