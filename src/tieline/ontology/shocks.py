"""Shocks: dated changes of the international situation, as a list that is fixed before anything is tested on it."""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieline.ontology import states
from tieline.ontology.tables import rows, several

COLUMNS = ("id", "day", "name", "parties", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """A change that came from outside a tie. id: its name in the list. day: when it began. name: as people call it.

    parties: ends that were themselves parties to it: for their ties it is their own crisis, no external shock.
    source: where the day is from.
    """

    id: str
    day: date
    name: str
    parties: tuple[str, ...]
    source: str

    def external_to(self, ends: tuple[str, str]) -> bool:
        """Whether neither end of a tie was a party to it."""
        return not set(ends) & set(self.parties)


@functools.cache
def table() -> tuple[Shock, ...]:
    """The list that ships, by day."""
    return _ordered(_shock(row) for row in rows("shocks.csv"))


def read(path: Path) -> tuple[Shock, ...]:
    """A user's list, by day: CSV with the columns of ours, of which `parties` and `source` may be empty; or TOML with a
    table `[[shock]]` for each, with the same keys, of which only `day` and `name` must be there.

    Raises `ValueError` with all that is wrong, each with its line.
    """
    if path.suffix.lower() == ".toml":
        return _ordered(_of_toml(path))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        numbered = [(n, line) for n, line in enumerate(stream, 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader([line for _, line in numbered])
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"{path} has no column {', '.join(missing)}: a list of shocks has {', '.join(COLUMNS)}")
    found: dict[str, Shock] = {}
    faults: list[str] = []
    for (number, _), row in zip(numbered[1:], reader, strict=False):
        try:
            shock = _shock({column: (row[column] or "").strip() for column in COLUMNS})
            if shock.id in found:
                raise ValueError(f"{shock.id!r} stands twice: give each shock an id of its own")
            found[shock.id] = shock
        except ValueError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise ValueError(f"{path}: " + "; ".join(faults))
    return _ordered(found.values())


def on(day: date, name: str | None = None) -> Shock:
    """A shock that a user names by its day."""
    return Shock(id=day.isoformat(), day=day, name=name or day.isoformat(), parties=(), source="named by the user")


def _of_toml(path: Path) -> Iterator[Shock]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("shock")
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is no TOML: {error}") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"{path} has no table [[shock]]: write one for each, with day and name")
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        row = {column: _plain(entry.get(column, "")) for column in COLUMNS}
        row["id"] = row["id"] or row["day"]
        try:
            shock = _shock(row)
            if shock.id in seen:
                raise ValueError(f"{shock.id!r} stands twice: give each shock an id of its own")
        except ValueError as error:
            raise ValueError(f"{path}: shock {number}: {error}") from None
        seen.add(shock.id)
        yield shock


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _ordered(shocks: Iterable[Shock]) -> tuple[Shock, ...]:
    return tuple(sorted(shocks, key=lambda shock: (shock.day, shock.id)))


def _shock(row: Mapping[str, str]) -> Shock:
    if not row["id"] or not row["name"]:
        raise ValueError("a shock needs an id and a name")
    parties = several(row["parties"])
    unknown = [code for code in parties if code not in states.table()]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is no code of a state or bloc, such as CHN")
    try:
        day = date.fromisoformat(row["day"])
    except ValueError:
        raise ValueError(f"{row['day']!r} is no day: write it as 2022-02-24") from None
    return Shock(id=row["id"], day=day, name=row["name"], parties=parties, source=row["source"])
