"""Codes and names of states as files write them, and a day, in; the state they mean on that day out, as Tieline's code.

A code of a state that did not exist yet, or no longer, means the one state that was in its place, if there was only
one: RUS in 1985 is SUN, SRB in 2004 is SCG, DDR in 1995 is DEU; YUG in 2010 is nothing, for it has seven heirs.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date

from tieline.ontology import states
from tieline.ontology.states import How, State, StateKind

Find = Callable[[str, date], str | None]
# What the columns of countries hold beside states. IGO and the like name no state; no table of ours answers to them.
_BLOCS = {"EU": "EUU"}
# CAMEO's codes of states that its dictionaries changed over the years.
_CAMEO_OLD = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "XKX": "XKX"}
_BEGINNING = date(1945, 1, 1)
_NAMES = (How.NAME, How.OFFICIAL, How.ALIAS)


@functools.lru_cache(maxsize=100_000)
def by_iso(code: str, on: date) -> str | None:
    """An ISO 3166-1 alpha-3 code, or one of Tieline's own; "EU" is the Union."""
    found = states.table().get(_BLOCS.get(code, code))
    return _standing(found, on)


@functools.lru_cache(maxsize=100_000)
def by_cameo(code: str, on: date) -> str | None:
    """A three-letter country code of CAMEO's dictionaries; regions such as "AFR" and "EUR" name no state."""
    found = states.by_cameo(code)
    if found is None and code in _CAMEO_OLD:
        found = states.table().get(_CAMEO_OLD[code])
    return _standing(found, on)


def by_cameo_actor(code: str, on: date) -> str | None:
    """The country an actor's code begins with: "USAGOV", "RUS"."""
    return by_cameo(code[:3], on)


@functools.lru_cache(maxsize=100_000)
def by_fips(code: str, on: date) -> str | None:
    """A two-letter code of FIPS 10-4."""
    return _standing(states.by_fips(code), on)


@functools.lru_cache(maxsize=100_000)
def by_cow(number: str, on: date) -> str | None:
    """A number of the Correlates of War on that day."""
    found = states.by_cow(number.removesuffix(".0"), on)
    return found.code if found else None


@functools.lru_cache(maxsize=100_000)
def by_name(name: str, on: date) -> str | None:
    """A name of a state, not of its people, capital or government; also as catalogues turn it: "Korea, Republic of"."""
    for form in _turned(name):
        named = [n for n in states.by_name(form, on) if n.how in _NAMES]
        # A name that fits that day comes before one whose state is gone or to come.
        standing = [n for n in named if n.fits(on)] or named
        if standing:
            return _standing(standing[0].state, on)
    return None


def _turned(name: str) -> list[str]:
    plain = " ".join(name.split())
    forms = [plain]
    if ", " in plain:
        head, _, tail = plain.partition(", ")
        forms.append(f"{tail} {head}")
        forms.append(f"{tail.removesuffix(' of')} {head}" if tail in ("North", "South") else f"{tail} {head}")
    if plain.endswith(")") and " (" in plain:
        former, _, later = plain[:-1].partition(" (")
        forms += [former, later]
    return list(dict.fromkeys(forms))


def _standing(state: State | None, on: date) -> str | None:
    """The state itself if it existed that day, else the only one in its place.

    The tables begin in 1945: before it, only a state of today that is known to have no beginning since stands for
    itself, and none for another.
    """
    if state is None:
        return None
    if on < _BEGINNING:
        return state.code if state.kind is StateKind.STATE and state.existed(on) else None
    return _onward(state, on, state.start is not None and on < state.start, 3)


def _onward(state: State, on: date, before: bool, steps: int) -> str | None:
    if state.existed(on):
        return state.code
    near = _predecessors(state.code) if before else tuple(states.table()[c] for c in state.successors)
    if not steps or (not before and len(near) != 1):
        return None
    found = {_onward(one, on, before, steps - 1) for one in near} - {None}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _predecessors(code: str) -> tuple[State, ...]:
    return tuple(state for state in states.table().values() if code in state.successors)
