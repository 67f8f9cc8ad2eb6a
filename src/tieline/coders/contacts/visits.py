"""Visits: "visited Kyiv and Warsaw", "her trip to Japan", "is in Moscow on a working visit". One a destination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import Candidate, each_once
from tieline.coders.contacts.circumstances import duration, first_to, mode, place, verb_status
from tieline.coders.contacts.days import when
from tieline.coders.contacts.delegates import is_delegation
from tieline.coders.contacts.destinations import destinations, destinations_at
from tieline.coders.contacts.rows import in_rows
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import ActorKind
from tieline.records.contact import ContactMode, ContactStatus

_VISITING = frozenset({"visit", "tour"})  # verbs whose object is where one goes
_TOWARDS = frozenset({"to", "in", "into"})


def from_visit_verb(page: Page, verb: Token, status: ContactStatus, *, loose: bool) -> Iterator[Candidate]:
    """A visit for each state the verb's goals name; without one, what is known of it.

    loose: a verb of any movement ("go", "fly"), which tells a visit only of a person to a state.
    """
    visitors = in_rows(page, page.cast.of(grammar.subjects(first_to(verb) or verb)), verb)
    heads = grammar.objects(verb) if verb.lemma_ in _VISITING else []
    heads += [t for p, t in grammar.obliques(verb) if p in _TOWARDS]
    hosts = destinations(page, heads)
    if not hosts and verb.lemma_ in _VISITING:
        hosts = destinations_at(page, verb.i + 1)
    travellers = [a for m in visitors for a in m.actors]
    homes = {host.actors[0].state for host in hosts}
    if loose and (not any(a.kind is ActorKind.PERSON for a in travellers) or any(a.state in homes for a in travellers)):
        return
    if loose and not hosts:
        return
    if travellers and all(a.kind is ActorKind.GROUP and not is_delegation(a) for a in travellers):
        return  # "many Indians visited Russia"
    if any(t.dep_ == "nummod" for m in visitors for t in page.parsed.doc[m.head].children):
        return  # "seventy delegations visited": no one visit
    told, first, last = mode(verb, ContactMode.VISIT)
    visit = Candidate(
        verb, first, last, told, status, each_once(visitors), None,
        when(page, verb), place(page, verb), duration(verb),
    )  # fmt: skip
    if hosts:
        yield from each_to(visit, visitors, hosts)
    elif (not grammar.objects(verb) or page.cast.of(heads)) and (len({a.state for a in travellers}) < 2):
        others = page.cast.of(heads)[:1]
        yield replace(visit, parties=each_once([*(visitors if others else visitors[:1]), *others]))


def each_to(visit: Candidate, visitors: list[Mention], hosts: list[Mention]) -> Iterator[Candidate]:
    """The same visit to each of its hosts; whoever is at home there receives and does not visit."""
    receiving = {host.first for host in hosts}
    for host in hosts:
        state = host.actors[0].state
        guests = [m for m in visitors if m.first not in receiving and any(a.state != state for a in m.actors)]
        apart = (host.first, host.last) if len(hosts) > 1 else None
        yield replace(visit, parties=each_once([*guests, host]), host=host, apart=apart)


def led(page: Page, verb: Token) -> Iterator[Candidate]:
    """ "led a delegation to Colombia and Panama": a visit to each."""
    status = verb_status(verb)
    teams = [t for t in grammar.objects(verb) if t.lower_ in ("delegation", "mission", "team")]
    hosts = destinations(page, [t for team in teams for p, t in grammar.obliques(team) if p == "to"])
    hosts = hosts or destinations(page, [t for p, t in grammar.obliques(verb) if p == "to"])
    visitors = in_rows(page, page.cast.of(grammar.subjects(verb)), verb)
    if status is None or not teams or not hosts or not visitors:
        return
    visit = Candidate(verb, verb.i, verb.i, ContactMode.VISIT, status, each_once(visitors), when=when(page, verb))
    yield from each_to(visit, visitors, hosts)


def noun_destinations(page: Page, noun: Token, governor: Token | None) -> list[Mention]:
    """Where a visit named by a noun goes: "trip to Japan", "is in Moscow on a visit"."""
    own = destinations(page, [t for p, t in grammar.obliques(noun) if p in _TOWARDS])
    if own or governor is None:
        return own
    return destinations(page, [t for p, t in grammar.obliques(governor) if p in _TOWARDS])
