"""PETRARCH's validation records: who, did what, to whom, as triples of state, PLOVER category, state.

In: a record and its reading. Out: counts, or the reason why the record cannot be compared.

A CAMEO actor code stands for the state of its first three letters. A CAMEO event code is compared as the PLOVER
category that the crosswalk gives it; a code that CAMEO does not list counts as its two-digit root. The records name
many parties and codes that only PETRARCH's own dictionaries know. A record is scored under "all" when each of its
triples has two states and a category, and under "event" (the categories alone, whoever acts) when each has a category.
A symmetric act of Tieline's ("A and B met") stands for whichever direction the gold has, for both where it has both.
An event of ours between parties that are not both states is no triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from enum import StrEnum

from tieline.evaluation.petrarch_records import PetrarchRecord, Triple
from tieline.evaluation.score import Counts, Tally
from tieline.ontology import cameo, states
from tieline.records.actor import Actor
from tieline.records.document import Document
from tieline.records.event import Category, Event
from tieline.records.reading import Reading

Coded = tuple[str, Category, str]  # state, category, state


class Reason(StrEnum):
    """Why a record is not compared in full, in this order: the first that holds is counted."""

    NOT_MARKED = "not_marked"  # it does not say what its events are
    TO_BE_REFUSED = "to_be_refused"  # PETRARCH should stop at it
    NO_SUCH_CODE = "no_such_code"  # neither the event code nor its root is CAMEO's
    NOT_IN_PLOVER = "not_in_plover"  # PLOVER has no place for the event code
    NO_STATE = "no_state"  # a party is no state: invented, or known to PETRARCH's dictionaries only


def document_of(record: PetrarchRecord) -> Document:
    """What the coder reads: the sentence, reported on the record's day."""
    return Document(text=record.text, language="en", published=record.day)


def incomparable(record: PetrarchRecord) -> Reason | None:
    """Why a record cannot be compared in full; None if it can. `NO_STATE` leaves its categories comparable."""
    if not record.marked:
        return Reason.NOT_MARKED
    if record.refusal:
        return Reason.TO_BE_REFUSED
    if any(_crossing(triple.event) is None for triple in record.triples):
        return Reason.NO_SUCH_CODE
    if any(category_of(triple.event) is None for triple in record.triples):
        return Reason.NOT_IN_PLOVER
    if any(state_of(code) is None for triple in record.triples for code in (triple.source, triple.target)):
        return Reason.NO_STATE
    return None


def state_of(code: str) -> str | None:
    """The state of a CAMEO actor code ("USAGOV"); None where its first three letters are none."""
    state = states.by_cameo(code[:3])
    return state.code if state is not None else None


def category_of(code: str) -> Category | None:
    """The PLOVER category of a CAMEO event code, or of its root where CAMEO does not list the code."""
    crossing = _crossing(code)
    return crossing.category if crossing is not None else None


def _crossing(code: str) -> cameo.Crossing | None:
    return cameo.crosswalk(code) or cameo.crosswalk(code[:2])


def tally_record(record: PetrarchRecord, reading: Reading) -> Tally:
    """Counts of a record.

    "event", "event:CONSULT", ...: the distinct categories. Where the record can be compared in full also "all" and
    "CONSULT", ...: the distinct triples; "parties": who to whom; and "record", a record with events that has all its
    triples and none besides, or "no_event", a record without that has none.
    """
    gold = {category_of(triple.event) for triple in record.triples} - {None}
    told = {event.category for event in reading.events} - {None}
    counts = {"event": _counts(gold, told)}
    for category in sorted(c for c in gold | told if c is not None):
        counts[f"event:{category}"] = _counts(gold & {category}, told & {category})
    if incomparable(record) is None:
        counts.update(_triple_counts(set(_gold_triples(record.triples)), reading.events))
    return Tally(counts)


def _triple_counts(gold: set[Coded], events: Iterable[Event]) -> dict[str, Counts]:
    told = {triple for event in events for triple in _told_triples(event, gold)}
    counts = {
        "all": _counts(gold, told),
        "parties": _counts({(s, t) for s, _, t in gold}, {(s, t) for s, _, t in told}),
        "record" if gold else "no_event": Counts(int(gold == told), 1, 1),
    }
    for category in sorted({category for _, category, _ in gold | told}):
        counts[category] = _counts({t for t in gold if t[1] is category}, {t for t in told if t[1] is category})
    return counts


def _counts(gold: Set[object], told: Set[object]) -> Counts:
    return Counts(len(gold & told), len(gold), len(told))


def _gold_triples(triples: Iterable[Triple]) -> Iterable[Coded]:
    for triple in triples:
        source, category, target = state_of(triple.source), category_of(triple.event), state_of(triple.target)
        if source is not None and category is not None and target is not None:
            yield source, category, target


def _told_triples(event: Event, gold: set[Coded]) -> set[Coded]:
    """The triples an event stands for."""
    category = event.category
    if category is None:
        return set()
    if event.recipients:
        return {(a, category, b) for a in _states(event.actors) for b in _states(event.recipients)}
    parties = _states(event.actors)
    found: set[Coded] = set()
    for number, one in enumerate(parties):
        for other in parties[number + 1 :]:
            directions: set[Coded] = {(one, category, other), (other, category, one)}
            found |= (directions & gold) or {(one, category, other)}
    return found


def _states(actors: Iterable[Actor]) -> list[str]:
    return [actor.state for actor in actors if actor.state]
