"""Tellings of contacts in, links between the doings they tell out: what announces what, and what is part of what.

A link needs the same sides, no two leaders of one side, days that fit, and nothing else that fits as well. The outcome
depends on the set of tellings alone, never on the order in which they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.merging.parties import principals, sides
from tieline.records.actor import ActorKind
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.happening import LinkKind
from tieline.records.when import Precision, day_of

# A report of the evening, or of another time zone, tells the neighbouring day.
SLACK = timedelta(days=1)
# Days a visit may last whose end is not told, beyond the day that is.
VISIT = timedelta(days=2)
# The longest stretch that still tells when a visit was: "visits to Russia this year" tell none in particular.
LONGEST = timedelta(days=10)
_FACE_TO_FACE = frozenset({ContactMode.MEETING, ContactMode.SIDELINE, ContactMode.CEREMONY})
_WAYS = {ContactMode.VIDEO: ContactMode.PHONE, ContactMode.SIDELINE: ContactMode.MEETING}
_TO_COME = frozenset({ContactStatus.ANNOUNCED, ContactStatus.INVITED})
_COME = frozenset({ContactStatus.HELD, ContactStatus.CANCELLED})
_TWO = 2

Person = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldContact:
    """One telling of a contact. happening: id of the doing. document: of the report. said: its day, where it is known.
    news: whether it stands in the report's title or opening, so that it is of the day of the report where it tells no
    other."""

    happening: str
    document: str
    contact: Contact
    said: date | None
    news: bool

    @property
    def sides(self) -> frozenset[str]:
        """The states, blocs and others that take part."""
        return sides(self.contact.participants)

    @property
    def persons(self) -> frozenset[Person]:
        """The named persons who led their sides."""
        known = {a.identity for a in self.contact.participants if a.kind is ActorKind.PERSON and a.canonical}
        return principals(self.contact.participants) & known

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day; of news that tells none, the day of the report and the day before."""
        when = self.contact.when
        if when is not None:
            return day_of(when.start), day_of(when.end)
        if self.said is None or not self.news or self.contact.status is not ContactStatus.HELD:
            return None
        return self.said - SLACK, self.said


@dataclass(frozen=True, slots=True)
class Linked:
    """source, target: ids of happenings. reason: what speaks for the link, in words."""

    source: str
    kind: LinkKind
    target: str
    reason: str


def links(told: Iterable[ToldContact], sources: Iterable[str] | None = None) -> tuple[Linked, ...]:
    """The links from some happenings (from all where none is named) to others, sorted; at most one of a kind from each.

    told: with a telling of a source come all others that share a side with it and whose days may fit.
    """
    everyone = [one for one in told if one.persons and len(one.sides) >= _TWO and not one.contact.historical]
    wanted = {one.happening for one in everyone} if sources is None else set(sources)
    by_person: dict[Person, list[ToldContact]] = defaultdict(list)
    for one in everyone:
        for person in one.persons:
            by_person[person].append(one)
    found: dict[tuple[str, LinkKind], dict[str, str]] = defaultdict(dict)
    for one in (one for one in everyone if one.happening in wanted):
        near = {id(o): o for person in one.persons for o in by_person[person] if o.happening != one.happening}
        for other in near.values():
            for kind, holds in ((LinkKind.ANNOUNCES, announces), (LinkKind.PART_OF, part_of)):
                if holds(one, other):
                    targets, why = found[one.happening, kind], _why(one, other)
                    targets[other.happening] = min(why, targets.get(other.happening, why))
    clear = ((source, kind, targets) for (source, kind), targets in found.items() if len(targets) == 1)
    linked = (Linked(source, kind, *next(iter(targets.items()))) for source, kind, targets in clear)
    return tuple(sorted(linked, key=lambda link: (link.source, link.kind, link.target)))


def announces(one: ToldContact, other: ToldContact) -> bool:
    """Whether a contact to come, of a known day, is the one that a later report tells as held or cancelled."""
    when = one.contact.when
    if one.contact.status not in _TO_COME or when is None or when.precision not in (Precision.MINUTE, Precision.DAY):
        return False
    if other.contact.status not in _COME or one.document == other.document or _way(one) is not _way(other):
        return False
    if one.said is not None and other.said is not None and other.said < one.said:
        return False
    if one.sides != other.sides or not _same_leaders(one, other):
        return False
    days, slack = _short(other), SLACK if len(one.sides) == _TWO else timedelta(0)
    return days is not None and day_of(when.start) - slack <= days[1] and days[0] <= day_of(when.end) + slack


def part_of(one: ToldContact, other: ToldContact) -> bool:
    """Whether a meeting was held on a visit: of the same sides, with a person who led one, in its days."""
    if one.contact.mode not in _FACE_TO_FACE or other.contact.mode is not ContactMode.VISIT:
        return False
    if ContactStatus.HELD is not one.contact.status or ContactStatus.HELD is not other.contact.status:
        return False
    meeting, visit = _short(one), _short(other)
    if meeting is None or visit is None or one.sides != other.sides:
        return False
    return visit[0] <= meeting[1] and meeting[0] <= max(visit[1], visit[0] + VISIT)


def _short(one: ToldContact) -> tuple[date, date] | None:
    days = one.days
    return days if days is not None and days[1] - days[0] <= LONGEST else None


def _same_leaders(one: ToldContact, other: ToldContact) -> bool:
    """No side is led by one person here and by another there."""
    first = {state: name for name, state in one.persons}
    second = {state: name for name, state in other.persons}
    return all(first[state] == second[state] for state in first.keys() & second.keys())


def _way(one: ToldContact) -> ContactMode:
    return _WAYS.get(one.contact.mode, one.contact.mode)


def _why(one: ToldContact, other: ToldContact) -> str:
    shared = " and ".join(sorted(name for name, _ in one.persons & other.persons))
    days = other.days
    assert days is not None
    day = days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
    return f"{shared}, {_way(other).value} of {day}"
