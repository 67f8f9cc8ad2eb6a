"""Values as a person writes them on a command line or in a form: parties, times, yes and no."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from tieline.ontology import offices, organisations, states
from tieline.ontology.states import StateKind
from tieline.records.actor import Actor, ActorKind
from tieline.records.when import Precision, When

METHOD = "person"
_WITH_STATE = re.compile(r"(.+?)\s*\(([^()]+)\)")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_DECEMBER = 12


class WrittenError(ValueError):
    """What is written cannot be read; the message names it and says how to write it."""


def read_flag(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in _FLAGS:
        raise WrittenError(f"{text!r} is neither yes nor no")
    return _FLAGS[text.lower()]


def read_actor(text: str, on: date | None = None) -> Actor:
    """A party: a code or name of a state, "NAME (CHN)" for a person, or a name that the tables know.

    on: day of the report; whoever held an office then bears it.
    """
    name = " ".join(text.split())
    if not name:
        raise WrittenError("a party has a name: write a state, or NAME (CHN) for a person")
    found = _WITH_STATE.fullmatch(name)
    if found is not None:
        try:
            state = states.code_of(found[2].strip())
        except ValueError as error:
            raise WrittenError(str(error)) from None
        return _person(found[1], state, on)
    try:
        return _end(name, states.code_of(name))
    except ValueError:
        pass
    bodies = {body.name: body for body in organisations.find(name)}
    if len(bodies) == 1:
        body = next(iter(bodies.values()))
        return Actor(name=name, kind=body.kind, canonical=body.name, state=body.state, method=METHOD)
    held = {(holding.person, holding.state) for holding in offices.holders(name, on)}
    if len(held) == 1:
        person, state = next(iter(held))
        return _person(person, state, on)
    known = (
        f"{name!r} may be {' or '.join(sorted(f'{p} ({s})' for p, s in held))}" if held else f"{name!r} is not known"
    )
    raise WrittenError(f"{known}: write a state's code or name, or a person as NAME (CHN)")


def _end(name: str, code: str) -> Actor:
    state = states.get(code)
    kind = ActorKind.BLOC if state.kind is StateKind.BLOC else ActorKind.STATE
    return Actor(name=name, kind=kind, canonical=state.name, state=code, method=METHOD)


def _person(name: str, state: str, on: date | None) -> Actor:
    """A person with the office held on the day, where the table vouches for it."""
    if states.by_name(name) and states.by_name(name)[0].state.code == state:
        return _end(name, state)
    held = [h for h in offices.holders(name, on) if h.state == state and on is not None and h.held(on)]
    if not held:
        return Actor(name=name, kind=ActorKind.PERSON, canonical=name, state=state, method=METHOD)
    return Actor(
        name=name, kind=ActorKind.PERSON, canonical=held[0].person, office=held[0].office, rank=held[0].rank,
        state=state, method=METHOD,
    )  # fmt: skip


def read_when(text: str) -> When:
    """A day, a month, a year, a moment with its offset, or two days parted by ".."."""
    if ".." in text:
        first, _, last = text.partition("..")
        start, end = _days(first.strip())[0], _days(last.strip())[1]
        precision = Precision.DAY if start == end else _coarsest(_days(first.strip())[2], _days(last.strip())[2])
    elif "T" in text:
        return _moment(text)
    else:
        start, end, precision = _days(text)
    if end < start:
        raise WrittenError(f"{text!r} ends before it begins: swap the days")
    return When(start=start, end=end, precision=precision, text=text, rule=METHOD)


def _coarsest(one: Precision, other: Precision) -> Precision:
    order = list(Precision)
    return max(one, other, key=order.index)


def _days(text: str) -> tuple[date, date, Precision]:
    how = f"{text!r} is no time: write 2025-01-21, 2025-01, 2025, 2025-01-21..2025-01-23 or 2025-01-21T09:30+08:00"
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = date.fromisoformat(text)
            return day, day, Precision.DAY
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            later = first.replace(year=first.year + first.month // _DECEMBER, month=first.month % _DECEMBER + 1)
            return first, later - timedelta(days=1), Precision.MONTH
        if re.fullmatch(r"\d{4}", text):
            return date(int(text), 1, 1), date(int(text), _DECEMBER, 31), Precision.YEAR
    except ValueError:
        pass
    raise WrittenError(how)


def _moment(text: str) -> When:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise WrittenError(f"{text!r} is no moment with its offset: write 2025-01-21T09:30+08:00")
    moment.astimezone(UTC)  # refuses what no calendar holds
    return When(start=moment, end=moment, precision=Precision.MINUTE, text=text, rule=METHOD)
