"""Events by rule alone: one record for each predicate of the event lexicon that has an actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.actors.sides import side
from tieline.coders.events.making import CONTENT_OF_TALKS, apart, make_event, reduced, time_of
from tieline.coders.events.of_contacts import in_words_of, retells
from tieline.coders.lexicon import Pattern, event_patterns
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import Actor
from tieline.records.contact import Contact
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import TextEvidence

# An order of belief by how much the pattern asks for: not a chance, and not fitted to the gold.
SPECIFIC = 0.75  # verb with its noun or preposition: "imposed sanctions on"
BARE = 0.6  # verb alone: "backs"

_HOSTILE = frozenset({Category.SANCTION, Category.COERCE, Category.ASSAULT, Category.MOBILIZE, Category.THREATEN})
# Categories that PLOVER codes without a recipient.
_NO_RECIPIENT = frozenset({Category.AGREE, Category.SUPPORT, Category.CONSULT, Category.CONCEDE})
# A third side's act inside a promise ("vowed to retaliate") turns the promise into a threat.
_PROMISES = frozenset({"vow", "promise", "pledge"})
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


def by_rule(page: Page, contacts: tuple[Contact, ...]) -> Iterator[Event]:
    """The events of the lexicon's predicates, in text order, but for contacts told again."""
    acts = list(_acts(page))
    promised = {act.verb.i for act in acts if act.category in (Category.AGREE, Category.THREATEN)}
    for act in acts:
        if _governing(act.verb) & promised:
            continue  # "pledged to strengthen": the promise is the act, what is promised is its content
        event = _record(page, act)
        if event is None or in_words_of(event, contacts):
            continue
        if not retells(event, contacts, of_talks=act.verb.lemma_ in CONTENT_OF_TALKS):
            yield event


def _governing(verb: Token) -> set[int]:
    """Positions of the verbs whose infinitive a verb is, with those it is coordinated with."""
    found: set[int] = set()
    while verb.dep_ in ("xcomp", "conj", "acl", "advcl") and verb.head != verb:
        inside = verb.dep_ != "conj" and verb.tag_ == "VB"
        verb = verb.head
        if inside:
            found.add(verb.i)
    return found


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
    return Act(verb, pattern, reduced(category, aspect), aspect, actors, recipients)


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
    time = time_of(page, act.verb)
    if time is not None:
        support.append(page.evidence("when", time.first, time.last))
    modes = (act.pattern.mode,) if act.pattern.mode and act.category is act.pattern.category else ()
    return make_event(
        page,
        act.category,
        modes,
        (trigger, *support),
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
    return apart(actors, recipients)
