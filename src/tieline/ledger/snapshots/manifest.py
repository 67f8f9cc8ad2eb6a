"""What a snapshot says of itself: its id, what it was made of, its files and their hashes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORMAT = 4  # raised by whatever changes the tables of a snapshot, or what stands in them
_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of one input. key: equal for parts made of the same, by the same version. origin: of its doings.

    doings, pledges: how many rows. undated: doings between two ends that are in no row because nobody tells when they
    happened. since, until: first and last day, ISO; None without doings. content: hash of the rows, whatever wrote
    them. files: name within the snapshot -> SHA-256.
    """

    name: str
    key: str
    origin: str
    doings: int
    pledges: int
    undated: int
    since: str | None
    until: str | None
    content: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """id: hash of the content: equal for equal doings and pledges, on whatever machine. made: when, ISO, UTC.

    tieline: the version that made it. tables: versions of the tables its weights and categories are from. inputs:
    what it was made of, in words.
    """

    id: str
    format: int
    made: str
    tieline: str
    tables: dict[str, str]
    inputs: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def doings(self) -> int:
        """Rows of doings."""
        return sum(part.doings for part in self.parts)

    @property
    def pledges(self) -> int:
        """Rows of pledges."""
        return sum(part.pledges for part in self.parts)

    @property
    def undated(self) -> int:
        """Doings left out because nobody tells when they happened."""
        return sum(part.undated for part in self.parts)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where its doings come from, sorted."""
        return tuple(sorted({part.origin for part in self.parts if part.doings}))

    @property
    def since(self) -> str | None:
        """Its first day."""
        return min((part.since for part in self.parts if part.since is not None), default=None)

    @property
    def until(self) -> str | None:
        """Its last day."""
        return max((part.until for part in self.parts if part.until is not None), default=None)

    def text(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def identity(parts: tuple[Part, ...]) -> str:
    """Id of a snapshot with these parts."""
    rows = sorted(f"{p.origin} {p.name} {p.doings} {p.pledges} {p.content}" for p in parts if p.doings or p.pledges)
    return hashlib.sha256("\n".join([f"format {FORMAT}", *rows]).encode()).hexdigest()[:_DIGITS]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot's folder. Raises `OSError`, and `ValueError` for what is none."""
    plain: dict[str, Any] = json.loads((folder / NAME).read_text("utf-8"))
    if plain.get("format") != FORMAT:
        raise ValueError(f"it is of format {plain.get('format')}, and this version of Tieline reads format {FORMAT}")
    try:
        parts = tuple(Part(**part) for part in plain.pop("parts"))
        return Manifest(**{**plain, "inputs": tuple(plain["inputs"])}, parts=parts)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{folder / NAME} is no manifest of a snapshot: {error}") from None
