"""A user's table of actors: CSV text in, entries and broken lines out.

Columns: `name` and `state`, and optionally `aliases` (parted by "; "), `kind`, `office`, `rank`, `start`, `end` and
`action`: "override" (the default) wins over text and tables, "add" counts only where these do not tell who is meant.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

from tieline.actors.own.entry import BrokenLine, OwnActor
from tieline.ontology import states
from tieline.records.actor import ActorKind, Rank

COLUMNS = ("name", "state", "aliases", "kind", "office", "rank", "start", "end", "action")
_ACTIONS = {"": True, "override": True, "add": False}


def read_table(text: str) -> tuple[list[OwnActor], list[BrokenLine]]:
    """Entries and broken lines of a table; raises `ValueError` where the head lacks `name` or `state`."""
    reader = csv.DictReader(_lines(text))
    head = tuple(reader.fieldnames or ())
    unknown = [column for column in head if column not in COLUMNS]
    if "name" not in head or "state" not in head or unknown:
        odd = f" and not {', '.join(map(repr, unknown))}" if unknown else ""
        raise ValueError(f"its first line must name the columns {', '.join(COLUMNS)} (name and state at least){odd}")
    entries: list[OwnActor] = []
    broken: list[BrokenLine] = []
    for row in reader:
        try:
            entries.append(_entry({k: (v or "").strip() for k, v in row.items() if k is not None}, reader.line_num))
        except ValueError as fault:
            broken.append(BrokenLine(reader.line_num, str(fault)))
    return entries, broken


def _lines(text: str) -> Iterator[str]:
    """Lines with remarks emptied, so that numbers stay those of the file."""
    return ("" if line.startswith("#") else line for line in text.splitlines())


def _entry(row: dict[str, str], line: int) -> OwnActor:
    name = row["name"]
    if not name:
        raise ValueError("it names nobody: fill in the column name")
    state = row["state"].upper() or None
    if state is not None and state not in states.table():
        raise ValueError(f"{row['state']!r} is no code of the states table: write ISO alpha-3, such as CHN")
    action = row.get("action", "").lower()
    if action not in _ACTIONS:
        raise ValueError(f"action {action!r}: write add or override")
    rank = _rank(row.get("rank", ""))
    kind = _kind(row.get("kind", "")) or (ActorKind.PERSON if rank or row.get("office") else None)
    if rank is not None and kind is not ActorKind.PERSON:
        raise ValueError(f"only a person holds a rank, not a {kind}")
    start, end = _day(row.get("start", ""), "start"), _day(row.get("end", ""), "end")
    if start is not None and end is not None and end < start:
        raise ValueError(f"it ends on {end} before it starts on {start}")
    return OwnActor(
        names=(name, *(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip())),
        kind=kind,
        state=state,
        office=row.get("office") or None,
        rank=rank,
        start=start,
        end=end,
        overrides=_ACTIONS[action],
        line=line,
    )


def _rank(word: str) -> Rank | None:
    if word and word not in set(Rank):
        raise ValueError(f"rank {word!r} is not one of {', '.join(Rank)}")
    return Rank(word) if word else None


def _kind(word: str) -> ActorKind | None:
    if word and word not in set(ActorKind):
        raise ValueError(f"kind {word!r} is not one of {', '.join(ActorKind)}")
    return ActorKind(word) if word else None


def _day(word: str, column: str) -> date | None:
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        raise ValueError(f"{column} {word!r} is not a date: write 2025-01-31") from None
