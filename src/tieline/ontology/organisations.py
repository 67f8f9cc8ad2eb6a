"""Organisations and blocs: a name in, the organisation out; and who belonged to it on a day.

Intergovernmental ones stand in the table of organisations; beside them the bodies, armed groups, parties and media of
one state that reports name without naming the state ("the CIA", "Hezbollah").
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tieline.ontology.tables import day, rows, several, within
from tieline.records.actor import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """kind: organisation or bloc; of a state's own body also government_body or group.

    part_of: code of the organisation it is an organ of (UNSC of UN).

    state: code in the states table, where the organisation can be an end of ties of its own (EUU, NATO), or of the
    state it is a body of.
    seats: places that stand for it in reporting ("Turtle Bay"); never sure on their own.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    part_of: str | None
    state: str | None
    seats: tuple[str, ...]
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's membership: first and last day, None for an open end. role: member, permanent member, suspended."""

    organisation: str
    state: str
    role: str
    start: date | None
    end: date | None


@functools.cache
def table() -> Mapping[str, Organisation]:
    """All intergovernmental organisations and blocs by code."""
    return MappingProxyType({row["code"]: _organisation(row) for row in rows("organisations.csv")})


@functools.cache
def national() -> Mapping[str, Organisation]:
    """Bodies and groups of one state by code."""
    return MappingProxyType({row["code"]: _national(row) for row in rows("national_bodies.csv")})


def get(code: str) -> Organisation:
    """The organisation with that code; raises `KeyError` naming the code."""
    try:
        return table()[code]
    except KeyError:
        raise KeyError(f"{code!r} is no code of the organisations table") from None


@functools.cache
def gazetteer() -> Mapping[str, tuple[Organisation, ...]]:
    """Every name and alias (without "the") and the organisations it may mean, for a matcher. Case counts."""
    forms: dict[str, dict[str, Organisation]] = {}
    for body in (*table().values(), *national().values()):
        for form in (body.name, *body.aliases):
            forms.setdefault(form, {})[body.code] = body
    return MappingProxyType({form: tuple(found.values()) for form, found in forms.items()})


def find(text: str) -> tuple[Organisation, ...]:
    """What a name means; a leading "the" and a trailing possessive are set aside. Empty if it means none."""
    form = " ".join(text.split())
    if form[:4] in ("the ", "The ", "THE "):
        form = form[4:]
    owner = form[:-2] if form.endswith(("'s", "’s")) else form
    return gazetteer().get(form) or gazetteer().get(owner, ())


@functools.cache
def memberships() -> tuple[Membership, ...]:
    """All memberships in the table."""
    return tuple(
        Membership(
            organisation=row["organisation"],
            state=row["state"],
            role=row["role"] or "member",
            start=day(row["start"]),
            end=day(row["end"]),
        )
        for row in rows("memberships.csv")
    )


def members(code: str, on: date | None = None, role: str | None = None) -> tuple[str, ...]:
    """Codes of the states that belonged to an organisation on a day (on no particular day: ever), sorted.

    role: only that role ("permanent"); None for any but "suspended". Raises `KeyError` for an unknown organisation;
    an organisation whose membership the table does not keep has none.
    """
    get(code)
    found = {
        m.state
        for m in memberships()
        if m.organisation == code
        and (m.role == role if role else m.role != "suspended")
        and (on is None or within(on, m.start, m.end))
    }
    return tuple(sorted(found))


def of_state(state: str, on: date | None = None) -> tuple[str, ...]:
    """Codes of the organisations a state belonged to on a day (on no particular day: ever), sorted."""
    found = {m.organisation for m in memberships() if m.state == state and (on is None or within(on, m.start, m.end))}
    return tuple(sorted(found))


def _organisation(row: dict[str, str]) -> Organisation:
    return Organisation(
        code=row["code"],
        name=row["name"],
        aliases=several(row["aliases"]),
        kind=ActorKind(row["kind"]),
        part_of=row["part_of"] or None,
        state=row["state"] or None,
        seats=several(row["seats"]),
        start=day(row["start"]),
        end=day(row["end"]),
    )


def _national(row: dict[str, str]) -> Organisation:
    return Organisation(
        code=row["code"],
        name=row["name"],
        aliases=several(row["aliases"]),
        kind=ActorKind(row["kind"]),
        part_of=None,
        state=row["state"],
        seats=(),
        start=None,
        end=None,
    )
