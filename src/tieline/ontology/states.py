"""States and what they are called: a code or a name and a day in, dated states out.

Codes are ISO 3166-1 alpha-3; former states keep their withdrawn ISO code (SUN, YUG, SCG, DDR, CSK, YMD, VDR), and
parties that ISO does not list have a code of ours (EUU, NATO, XKX, and other X codes from ISO's user-assigned range).
"""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tieline.ontology.tables import Dated, dated, day, rows, several, within


class StateKind(StrEnum):
    """state: generally recognised. disputed: claims statehood, not generally recognised. former: no longer exists.
    territory: belongs to another state but is reported on by name. bloc: an alliance or union with ties of its own."""

    STATE = "state"
    DISPUTED = "disputed"
    FORMER = "former"
    TERRITORY = "territory"
    BLOC = "bloc"


class How(StrEnum):
    """What sort of name it is; a seat is a building, street or body that stands for the government."""

    NAME = "name"
    OFFICIAL = "official"
    ALIAS = "alias"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, or another end of ties, as it existed in time.

    start, end: first and last day; start is None for what existed throughout since 1945, end for what still exists.
    names other than `name` and `official`: in tables of dated forms. successors: codes that took its place.
    sovereigns: the state a territory belongs to, dated; for a disputed party, the state that PLOVER counts it with.
    cow, gw: Correlates of War and Gleditsch-Ward numbers (text). cameo: country code of the CAMEO actor dictionaries.
    fips: FIPS 10-4 code.
    """

    code: str
    kind: StateKind
    name: str
    official: str
    aliases: tuple[Dated, ...]
    demonyms: tuple[Dated, ...]
    capitals: tuple[Dated, ...]
    seats: tuple[Dated, ...]
    cow: tuple[Dated, ...]
    gw: tuple[Dated, ...]
    cameo: str | None
    fips: str | None
    start: date | None
    end: date | None
    successors: tuple[str, ...]
    sovereigns: tuple[Dated, ...]

    def existed(self, on: date | None) -> bool:
        """Whether it existed on that day; on no particular day every state did."""
        return on is None or within(on, self.start, self.end)


@dataclass(frozen=True, slots=True)
class StateName:
    """A surface form of a state. ambiguous: what else the form often means; None if it means little else."""

    form: str
    state: State
    how: How
    start: date | None = None
    end: date | None = None
    ambiguous: str | None = None

    def fits(self, on: date | None) -> bool:
        """Whether the state existed on that day and the form was then its name (or its capital, or its seat)."""
        return self.state.existed(on) and (on is None or within(on, self.start, self.end))


@functools.cache
def table() -> Mapping[str, State]:
    """All states by code."""
    return MappingProxyType({row["code"]: _state(row) for row in rows("states.csv")})


def get(code: str) -> State:
    """The state with that code; raises `KeyError` naming the code."""
    try:
        return table()[code]
    except KeyError:
        raise KeyError(f"{code!r} is no code of the states table (ISO 3166-1 alpha-3, or one of ours)") from None


def by_name(text: str, on: date | None = None) -> tuple[StateName, ...]:
    """What a form means on a day: the names that fit it, the likeliest first; empty if it names no state.

    Case counts ("US", not "us"), except that a form all in capitals is also looked up in title case. A leading
    "the" and a trailing possessive are set aside. A state that no longer (or does not yet) exist on that day is named
    only where no other fits: a report of 2021 can still mention the Soviet Union.
    """
    found = _look_up(text)
    fitting = tuple(name for name in found if name.fits(on))
    if fitting or on is None:
        return fitting
    return tuple(name for name in found if not name.state.existed(on) and (name.start is None or name.start <= on))


def code_of(text: str) -> str:
    """The code of a state or bloc, from a code in any case or a name. Raises `ValueError` with what may be meant."""
    named = by_name(text)
    if text.upper() in table():
        return text.upper()
    if named:
        return named[0].state.code
    near = " or ".join(suggest(text))
    remedy = f"did you mean {near}?" if near else "use a code such as CHN, or a name"
    raise ValueError(f"{text!r} is no state or bloc: {remedy}")


def suggest(text: str) -> tuple[str, ...]:
    """Codes and names that look like a form that names no state, the likeliest first; at most three."""
    forms = {form.casefold(): form for form in gazetteer()} | {code.casefold(): code for code in table()}
    return tuple(forms[near] for near in difflib.get_close_matches(text.casefold(), forms, n=3, cutoff=0.7))


@functools.cache
def gazetteer() -> Mapping[str, tuple[StateName, ...]]:
    """Every surface form (without "the") and what it may mean, for a matcher."""
    notes = {row["form"]: row["note"] for row in rows("ambiguous_names.csv")}
    forms: dict[str, dict[tuple[str, date | None, date | None], StateName]] = {}
    for state in table().values():
        for how, name in _names(state):
            for form in _forms(name.text, how):
                entry = StateName(form, state, how, name.start, name.end, notes.get(name.text))
                forms.setdefault(form, {}).setdefault((state.code, name.start, name.end), entry)
    return MappingProxyType({form: _first_reading(tuple(entries.values())) for form, entries in forms.items()})


@functools.cache
def namesakes() -> frozenset[str]:
    """Longer phrases that hold a state's name without speaking of the state ("South China Sea", "Paris Agreement")."""
    return frozenset(row["form"] for row in rows("namesakes.csv"))


def by_cow(number: str, on: date | None = None) -> State | None:
    """The state with a Correlates of War number on a day (on no particular day: the latest to bear it)."""
    return _by_number("cow").get(number, on)


def by_gw(number: str, on: date | None = None) -> State | None:
    """The state with a Gleditsch-Ward number on a day (on no particular day: the latest to bear it)."""
    return _by_number("gw").get(number, on)


def by_cameo(code: str) -> State | None:
    """The state with a CAMEO country code; where one code served several, the one that lasted longest."""
    return _by_cameo().get(code)


def by_fips(code: str) -> State | None:
    """The state with a FIPS 10-4 code."""
    return _by_fips().get(code)


class _Numbers:
    """States by a dated number."""

    def __init__(self, field: str) -> None:
        self._spells: dict[str, list[tuple[Dated, State]]] = {}
        for state in table().values():
            for number in getattr(state, field):
                self._spells.setdefault(number.text, []).append((number, state))

    def get(self, number: str, on: date | None) -> State | None:
        fitting = [
            (spell.end or state.end or date.max, state)
            for spell, state in self._spells.get(number, ())
            if spell.holds(on) and state.existed(on)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@functools.cache
def _by_number(field: str) -> _Numbers:
    return _Numbers(field)


@functools.cache
def _by_cameo() -> dict[str, State]:
    by_age = sorted(table().values(), key=lambda state: state.end or date.max)
    return {state.cameo: state for state in by_age if state.cameo}


@functools.cache
def _by_fips() -> dict[str, State]:
    by_age = sorted(table().values(), key=lambda state: state.end or date.max)
    return {state.fips: state for state in by_age if state.fips}


def _state(row: dict[str, str]) -> State:
    return State(
        code=row["code"],
        kind=StateKind(row["kind"]),
        name=row["name"],
        official=row["official"],
        aliases=dated(row["aliases"]),
        demonyms=dated(row["demonyms"]),
        capitals=dated(row["capitals"]),
        seats=dated(row["seats"]),
        cow=dated(row["cow"]),
        gw=dated(row["gw"]),
        cameo=row["cameo"] or None,
        fips=row["fips"] or None,
        start=day(row["start"]),
        end=day(row["end"]),
        successors=several(row["successors"]),
        sovereigns=dated(row["sovereigns"]),
    )


def _names(state: State) -> list[tuple[How, Dated]]:
    return [
        (How.NAME, Dated(state.name)),
        *(((How.OFFICIAL, Dated(state.official)),) if state.official != state.name else ()),
        *((How.ALIAS, name) for name in state.aliases),
        *((How.DEMONYM, name) for name in state.demonyms),
        *((How.CAPITAL, name) for name in state.capitals),
        *((How.SEAT, name) for name in state.seats),
    ]


_ORDER = list(How)


def _first_reading(names: tuple[StateName, ...]) -> tuple[StateName, ...]:
    """A state's own name comes before the name of a capital, a living state before a former one or a bloc."""
    kinds = list(StateKind)
    return tuple(sorted(names, key=lambda n: (_ORDER.index(n.how), kinds.index(n.state.kind), n.state.code)))


# Demonyms that have no plural in -s ("the Chinese", "the British", "the Swiss").
_NO_PLURAL = ("ese", "sh", "ch", "ss", "men", "hman", "s", "o", "x", "z", "é")


def _forms(text: str, how: How) -> tuple[str, ...]:
    if how is How.DEMONYM and not text.endswith(_NO_PLURAL):
        return (*_spellings(text), *_spellings(text + "s"))
    return _spellings(text)


def _spellings(form: str) -> tuple[str, ...]:
    """A form with and without its accents, with either apostrophe."""
    plain = strip_accents(form)
    both = {form: None, plain: None}
    return tuple(dict.fromkeys(s for f in both for s in (f, f.replace("’", "'"), f.replace("'", "’"))))


def strip_accents(text: str) -> str:
    """The text without combining marks; the dotless i becomes an i."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _look_up(text: str) -> tuple[StateName, ...]:
    form = " ".join(text.split())
    forms = gazetteer()
    for candidate in _candidates(form):
        if candidate in forms:
            return forms[candidate]
    return ()


def _candidates(form: str) -> list[str]:
    bare = form[4:] if form[:4] in ("the ", "The ", "THE ") else form
    owner = _without_possessive(bare)
    cased = [owner.title()] if owner.isupper() and len(owner) > 4 else []
    return [bare, owner, *cased]


def _without_possessive(form: str) -> str:
    for mark in ("'s", "’s", "'S", "’S"):
        if form.endswith(mark):
            return form[: -len(mark)]
    return form[:-1] if form.endswith(("s'", "s’")) else form
