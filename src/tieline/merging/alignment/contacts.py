"""Two readings in, the contact that both tell out, field by field; or why they may not tell one contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from tieline.merging.parties import principals, sides
from tieline.merging.sentences import Sentences
from tieline.merging.values import comparable, shown
from tieline.records.actor import Actor
from tieline.records.contact import Contact, ContactStatus
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.reading import Reading
from tieline.records.when import Precision, When, day_of

_SURNAME = re.compile(r"\b[A-Z][\w'’-]+\s(?:(?:bin|al|de|van|von|da)\s)?([A-Z][\w'’-]+)(?=\s(?:of|[a-z])|[,.])")
_NEAR = 2  # days between two reports of one contact
_TWO = 2  # names that two sides have at least
_SHORT = 6  # words of a line that is a headline without a verb


class Sameness(StrEnum):
    """Whether two reports tell one contact; unknown where one of them tells none that was found."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """How a field stands in two reports. time_zone: two names of days that ran at the same time in two zones."""

    SAME = "same"
    DIFFERENT = "different"
    TIME_ZONE = "time_zone"
    ONLY_ONE = "only_one"
    ONLY_OTHER = "only_other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPair:
    """A field of the contact in both reports. note: a sentence where the values need one."""

    field: str
    one: str | None
    other: str | None
    verdict: Verdict
    note: str | None = None
    evidence_one: tuple[TextEvidence, ...] = ()
    evidence_other: tuple[TextEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPair:
    """The contacts that were taken for one, whether they are, why, and their fields."""

    one: Contact | None
    other: Contact | None
    sameness: Sameness
    reason: str
    fields: tuple[FieldPair, ...] = ()


def pair_contacts(one: Reading, other: Reading) -> ContactPair:
    """The pair of contacts that agrees best, of those that were held and are news."""
    mine, theirs = _news(one), _news(other)
    if not mine or not theirs:
        return _without_contact(one, other, mine, theirs)
    pairs = ((_agreement(a, b, one.document, other.document), -i - j, a, b)
             for i, a in enumerate(mine) for j, b in enumerate(theirs))  # fmt: skip
    _, _, a, b = max(pairs, key=lambda pair: pair[:2])
    sameness, reason = _sameness(a, b, one.document, other.document)
    fields = tuple(_fields(a, b, one.document, other.document)) if sameness is not Sameness.DIFFERENT else ()
    return ContactPair(one=a, other=b, sameness=sameness, reason=reason, fields=fields)


def _without_contact(one: Reading, other: Reading, mine: list[Contact], theirs: list[Contact]) -> ContactPair:
    """Where a text tells no contact that was found: do both open with the same names at about the same time?"""
    silent = [r.document for r, told in ((one, mine), (other, theirs)) if not told]
    lacking = f"no contact was found in the text of {' and '.join(d.outlet or d.id[:8] for d in silent)}"
    names = sorted(_opening(one.document) & _opening(other.document))
    days = [day_of(d.published) for d in (one.document, other.document) if d.published is not None]
    near = len(days) < 2 or abs((days[1] - days[0]).days) <= _NEAR
    if len(names) >= _TWO and near:
        sameness, reason = Sameness.LIKELY, f"{lacking}, but both open with {', '.join(names)}"
    else:
        sameness, reason = Sameness.UNKNOWN, f"{lacking}, so nothing shows that both tell one"
    return ContactPair(one=_first(mine), other=_first(theirs), sameness=sameness, reason=reason)


def _opening(document: Document) -> frozenset[str]:
    """The names of persons with which a text opens: words with a capital behind one another, without their titles."""
    start, end = Sentences(document.text).around(0, 1)
    while end < len(document.text) and len(document.text[start:end].split()) < _SHORT:
        start, end = (
            Sentences(document.text).around(end + 1, end + 2) if end + 2 < len(document.text) else (start, end + 9)
        )
    return frozenset(match[1] for match in _SURNAME.finditer(document.text[start:end]))


def _news(reading: Reading) -> list[Contact]:
    told = [c for c in reading.contacts if not c.historical and len(sides(c.participants)) > 1]
    held = [c for c in told if c.status is ContactStatus.HELD]
    return held or told


def _first(contacts: list[Contact]) -> Contact | None:
    return contacts[0] if contacts else None


def _agreement(a: Contact, b: Contact, one: Document, other: Document) -> tuple[int, ...]:
    who = principals(a.participants) & principals(b.participants)
    together = _together(a.when, b.when, one, other)
    return (
        int(len(sides(a.participants) & sides(b.participants)) > 1),
        len(who),
        {True: 2, None: 1, False: 0}[together],
        int(a.mode is b.mode),
        int(a.when is not None) + int(b.when is not None),
    )


def _sameness(a: Contact, b: Contact, one: Document, other: Document) -> tuple[Sameness, str]:
    common = sides(a.participants) & sides(b.participants)
    if len(common) < 2:
        return Sameness.DIFFERENT, f"one tells of {_who(a)}, the other of {_who(b)}"
    led = principals(a.participants) & principals(b.participants)
    together = _together(a.when, b.when, one, other)
    if together is False:
        return Sameness.DIFFERENT, f"one tells of {_day(a.when)}, the other of {_day(b.when)}"
    if len({state for _, state in led}) > 1 and together:
        return Sameness.SAME, "both name the same people and days that ran at the same time"
    if not led:
        return Sameness.LIKELY, f"the same sides met, but one names {_who(a)}, the other {_who(b)}"
    return Sameness.LIKELY, "the same people met; not both reports name the day, and the reports are of about one time"


def _together(a: When | None, b: When | None, one: Document, other: Document) -> bool | None:
    """Whether there was a moment of both days; None where it stays open."""
    first, second = a or _news_day(one), b or _news_day(other)
    if first is None or second is None:
        return None
    (s1, e1), (s2, e2) = bounds(first, one), bounds(second, other)
    meets = s1 < e2 and s2 < e1
    return meets if a is not None and b is not None else (None if meets else False)


def _news_day(document: Document) -> When | None:
    """The day of the report and the two before it, where the words give no day."""
    if document.published is None:
        return None
    day = day_of(document.published)
    return When(start=day - timedelta(days=2), end=day, precision=Precision.DAY, text="", rule="news_of_the_day")


def bounds(when: When, document: Document) -> tuple[datetime, datetime]:
    """The moments of a day in UTC; in the zone of the report, or at the offset of its publication, where known."""
    published = document.published
    if when.zone is None and not isinstance(when.start, datetime) and (document.zone or _offset(published)):
        zone = ZoneInfo(document.zone) if document.zone else _offset(published)
        first = datetime.combine(when.start, time(), zone)
        return first.astimezone(UTC), datetime.combine(day_of(when.end) + timedelta(days=1), time(), zone).astimezone(
            UTC
        )
    return when.bounds()


def _offset(published: date | datetime | None) -> timezone | None:
    if not isinstance(published, datetime) or published.utcoffset() is None:
        return None
    return timezone(published.utcoffset() or timedelta())


def _fields(a: Contact, b: Contact, one: Document, other: Document) -> Iterator[FieldPair]:
    yield _pair("mode", a, b)
    yield _when(a, b, one, other)
    yield _pair("place", a, b)
    yield _participants(a, b)
    for name in ("host", "duration", "status"):
        if getattr(a, name) != getattr(b, name) or name == "duration":
            yield _pair(name, a, b)


def _pair(name: str, a: Contact, b: Contact) -> FieldPair:
    mine, theirs = getattr(a, name), getattr(b, name)
    return _told(name, shown(mine) or None, shown(theirs) or None, comparable(mine) == comparable(theirs), a, b)


def _told(name: str, mine: str | None, theirs: str | None, same: bool, a: Contact, b: Contact) -> FieldPair:
    if mine is None or theirs is None:
        verdict = Verdict.SAME if mine == theirs else Verdict.ONLY_OTHER if mine is None else Verdict.ONLY_ONE
    else:
        verdict = Verdict.SAME if same else Verdict.DIFFERENT
    return FieldPair(
        field=name, one=mine, other=theirs, verdict=verdict,
        evidence_one=tuple(a.spans(name)), evidence_other=tuple(b.spans(name)),
    )  # fmt: skip


def _when(a: Contact, b: Contact, one: Document, other: Document) -> FieldPair:
    told = _pair("when", a, b)
    if a.when is None or b.when is None or told.verdict is Verdict.SAME:
        return told
    if _together(a.when, b.when, one, other):
        (s1, e1), (s2, e2) = bounds(a.when, one), bounds(b.when, other)
        first, last = max(s1, s2), min(e1, e2)
        here, there = f"{_day(a.when)} in {_zone(a.when, one)}", f"{_day(b.when)} in {_zone(b.when, other)}"
        note = (
            f"two names of one time: {here} and {there} "
            f"both ran from {first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M} UTC"
        )
        return FieldPair(
            field="when", one=told.one, other=told.other, verdict=Verdict.TIME_ZONE, note=note,
            evidence_one=told.evidence_one, evidence_other=told.evidence_other,
        )  # fmt: skip
    return told


def _zone(when: When, document: Document) -> str:
    known = when.zone or document.zone
    return known or str(_offset(document.published) or "an unknown zone")


def _participants(a: Contact, b: Contact) -> FieldPair:
    """Who took part: persons and bodies that only one report names, beside the sides both name."""
    mine, theirs = _named(a.participants), _named(b.participants)
    told = _told("participants", _listed(mine), _listed(theirs), set(mine) == set(theirs), a, b)
    if told.verdict is not Verdict.DIFFERENT:
        return told
    parts = [f"only {where}: {_listed(names)}" for where, names in (
        ("here", {k: v for k, v in mine.items() if k not in theirs}),
        ("there", {k: v for k, v in theirs.items() if k not in mine}),
    ) if names]  # fmt: skip
    return FieldPair(
        field="participants", one=told.one, other=told.other, verdict=told.verdict, note="; ".join(parts),
        evidence_one=told.evidence_one, evidence_other=told.evidence_other,
    )  # fmt: skip


def _named(actors: tuple[Actor, ...]) -> dict[tuple[str, str | None], str]:
    return {actor.identity: shown(actor) for actor in actors}


def _listed(names: dict[tuple[str, str | None], str]) -> str | None:
    return ", ".join(sorted(names.values())) or None


def _who(contact: Contact) -> str:
    return _listed(_named(contact.participants)) or "nobody"


def _day(when: When | None) -> str:
    return shown(when) if when is not None else "no day"
