"""What a user brings along to a reading: files of actors, agents, verbs and discards in, what they hold out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.actors.own.entry import BrokenLine, OwnActor, OwnActors

if TYPE_CHECKING:
    from tieline.coders.events.dictionary.load import Dictionaries


@dataclass(frozen=True)
class Own:
    """entries: actors for the cast. dictionaries: where there are verbs. broken: lines passed over, by file. digest: of
    all files, for the version of what is read with them."""

    entries: tuple[OwnActor, ...]
    dictionaries: Dictionaries | None
    broken: tuple[tuple[Path, BrokenLine], ...]
    digest: str


def load_own(
    actors: Path | None = None, agents: Path | None = None, verbs: Path | None = None, discards: Path | None = None
) -> Own:
    """Load the files that are given; a line that cannot be used is told by its number, and the rest is.

    A PETRARCH actor whose code begins with no country counts where there are verbs, and is broken where there are none.
    Raises `ActorsFileError`, `DictionaryError` and `OSError`.
    """
    from tieline.actors.own.load import load_actors

    loaded: dict[Path, OwnActors] = {path: load_actors(path) for path in (actors, agents) if path is not None}
    entries = tuple(entry for found in loaded.values() for entry in found.entries)
    digests = [f"actors.{found.digest}" for found in loaded.values()]
    broken = [(path, line) for path, found in loaded.items() for line in found.broken]
    if verbs is None:
        return Own(entries, None, tuple(broken), "+".join(digests))
    from tieline.actors.own.load import is_petrarch
    from tieline.coders.events.dictionary.load import load_dictionaries

    named, acting = (path if path is not None and is_petrarch(path) else None for path in (actors, agents))
    dictionaries = load_dictionaries(verbs, named, acting, discards)
    broken = [(path, line) for path, line in broken if path not in (named, acting)]
    digests.append(f"verbs.{dictionaries.digest}")
    return Own(entries, dictionaries, (*broken, *dictionaries.broken), "+".join(digests))
