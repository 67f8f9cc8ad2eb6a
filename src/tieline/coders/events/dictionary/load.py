"""A user's PETRARCH dictionaries: files in, what codes a sentence by them out, with their broken lines."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tieline.actors.own.codes import read_coded_actors, read_coded_agents
from tieline.actors.own.entry import BrokenLine
from tieline.actors.own.load import ActorsFileError
from tieline.coders.events.dictionary.discards import Discards, read_discards
from tieline.coders.events.dictionary.entry import VerbDictionary
from tieline.coders.events.dictionary.named import CodedNames
from tieline.coders.events.dictionary.verbs_file import read_verbs


class DictionaryError(ActorsFileError):
    """A dictionary that cannot be used at all; the message says why and what to do."""


@dataclass(frozen=True)
class Dictionaries:
    """names: who the dictionaries of actors and agents know. broken: lines passed over, by file. digest: of all files,
    for the version of what is read with them."""

    verbs: VerbDictionary
    names: CodedNames
    discards: Discards
    broken: tuple[tuple[Path, BrokenLine], ...]
    digest: str


def load_dictionaries(
    verbs: Path, actors: Path | None = None, agents: Path | None = None, discards: Path | None = None
) -> Dictionaries:
    """Read the files. Raises `DictionaryError` for one that is no text, or has no verb in it, and `OSError`."""
    digest = hashlib.sha256()
    broken: list[tuple[Path, BrokenLine]] = []

    def text_of(path: Path | None) -> str:
        contents = path.read_bytes() if path is not None else b""
        digest.update(hashlib.sha256(contents).digest())
        try:
            return contents.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DictionaryError(f"{path}: it is not UTF-8 ({error.reason} at byte {error.start})") from error

    def told(path: Path | None, lines: list[BrokenLine]) -> None:
        broken.extend((path, line) for line in lines if path is not None)

    known, faults = read_verbs(text_of(verbs))
    told(verbs, faults)
    if not known.by_verb:
        raise DictionaryError(f"{verbs}: holds no verb: write --- ABANDON [060] ---, and ABANDON on a line of its own")
    named, faults = read_coded_actors(text_of(actors))
    told(actors, faults)
    acting, faults = read_coded_agents(text_of(agents))
    told(agents, faults)
    return Dictionaries(
        known, CodedNames(named, acting), read_discards(text_of(discards)), tuple(broken), digest.hexdigest()[:12]
    )
