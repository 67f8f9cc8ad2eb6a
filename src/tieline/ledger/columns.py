"""A record in, the plain columns out by which the ledger finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

from tieline.ledger.moments import day_text
from tieline.merging.parties import roles
from tieline.records.claim import Claim
from tieline.records.contact import Contact
from tieline.records.event import Event
from tieline.records.issue import Issue
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading
from tieline.records.record import Record
from tieline.records.statement import Statement

# Every kind of record, and those that tell doings.
TYPES: dict[str, type[Record]] = {t.KIND: t for t in (Contact, Event, Statement, Pledge, Claim, Issue)}
DOINGS = ("contact", "event", "statement", "pledge", "claim")

# Columns of table records that hold a field of the same name.
NAMED = ("mode", "status", "category", "aspect", "binding", "predicate", "label", "weight")


def days(record: Record, published: datetime | date | None) -> tuple[str | None, str | None]:
    """First and last calendar day a record is filed under.

    A contact or event is filed under the days it happened on, and under none if they are not known. What is said
    is filed under the day of the report.
    """
    if isinstance(record, Contact | Event):
        return (day_text(record.when.start), day_text(record.when.end)) if record.when is not None else (None, None)
    day = day_text(published) if published is not None else None
    return day, day


def named_columns(record: Record) -> tuple[str | float | None, ...]:
    """The values of the columns in `NAMED`; None where the record has no such field, or several values."""
    return tuple(_plain(getattr(record, name, None)) for name in NAMED)


def _plain(value: object) -> str | float | None:
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, str | float | int) else None


def states(reading: Reading) -> dict[str, frozenset[tuple[str, str]]]:
    """For each record, by id, the states it involves, each with its role.

    A statement involves its speaker's state, and as "about" the states of all parties that other records of the
    document name inside its words.
    """
    named = sorted(_named(reading))
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for record in reading.records():
        own = {(a.state, role) for role, _, actors in roles(record) for a in actors if a.state is not None}
        if isinstance(record, Statement):
            said = [(e.start, e.end) for e in record.spans("content")]
            own |= {(state, "about") for start, end, state in named if any(s <= start and end <= e for s, e in said)}
        found[record.id] = frozenset(own)
    return found


def _named(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Where the records of a document name a party, and its state."""
    for record in reading.records():
        for _, field, actors in roles(record):
            for piece in record.spans(field):
                state = actors[piece.item].state if piece.item < len(actors) else None
                if state is not None:
                    yield piece.start, piece.end, state
