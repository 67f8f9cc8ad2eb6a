"""One reading in, its accounts out: which of a document's records tell one doing.

A call is told by a contact and by the CONSULT events of the same words; a promise by a pledge and an AGREE event; a
meeting to come by an announced contact, its AGREE event and the pledge to hold it; an act by the headline and by the
text below it. Statements and claims are doings of their own. An account never holds two contacts, or two pledges, of
its document: those are two doings.

What is decided here depends on positions in the text and not on ids, so that copies of a text are grouped alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tieline.merging.account import Account, Meeting, meeting_of
from tieline.merging.copies import copy_key, places
from tieline.merging.headlines import retold
from tieline.merging.parties import identities, parties, same_parties, sides
from tieline.merging.sentences import Sentences
from tieline.records.actor import ActorKind
from tieline.records.contact import Contact, ContactStatus
from tieline.records.event import Aspect, Category, Event
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading
from tieline.records.record import Record

# Characters of a pledge's action within which its own verb stands ("to hold a meeting", "jointly to build").
OPENING = 25
# Characters of a report within which its news is told.
LEAD = 300

_ASPECTS = {
    ContactStatus.HELD: {Aspect.ASSERTED, Aspect.HISTORICAL},
    ContactStatus.ANNOUNCED: {Aspect.FUTURE, Aspect.ASSERTED},
    ContactStatus.INVITED: {Aspect.FUTURE, Aspect.HYPOTHETICAL},
    ContactStatus.CANCELLED: {Aspect.NEGATED},
}
# Which record of an account stands for it, first to last.
_CHIEF = ("contact", "pledge", "event", "statement", "claim")

Span = tuple[int, int]


def accounts_of(reading: Reading, apart: Sequence[Mapping[str, int]] = ()) -> tuple[Account, ...]:
    """The accounts of a document, sorted by first member. Issues are no doings and belong to none.

    apart: what persons told apart: for each such judgement, the sides of records, by id; those not named stand on side
    0. No account holds records of two sides.
    """
    told = [r for r in reading.records() if r.KIND in _CHIEF]
    where = places(reading.document, told)
    key = copy_key(reading.document)
    news = _news(reading)
    found = []
    for members in _parted(_grouped(reading, told), apart):
        chief = min(members, key=lambda r: (_CHIEF.index(r.KIND), _position(r)))
        contact = chief if isinstance(chief, Contact) else None
        ids = sorted(r.id for r in members)
        found.append(
            Account(
                kind=chief.KIND,
                first=ids[0],
                size=len(ids),
                members=tuple(ids),
                document=reading.document.id,
                copy=key,
                place=where.get(chief.id),
                meeting=_meeting(reading, contact, news) if contact is not None else None,
            )
        )
    return tuple(sorted(found, key=lambda account: account.first))


def _meeting(reading: Reading, contact: Contact, news: str | None) -> Meeting | None:
    if contact.id != news:
        return meeting_of(contact)
    return meeting_of(contact, reading.document.published, reading.document.zone)


def _news(reading: Reading) -> str | None:
    """The contact a report is about: the first it tells as held, if in its title or its opening words."""
    title = reading.document.title_start
    found: list[tuple[int, str]] = []
    for contact in reading.contacts:
        if contact.status is ContactStatus.HELD and not contact.historical:
            starts = [e.start for e in contact.spans("mode", "participants")]
            in_title = title is not None and max(starts) >= title
            found.append((-1 if in_title else min(starts), contact.id))
    start, first = min(found, default=(LEAD, ""))
    return first if start < LEAD else None


def _grouped(reading: Reading, told: Sequence[Record]) -> list[list[Record]]:
    """Every record with those it is joined to, directly or through another."""
    joined = _joins(reading)
    members: dict[str, list[Record]] = defaultdict(list)
    for record in told:
        head = record.id
        while head in joined:
            head = joined[head]
        members[head].append(record)
    return list(members.values())


def _parted(groups: Iterable[list[Record]], apart: Sequence[Mapping[str, int]]) -> Iterable[list[Record]]:
    """The groups, each in as many parts as persons told apart in it."""
    for group in groups:
        parts: dict[tuple[int, ...], list[Record]] = defaultdict(list)
        for record in group:
            parts[tuple(sides.get(record.id, 0) for sides in apart)].append(record)
        yield from parts.values()


def _joins(reading: Reading) -> dict[str, str]:
    """Each joined record's id, with the id of the record it joins: event to pledge, event or pledge to contact."""
    joined: dict[str, str] = {}
    meetings = [c for c in reading.contacts if c.status in (ContactStatus.ANNOUNCED, ContactStatus.INVITED)]
    joined.update(_paired(_promised(reading.pledges, meetings)))
    page = _Page(reading)
    events = sorted((e for e in reading.events if e.category in (Category.CONSULT, Category.AGREE)), key=_position)
    for event in events:
        contact = page.contact_of(event)
        if contact is not None:
            joined[event.id] = contact.id
    free = [e for e in events if e.category is Category.AGREE and e.id not in joined]
    joined.update(_paired(_agreed(free, reading.pledges)))
    joined.update(_paired(retold(reading.document, [e for e in reading.events if e.id not in joined], reading.events)))
    return joined


@dataclass(frozen=True)
class _Page:
    """A document's contacts, as its CONSULT and AGREE events look for theirs."""

    reading: Reading

    @cached_property
    def sentences(self) -> Sentences:
        """Sentences of the stored text; made only for a document that needs them."""
        return Sentences(self.reading.document.text)

    def contact_of(self, event: Event) -> Contact | None:
        """The contact an event tells as well; None where there is none, or where it may be one of several."""
        by_words = [c for c in self.reading.contacts if _overlap(_words(event), _words(c)) and _may_tell(event, c)]
        if by_words:
            return max(by_words, key=lambda c: (_overlap(_words(event), _words(c)), -_position(c)[0], -_position(c)[1]))
        if event.category is not Category.CONSULT:
            return None
        same = [
            c
            for c in self.reading.contacts
            if same_parties(parties(event), c.participants) and event.aspect in _ASPECTS[c.status]
        ]
        in_sentence = [c for c in same if self._sentences_of(event) & self._sentences_of(c)]
        if in_sentence:
            return in_sentence[0] if len(in_sentence) == 1 else None
        return _anaphoric(event, same)

    def _sentences_of(self, record: Record) -> set[int]:
        """Sentences a record is told in: its issues may be named anywhere, its other values are told of it."""
        fields = record.ANCHOR if isinstance(record, Event) else ("mode", "participants", "when")
        return {self.sentences.number(e.start) for e in record.spans(*fields)}


def _anaphoric(event: Event, contacts: Sequence[Contact]) -> Contact | None:
    """ "During the talks the two exchanged views": the one contact a report tells between just these parties.

    contacts: those with the parties of the event. "The two sides" may stand for the persons who met, but only where
    nothing is said of another day.
    """
    held = [c for c in contacts if c.status is ContactStatus.HELD and not c.historical]
    if event.aspect is not Aspect.ASSERTED or len(held) != 1:
        return None
    contact = held[0]
    if identities(parties(event)) == identities(contact.participants):
        fits = event.when is None or (contact.when is not None and event.when.bounds() == contact.when.bounds())
    else:
        fits = event.when is None and all(actor.kind is ActorKind.STATE for actor in parties(event))
    return contact if fits else None


def _may_tell(event: Event, contact: Contact) -> bool:
    """Whether an event of the same words can be the contact: a side in common, and AGREE only for one to come."""
    if event.category is Category.AGREE and contact.status is ContactStatus.HELD:
        return False
    return bool(sides(parties(event)) & sides(contact.participants))


def _promised(pledges: Iterable[Pledge], contacts: Iterable[Contact]) -> Iterable[tuple[tuple[int, ...], str, str]]:
    """Pledges to hold a contact: its words open the pledged action."""
    for pledge in pledges:
        for contact in contacts:
            opening = [(s, min(e, s + OPENING)) for s, e in _spans(pledge, "action")]
            if _overlap(opening, _words(contact)) and sides(pledge.makers) & sides(contact.participants):
                yield (_gap(pledge, contact), *_position(pledge), *_position(contact)), pledge.id, contact.id


def _agreed(events: Iterable[Event], pledges: Iterable[Pledge]) -> Iterable[tuple[tuple[int, ...], str, str]]:
    """AGREE events of the words of a pledge: the word that binds, or the opening of the action."""
    for event in events:
        for pledge in pledges:
            opening = [(s, min(e, s + OPENING)) for s, e in _spans(pledge, "action")]
            binding = _overlap(_words(event), _spans(pledge, "binding"))
            if not (binding or _overlap(_words(event), opening)) or not sides(event.actors) & sides(pledge.makers):
                continue
            rank = 0 if binding else 1
            yield (rank, _gap(event, pledge), *_position(event), *_position(pledge)), event.id, pledge.id


def _paired(candidates: Iterable[tuple[tuple[int, ...], str, str]]) -> dict[str, str]:
    """Pairs off greedily, best first; each record is used once."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, one, other in sorted(candidates):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _spans(record: Record, *fields: str) -> list[Span]:
    return [(e.start, e.end) for e in record.spans(*fields)]


def _words(record: Record) -> list[Span]:
    """The words that anchor a record: a contact's or event's trigger."""
    return _spans(record, *record.ANCHOR)


def _position(record: Record) -> tuple[int, int]:
    return min(_words(record))


def _gap(one: Record, other: Record) -> int:
    return abs(_position(one)[0] - _position(other)[0])


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Characters two sets of spans share."""
    second = list(other)
    return sum(max(0, min(e, f) - max(s, t)) for s, e in one for t, f in second)
