"""Verbs that tell a contact: "met with", "received", "spoke by telephone", "will visit"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once, identities
from tieline.coders.contacts.circumstances import duration, first_to, marker, mode, place, verb_status
from tieline.coders.contacts.days import when, when_of_journey
from tieline.coders.contacts.delegates import is_delegation
from tieline.coders.contacts.each import each_of
from tieline.coders.contacts.rows import behind, in_rows
from tieline.coders.contacts.visits import from_visit_verb
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import Actor, ActorKind
from tieline.records.contact import ContactMode, ContactStatus

_QUANTITIES = frozenset({"range", "number", "group", "series", "variety", "host", "dozen", "handful"})


def from_verb(page: Page, verb: Token, group: str) -> Iterator[Candidate]:
    """What a verb of the contact words tells; nothing where it tells no contact, or one denied or only wished for."""
    status = verb_status(verb)
    if status is None or not _is_contact_verb(page, verb):
        return
    if group == "consult":
        yield from _consulting(page, verb, status)
    elif group in ("visit", "movement"):
        yield from from_visit_verb(page, verb, status, loose=group == "movement")
    else:
        yield from _meeting(page, verb, group, status)


def _meeting(page: Page, verb: Token, group: str, status: ContactStatus) -> Iterator[Candidate]:
    """Verbs with a subject and somebody met, called, written to or received."""
    doers = in_rows(page, page.cast.of(_doers(verb)), verb)
    others = _others(page, verb, group)
    if group == "host" and all(_is_company(a) for m in others for a in m.actors):
        return  # "we welcome our Chinese friends"
    if group in ("phone", "letter") and not others and not (verb.lemma_ == "speak" and len(identities(doers)) > 1):
        return  # "both sides welcome the signing"
    if others and group in ("phone", "letter") and not any(_can_answer(a) for m in others for a in m.actors):
        return  # "speaking to the Security Council", "congratulated the people of X"
    if group == "ceremony":
        others = []
        persons = [a for m in doers for a in m.actors if a.kind is ActorKind.PERSON]
        if len({a.state for a in persons}) < 2 or not _is_thing(verb):
            return
    # Nobody meets himself: a subject resolved to those in the object is somebody else, and not known.
    nameless = bool(grammar.subjects(verb)) and not grammar.is_passive(verb) and identities(doers) <= identities(others)
    if nameless and len(identities(others)) > 1:
        return  # "the delegates met with President A and President B": those two did not meet each other
    if group == "meeting" and not others and grammar.objects(verb):
        return  # "meet today's threats"
    host = (doers[0] if doers else None) if group == "host" else None
    told, first, last = mode(verb, _base_mode(verb, group))
    day = when(page, verb) or when_of_journey(page, verb)
    candidate = Candidate(
        verb, first, last, told, status, each_once([*doers, *others]), host, day, place(page, verb),
        duration(verb), unknown=_unknown(verb) if not doers else None,
        partial=not doers and verb.tag_ == "VBG" and verb.dep_ == "ROOT",
    )  # fmt: skip
    yield from each_of(candidate, doers, others) if group == "letter" else [candidate]


def _is_thing(verb: Token) -> bool:
    """ "opened a pavilion", not "opened the talks": something is inaugurated."""
    nouns = contact_words().nouns
    return any(t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() not in nouns for t in grammar.objects(verb))


def _is_company(actor: Actor) -> bool:
    """Friends, guests and colleagues, who come for nobody."""
    return actor.kind is ActorKind.GROUP and not is_delegation(actor)


def _can_answer(actor: Actor) -> bool:
    return actor.kind not in (ActorKind.ORGANISATION, ActorKind.GROUP) or actor.rank is not None


def _doers(verb: Token) -> list[Token]:
    above = first_to(verb)
    if above is not None:
        return grammar.subjects(above)
    return grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb)


def _unknown(verb: Token) -> tuple[int, int] | None:
    """The words of a subject that is no mention."""
    heads = [t for t in _doers(verb) if t.pos_ in ("NOUN", "PROPN") and t.sent == verb.sent]
    if not heads:
        return None
    first, last = grammar.phrase(heads[0])
    return first.i, last.i


def _others(page: Page, verb: Token, group: str) -> list[Mention]:
    """Who is met, called, received or written to."""
    found = page.cast.of(_counted(grammar.patients(verb) if grammar.is_passive(verb) else grammar.objects(verb)))
    prepositions = ("with", "to") if group in ("phone", "meeting", "letter") else ("with",)
    found += page.cast.of(_counted(t for p, t in grammar.obliques(verb) if p in prepositions))
    # "spoke by telephone with X": the parse may hang "with" on the telephone.
    found += page.cast.of(t for _, means in grammar.obliques(verb) for p, t in grammar.obliques(means) if p == "with")
    if not found and not grammar.objects(verb):
        found = behind(page, verb.i, prepositions)
    return in_rows(page, found, verb)


def _counted(heads: Iterable[Token]) -> Iterator[Token]:
    """The heads, those that only count others replaced by what they count: "a range of officials"."""
    for head in heads:
        counted = [t for p, t in grammar.obliques(head) if p == "of"] if head.lemma_ in _QUANTITIES else []
        yield from counted or [head]


def _consulting(page: Page, verb: Token, status: ContactStatus) -> Iterator[Candidate]:
    """ "Medvedev and Harper discussed ..." under "Telephone conversation with Harper" tells who spoke to whom."""
    parties = each_once(in_rows(page, page.cast.of(grammar.subjects(verb)), verb))
    if len(identities(parties)) > 1 and not grammar.is_passive(verb):
        day = when(page, verb, of_act=True)
        yield Candidate(verb, verb.i, verb.i, ContactMode.MEETING, status, parties, when=day, definite=True)


def _is_contact_verb(page: Page, verb: Token) -> bool:
    """Leaves out "call for", "call him a liar", "speak out", "meet the needs of"."""
    lemma = verb.lemma_
    if lemma == "call":
        return not any(
            c.dep_ in ("ccomp", "xcomp", "oprd") or c.lower_ in ("for", "on", "upon", "off") for c in verb.children
        )
    if lemma == "talk":
        return any(p == "to" for p, _ in grammar.obliques(verb))
    if lemma == "speak":
        beside = any(p in ("with", "to") for p, _ in grammar.obliques(verb)) or marker(verb) is not None
        between = {a.state for m in page.cast.of(_doers(verb)) for a in m.actors if a.kind is ActorKind.PERSON}
        beside = beside or (len(between) > 1 and not grammar.objects(verb))  # "A and B spoke today"
        return beside or bool(behind(page, verb.i, ("with",)))
    return not any(c.dep_ == "prt" for c in verb.children)


def _base_mode(verb: Token, group: str) -> ContactMode:
    """ "will welcome the Prime Minister to the White House" tells a visit, "received him at the Kremlin" a meeting."""
    if group != "host":
        return ContactMode(group)
    goals = [t.lemma_.lower() for p, t in grammar.obliques(verb) if p == "to"]
    gatherings = contact_words().nouns
    if any(p == "for" and gatherings.get(t.lemma_.lower()) == "visit" for p, t in grammar.obliques(verb)):
        return ContactMode.VISIT  # "an honour to host you for a state visit"
    to_a_place = verb.lemma_ in ("welcome", "host") and bool(goals) and not any(goal in gatherings for goal in goals)
    return ContactMode.VISIT if to_a_place else ContactMode.MEETING
