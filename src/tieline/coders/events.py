"""Event coder, by rule: who did what to whom, in PLOVER categories.

In: a page and its contacts. Out: one record for each predicate of the event lexicon that has an actor, and one CONSULT
(or, still to come, AGREE) for each contact. A contact and its event share their words, so merging counts them once.

PLOVER's own reductions apply: a future CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a future RETREAT a CONCEDE.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.sides import side
from tieline.coders.lexicon import Pattern, event_patterns
from tieline.coders.page import Coded, Page
from tieline.language import grammar
from tieline.ontology import issues as contexts
from tieline.ontology import plover
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import Evidence, TextEvidence

# An order of belief by how much the pattern asks for, not a measurement; to be calibrated on the gold.
SPECIFIC = 0.75  # verb with its noun or preposition: "imposed sanctions on"
BARE = 0.6  # verb alone: "backs"
FROM_CONTACT = 0.85

_COOPERATIVE = frozenset({Category.CONSULT, Category.SUPPORT, Category.COOPERATE, Category.AID})
_HOSTILE = frozenset({Category.SANCTION, Category.COERCE, Category.ASSAULT, Category.MOBILIZE, Category.THREATEN})
# Categories that PLOVER codes without a recipient.
_NO_RECIPIENT = frozenset({Category.AGREE, Category.SUPPORT, Category.CONSULT, Category.CONCEDE})
# A third side's act inside a promise ("vowed to retaliate") turns the promise into a threat.
_PROMISES = frozenset({"vow", "promise", "pledge"})
_CONTENT_OF_TALKS = frozenset({"discuss", "exchange"})
_RETALIATION = frozenset({"retaliate", "punish", "respond", "avenge", "strike", "crush", "destroy", "hit"})


@dataclass(frozen=True)
class Act:
    """One predicate read as an act, before it becomes a record."""

    verb: Token
    pattern: Pattern
    category: Category
    aspect: Aspect
    actors: list[Mention]
    recipients: list[Mention]


def code_events(page: Page, contacts: tuple[Contact, ...]) -> Coded[Event]:
    """All events of a page: those of its contacts, then the others in text order."""
    records = {event.id: event for contact in contacts for event in _from_contact(page, contact)}
    acts = list(_acts(page))
    promised = {act.verb.i for act in acts if act.category in (Category.AGREE, Category.THREATEN)}
    for act in acts:
        if _governing(act.verb) & promised:
            continue  # "pledged to strengthen": the promise is the act, what is promised is its content
        event = _record(page, act)
        if event is not None and not _retells(event, act, contacts):
            records.setdefault(event.id, event)
    return Coded(tuple(records.values()))


def _governing(verb: Token) -> set[int]:
    """Positions of the verbs whose infinitive a verb is, with those it is coordinated with."""
    found: set[int] = set()
    while verb.dep_ in ("xcomp", "conj", "acl", "advcl") and verb.head != verb:
        inside = verb.dep_ != "conj" and verb.tag_ == "VB"
        verb = verb.head
        if inside:
            found.add(verb.i)
    return found


def _retells(event: Event, act: Act, contacts: tuple[Contact, ...]) -> bool:
    """Whether an event is a contact told again ("exchanged views" in the report of a call), or its own words."""
    if event.category not in (Category.CONSULT, Category.AGREE):
        return False
    words = next(event.spans("category"))
    for contact in contacts:
        if any(e.start <= words.start and words.end <= e.end for e in contact.spans("mode")):
            return True
        parties = {p.identity for p in contact.participants}
        if event.category is Category.CONSULT and {a.identity for a in (*event.actors, *event.recipients)} <= parties:
            # What is discussed may lie ahead ("discussed the summit in July"): that day is not the talks'.
            return act.verb.lemma_ in _CONTENT_OF_TALKS or event.when is None or event.when == contact.when
    return False


def _from_contact(page: Page, contact: Contact) -> Iterator[Event]:
    """The CONSULT of a contact that was held, the AGREE of one that is to come; none for one called off."""
    if contact.status in (ContactStatus.CANCELLED, ContactStatus.INVITED) or contact.mode is ContactMode.CEREMONY:
        return
    held = contact.status is ContactStatus.HELD
    category = Category.CONSULT if held else Category.AGREE
    aspect = Aspect.HISTORICAL if contact.historical else Aspect.ASSERTED if held else Aspect.FUTURE
    modes = _consult_modes(contact) if held else ()
    evidence: list[Evidence] = [
        page.parsed.document.quote(_EVENT_FIELD[e.field], e.start, e.end, e.item) for e in contact.spans(*_EVENT_FIELD)
    ]
    yield _event(
        category,
        modes,
        tuple(evidence),
        contexts=_contexts(page, evidence),
        actors=contact.participants,
        when=contact.when,
        place=contact.place,
        aspect=aspect,
        confidence=FROM_CONTACT * contact.confidence,
        method="events.from_contact",
    )


_EVENT_FIELD = {"participants": "actors", "mode": "category", "when": "when", "place": "place"}


def _consult_modes(contact: Contact) -> tuple[str, ...]:
    if contact.mode in (ContactMode.PHONE, ContactMode.VIDEO, ContactMode.LETTER):
        return ("phone",) if contact.mode is not ContactMode.LETTER else ()
    if contact.mode is ContactMode.VISIT:
        return ("visit",)
    return ("multilateral",) if len({side(p) for p in contact.participants}) > 2 else ()


def _event(
    category: Category,
    modes: tuple[str, ...],
    evidence: tuple[Evidence, ...],
    **fields: Any,
) -> Event:
    """An event with the classes and the score its category and modes carry."""
    return Event(
        category=category,
        modes=modes,
        quad=plover.quad(category),
        penta=plover.penta(category),
        weight=plover.weight(category, modes),
        weights=plover.VERSION,
        evidence=evidence,
        **fields,
    )


def _acts(page: Page) -> Iterator[Act]:
    for verb in page.parsed.doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in event_patterns():
            continue
        for pattern in event_patterns()[verb.lemma_]:
            found = _matched(page, verb, pattern)
            if found is not None:
                yield found
                break


def _matched(page: Page, verb: Token, pattern: Pattern) -> Act | None:
    """The act, if the verb has what its pattern asks for."""
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    if (pattern.particle is not None) != bool(particles) or (pattern.particle and pattern.particle not in particles):
        return None
    targets = grammar.patients(verb)
    nouns = [t for t in targets if t.lemma_.lower() in pattern.nouns]
    if pattern.nouns and not nouns:
        return None
    actors = page.cast.of(grammar.agents(verb))
    if not actors:
        return None
    recipients = _recipients(page, verb, pattern, nouns)
    if recipients is None:
        return None
    category = _category(verb, pattern)
    aspect = grammar.aspect(verb)
    reduced = _reduced(category, aspect)
    return Act(verb, pattern, reduced, aspect, actors, recipients)


def _recipients(page: Page, verb: Token, pattern: Pattern, nouns: list[Token]) -> list[Mention] | None:
    """Whom it is done to; None if the pattern's preposition is missing altogether."""
    if not pattern.prepositions:
        return page.cast.of(grammar.patients(verb)) or _named_within(page, grammar.patients(verb))
    if "to" in pattern.prepositions and any(c.dep_ == "xcomp" for c in verb.children):
        others = page.cast.of(t for p, t in grammar.obliques(verb) if p in ("with", "to"))
        return others or page.cast.of(grammar.objects(verb))
    heads = [t for p, t in grammar.obliques(verb) if p in pattern.prepositions]
    heads += [t for noun in nouns for p, t in grammar.obliques(noun) if p in pattern.prepositions]
    heads += [c for c in verb.children if c.dep_ == "dative"] if "to" in pattern.prepositions else []
    found = page.cast.of(heads) or _named_within(page, heads)
    if found or heads:
        return found
    return [] if pattern.symmetric else None


def _named_within(page: Page, heads: list[Token]) -> list[Mention]:
    """ "condemned Israel's strikes": the party is named inside the phrase, as possessor or attribute."""
    inside = [c for head in heads for c in head.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    inside += [
        t for head in heads for p, t in grammar.obliques(head) if p in ("of", "by", "from", "in", "against", "with")
    ]
    return page.cast.of(inside)


def _category(verb: Token, pattern: Pattern) -> Category:
    if verb.lemma_ in _PROMISES:
        acts = [c for c in verb.children if c.dep_ == "xcomp"]
        if any(a.lemma_ in _RETALIATION for a in acts):
            return Category.THREATEN
    if pattern.category is Category.AGREE:
        done = {p.category for c in verb.children if c.dep_ == "xcomp" for p in event_patterns().get(c.lemma_, ())[:1]}
        if done and done <= _HOSTILE:
            return Category.THREATEN
    return pattern.category


def _reduced(category: Category, aspect: Aspect) -> Category:
    if aspect is Aspect.FUTURE and category in _COOPERATIVE:
        return Category.AGREE
    if aspect is Aspect.FUTURE and category is Category.RETREAT:
        return Category.CONCEDE
    return category


def _record(page: Page, act: Act) -> Event | None:
    """The record; None where the parties do not make an event: nobody on the other side, or one party with itself."""
    mentions = [*act.actors, *act.recipients] if act.pattern.symmetric else act.actors
    actors, evidence = page.parties("actors", mentions)
    recipients: tuple[Actor, ...] = ()
    support: list[TextEvidence] = list(evidence)
    if not act.pattern.symmetric:
        recipients, more = page.parties("recipients", act.recipients)
        support.extend(more)
    if not _is_event(act, actors, recipients):
        return None
    trigger = page.evidence("category", act.verb.i, act.verb.i)
    time = next((t for t in page.times_of_act(act.verb) if t.when is not None), None)
    if time is not None:
        support.append(page.evidence("when", time.first, time.last))
    modes = (act.pattern.mode,) if act.pattern.mode and act.category is act.pattern.category else ()
    return _event(
        act.category,
        modes,
        (trigger, *support),
        contexts=_contexts(page, [trigger]),
        actors=actors,
        recipients=recipients,
        aspect=act.aspect,
        when=time.when if time else None,
        confidence=SPECIFIC if act.pattern.specificity else BARE,
        method="events.rules",
    )


def _is_event(act: Act, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    if not actors:
        return False
    if act.pattern.symmetric and act.category not in (Category.AGREE,):
        return len({a.identity for a in actors}) > 1
    if not recipients:
        return act.category in _NO_RECIPIENT and len({side(a) for a in actors} - {None}) > 1
    if any(r.kind is ActorKind.STATE for r in recipients) and {side(a) for a in actors} == {
        side(r) for r in recipients
    }:
        return False  # a president and his own state are one party
    return {a.identity for a in actors} != {r.identity for r in recipients}


def _contexts(page: Page, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """PLOVER contexts of the paragraph the trigger stands in."""
    trigger = next((e for e in evidence if isinstance(e, TextEvidence) and e.field == "category"), None)
    if trigger is None:
        return ()
    block = next((b for b in page.parsed.prose if b.start <= trigger.start < b.end), None)
    return _labels(block.normal.text) if block is not None else ()


@functools.lru_cache(maxsize=8)
def _labels(paragraph: str) -> tuple[str, ...]:
    """Kept for a moment: the events of one paragraph come one after the other and share its contexts."""
    return contexts.label(paragraph)
