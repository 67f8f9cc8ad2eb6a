"""Tellings of contacts in, links between the doings they tell out: what announces what, and what is part of what.

A link needs the same sides, a leader in common, days that fit, and nothing else that fits as well. The outcome depends
on the set of tellings alone, never on the order in which they were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.merging.parties import principals, sides
from tieline.merging.within import LEAD
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
# No further apart do two linked contacts begin.
REACH = LONGEST + VISIT
# No further before and after a contact lie the reports of news that is linked to it.
NEWS = (SLACK, SLACK + VISIT)
FACE_TO_FACE = frozenset({ContactMode.MEETING, ContactMode.SIDELINE, ContactMode.CEREMONY})
_WAYS = {ContactMode.VIDEO: ContactMode.PHONE, ContactMode.SIDELINE: ContactMode.MEETING}
TO_COME = frozenset({ContactStatus.ANNOUNCED, ContactStatus.INVITED})
COME = frozenset({ContactStatus.HELD, ContactStatus.CANCELLED})
_TWO = 2

Person = tuple[str, str | None]
Sought = tuple[frozenset[ContactMode], frozenset[ContactStatus]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldContact:
    """One telling of a contact that can be linked.

    happening: id of the doing. document: of the report. said: its day, where it is known. sides: the states, blocs and
    others that take part. states: those that are known, sorted. persons: the named persons who led them. days: first
    and last; of news that tells none, the day of the report and the day before. exact: whether the report itself tells
    a single day.
    """

    happening: str
    document: str
    said: date | None
    mode: ContactMode
    status: ContactStatus
    sides: frozenset[str]
    states: tuple[str, ...]
    persons: frozenset[Person]
    days: tuple[date, date]
    exact: bool

    @property
    def way(self) -> ContactMode:
        """Its mode, as far as an announcement tells it: a call may turn out to be one by video."""
        return _WAYS.get(self.mode, self.mode)

    @property
    def targets(self) -> Sought | None:
        """The modes and statuses of what it can be linked to; None where it can be to nothing."""
        if self.status in TO_COME:
            return (_ways(self.way), COME) if self.exact else None
        held = self.mode in FACE_TO_FACE and self.status is ContactStatus.HELD
        return (frozenset({ContactMode.VISIT}), frozenset({ContactStatus.HELD})) if held else None

    @property
    def sources(self) -> Sought | None:
        """The modes and statuses of what can be linked to it; None where nothing can."""
        if self.status not in COME:
            return None
        modes, statuses = _ways(self.way), TO_COME
        if self.mode is ContactMode.VISIT and self.status is ContactStatus.HELD:
            modes, statuses = modes | FACE_TO_FACE, statuses | {ContactStatus.HELD}
        return modes, statuses


@dataclass(frozen=True, slots=True)
class Linked:
    """source, target: ids of happenings. reason: what speaks for the link, in words."""

    source: str
    kind: LinkKind
    target: str
    reason: str


def telling(
    happening: str, document: str, contact: Contact, said: date | None, title_start: int | None
) -> ToldContact | None:
    """A contact as it is told in a report of a day; None where it can be linked to nothing: it is history, has fewer
    than two sides or no named leader, or nobody tells when it was within `LONGEST`.

    title_start: where the report's title stands in its text, if it does.
    """
    known = {a.identity for a in contact.participants if a.kind is ActorKind.PERSON and a.canonical}
    persons, ends = principals(contact.participants) & known, sides(contact.participants)
    days = _days(contact, said, title_start)
    if contact.historical or not persons or len(ends) < _TWO or days is None or days[1] - days[0] > LONGEST:
        return None
    when = contact.when
    return ToldContact(
        happening=happening,
        document=document,
        said=said,
        mode=contact.mode,
        status=contact.status,
        sides=ends,
        states=tuple(sorted({a.state for a in contact.participants if a.state is not None})),
        persons=persons,
        days=days,
        exact=when is not None and when.precision in (Precision.MINUTE, Precision.DAY),
    )


def links(told: Iterable[ToldContact], sources: Iterable[str] | None = None) -> tuple[Linked, ...]:
    """The links from some happenings (from all where none is named) to others, sorted; at most one of a kind from each.

    told: with a telling of a source come all others of the same sides whose days may fit.
    """
    wanted = None if sources is None else set(sources)
    near: dict[frozenset[str], list[ToldContact]] = defaultdict(list)
    for one in told:
        near[one.sides].append(one)
    found: dict[tuple[str, LinkKind], dict[str, str]] = defaultdict(dict)
    for around in near.values():
        for one in around:
            if one.targets is not None and (wanted is None or one.happening in wanted):
                kind, holds = (LinkKind.ANNOUNCES, announces) if one.status in TO_COME else (LinkKind.PART_OF, part_of)
                targets = found[one.happening, kind]
                for other in around:
                    if holds(one, other):
                        why = _why(one, other)
                        targets[other.happening] = min(why, targets.get(other.happening, why))
    clear = ((source, kind, targets) for (source, kind), targets in found.items() if len(targets) == 1)
    linked = (Linked(source, kind, *next(iter(targets.items()))) for source, kind, targets in clear)
    return tuple(sorted(linked, key=lambda link: (link.source, link.kind, link.target)))


def announces(one: ToldContact, other: ToldContact) -> bool:
    """Whether a contact to come, of a known day, is the one that a later report tells as held or cancelled."""
    if one.status not in TO_COME or other.status not in COME or not one.exact or one.way is not other.way:
        return False
    if one.document == other.document or not _fitting(one, other) or not _same_leaders(one, other):
        return False
    if one.said is not None and other.said is not None and other.said < one.said:
        return False
    slack = SLACK if len(one.sides) == _TWO else timedelta(0)
    return one.days[0] - slack <= other.days[1] and other.days[0] <= one.days[1] + slack


def part_of(one: ToldContact, other: ToldContact) -> bool:
    """Whether a meeting was held on a visit: of the same sides, with a person who led one, in its days."""
    if one.mode not in FACE_TO_FACE or other.mode is not ContactMode.VISIT or not _fitting(one, other):
        return False
    if ContactStatus.HELD is not one.status or ContactStatus.HELD is not other.status:
        return False
    return other.days[0] <= one.days[1] and one.days[0] <= max(other.days[1], other.days[0] + VISIT)


def _fitting(one: ToldContact, other: ToldContact) -> bool:
    """Two happenings of the same sides with a leader in common."""
    return one.happening != other.happening and one.sides == other.sides and not one.persons.isdisjoint(other.persons)


def _same_leaders(one: ToldContact, other: ToldContact) -> bool:
    """No side is led by one person here and by another there."""
    shared = {state for _, state in one.persons} & {state for _, state in other.persons}
    return shared == {state for _, state in one.persons & other.persons}


def _ways(way: ContactMode) -> frozenset[ContactMode]:
    return frozenset(mode for mode in ContactMode if _WAYS.get(mode, mode) is way)


def _days(contact: Contact, said: date | None, title_start: int | None) -> tuple[date, date] | None:
    if contact.when is not None:
        return day_of(contact.when.start), day_of(contact.when.end)
    if said is None or contact.status is not ContactStatus.HELD or not _is_news(contact, title_start):
        return None
    return said - SLACK, said


def _is_news(contact: Contact, title_start: int | None) -> bool:
    """Whether it stands in the report's title or in its opening."""
    starts = [e.start for e in contact.spans("mode", "participants")]
    opening = min(starts, default=LEAD) < LEAD
    return opening or (title_start is not None and max(starts, default=0) >= title_start)


def _why(one: ToldContact, other: ToldContact) -> str:
    shared = " and ".join(sorted(name for name, _ in one.persons & other.persons))
    first, last = (day.isoformat() for day in other.days)
    return f"{shared}, {other.way.value} of {first}" + (f" to {last}" if last != first else "")
