"""What a source says about a person in an office: on a day (a sighting) or over a span (a spell)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieline.records.actor import Rank

FIRST_DAY = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A dated text calls somebody the holder of an office.

    name: one word only, at times, as reports use it ("President Santos"). state: None where the text names none.
    place: the state the text is about, a weaker sign than `state`.
    """

    name: str
    office: str
    rank: Rank
    state: str | None
    day: date
    source: str
    document: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """A source gives a person's time in office.

    office, rank: None where the source does not name the office (REIGN and Archigos: whoever leads).
    start_known, end_known: whether the day is that of the change, or only the first or last day the source vouches for.
    end: None while in office at `seen`. surname: as the source marks it, if it does.
    """

    name: str
    surname: str | None
    office: str | None
    rank: Rank | None
    state: str
    start: date
    start_known: bool
    end: date | None
    end_known: bool
    seen: date
    source: str


def words() -> dict[str, list[str]]:
    """The lists of `words.toml`."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


_REMARKS = re.compile(r"\([^)]*\)|,? \b(?:Jr|Sr)\b\.?|\bthe Honou?rable\b|\bH\.?E\.?\b")
_RANKS_BEFORE = re.compile(rf"^(?:(?:{'|'.join(words()['before_names'])})\.?,?\s+)+")


def tidy(name: str) -> str:
    """A name without forms of address, remarks in brackets and stray blanks."""
    bare = _REMARKS.sub(" ", name.replace("’", "'"))
    bare = " ".join(bare.split()).strip(" ,.;-")
    return _RANKS_BEFORE.sub("", bare).strip(" ,")
