"""Stored rows in, records out: the events and contacts the ledger keeps, each with its file and row as evidence."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa

from tieline.coded.codes import PLOVER
from tieline.coded.fault import Reject
from tieline.ontology import states, titles
from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Category, Event, Quad
from tieline.records.evidence import RowEvidence
from tieline.records.when import Precision, When

SURE = 1.0  # that the row says so; the row says nothing of how sure its coder was
Told = Event | Contact
_AT_ONCE = 2_000  # rows as Python values; a whole part of them would take a gigabyte
# Words and codes that tell what sort of party a coder meant. What tells nothing is a group.
_GOVERNMENT = {"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "ELI"}
_ORGANISED = {"IGO", "IMG", "NGO", "NGM", "MNC", "BUS", "MED", "EDU", "UIS"}
_GOVERNMENT_WORDS = ("government", "ministry", "executive", "military", "police", "judicia", "legislat", "parliament")
_ORGANISED_WORDS = ("business", "media", "ngos", "non-governmental", "international government", "education", "banking")


def records_of(rows: pa.Table) -> Iterator[tuple[int, Told | Reject]]:
    """For each row its line, and its record or why the ledger cannot hold one."""
    for batch in rows.to_batches(max_chunksize=_AT_ONCE):
        for row in batch.to_pylist():
            line: int = row["row"]
            try:
                yield line, _contact(row) if row["kind"] == "contact" else _event(row)
            except ValueError as error:
                yield line, Reject(line, f"the ledger cannot hold it: {error}", "")


def _event(row: dict[str, Any]) -> Event:
    source, target = _party(row, "source"), _party(row, "target")
    if source is None:
        raise ValueError("it names no source, and an event needs an actor")
    # A row and its mirror say that both did it; a row alone says who did it to whom.
    both = row["mirror_row"] is not None and target is not None
    return Event(
        evidence=_evidence(row, "category"),
        confidence=SURE,
        method=f"import.{row['source']}",
        category=Category(row["category"]) if row["category"] else None,
        actors=(source, target) if both and target is not None else (source,),
        recipients=() if both or target is None else (target,),
        modes=(row["mode"],) if row["mode"] else (),
        contexts=tuple(row["contexts"].split("; ")) if row["contexts"] else (),
        when=_when(row),
        place=row["place"],
        quad=Quad(row["quad"]) if row["quad"] else None,
        penta=row["penta"],
        weight=row["weight"],
        weights=row["weights"],
        scheme=row["scheme"],
        code=row["code"],
    )


def _contact(row: dict[str, Any]) -> Contact:
    office, state = row["source_sectors"], row["source_state"]
    traveller = Actor(
        name=row["source_name"],
        kind=ActorKind.PERSON,
        office=office,
        rank=_rank(office, state),
        state=state,
        method=f"import.{row['source']}",
    )
    host = _party(row, "target")
    assert host is not None  # the layout refuses a row without
    return Contact(
        evidence=_evidence(row, "mode"),
        confidence=SURE,
        method=f"import.{row['source']}",
        participants=(traveller, host),
        mode=ContactMode(row["mode"]),
        status=ContactStatus.HELD,
        when=_when(row),
        place=row["place"],
        host=host,
    )


def _evidence(row: dict[str, Any], field: str) -> tuple[RowEvidence, ...]:
    lines = (row["row"],) if row["mirror_row"] is None else (row["row"], row["mirror_row"])
    return tuple(RowEvidence(field=field, file=row["file"], row=line) for line in lines)


def _when(row: dict[str, Any]) -> When:
    start: date = row["date"]
    end: date = row["end"] or start
    text = start.isoformat() if end == start else f"{start.isoformat()} to {end.isoformat()}"
    return When(start=start, end=end, precision=Precision.DAY, text=text, rule=f"import.{row['source']}")


def _party(row: dict[str, Any], prefix: str) -> Actor | None:
    name = row[f"{prefix}_name"] or row[f"{prefix}_code"] or row[f"{prefix}_country"]
    if not name:
        return None
    code, sectors = row[f"{prefix}_code"], row[f"{prefix}_sectors"]
    return _actor(name, code or "", sectors or "", row[f"{prefix}_state"], row["scheme"], row["source"])


@functools.lru_cache(maxsize=200_000)
def _actor(name: str, code: str, sectors: str, state: str | None, scheme: str, source: str) -> Actor:
    kind = _kind(name, code, sectors, state, scheme)
    canonical = states.get(state).name if state is not None and kind is ActorKind.STATE else None
    return Actor(name=name, kind=kind, canonical=canonical, state=state, method=f"import.{source}")


def _kind(name: str, code: str, sectors: str, state: str | None, scheme: str) -> ActorKind:
    """What sort of party it is, as far as its code, its sectors or its name say."""
    if state is not None and _is_state(name, code, state):
        return ActorKind.STATE
    roles = {code[i : i + 3] for i in range(0, len(code), 3)} | ({sectors} if scheme != PLOVER else set())
    said = sectors.casefold()
    if roles & _GOVERNMENT or any(word in said for word in _GOVERNMENT_WORDS):
        return ActorKind.GOVERNMENT_BODY
    if roles & _ORGANISED or any(word in said for word in _ORGANISED_WORDS):
        return ActorKind.ORGANISATION
    return ActorKind.GROUP


def _is_state(name: str, code: str, state: str) -> bool:
    if code:
        return len(code) == 3 and code not in _GOVERNMENT | _ORGANISED
    return name == state or any(n.state.code == state and n.how in _PLAIN for n in states.by_name(name))


_PLAIN = (states.How.NAME, states.How.OFFICIAL, states.How.ALIAS)


@functools.lru_cache(maxsize=10_000)
def _rank(office: str | None, state: str | None) -> Rank | None:
    found = titles.find(office) if office else None
    return found.rank_for(state) if found else None
