"""Parties of an act that no table knows: "farmers", "a Jordanian pilot", "Greenpeace", "the army" of no named state.

In: a page. Out: candidates with such a party on at least one side. The cast knows whom tables and text place in a
state; who takes part in protest and violence is often named by a common noun alone. Only a direct argument of the
predicate is taken: its agent, its object, or who stands behind its preposition. Such a party keeps the words that name
it, and its state stays empty unless a nationality among them tells it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources

from spacy.tokens import Token

from tieline.actors import words
from tieline.actors.cast import ATTRIBUTE, Mention
from tieline.coders.events.candidate import Candidate, Group
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import Actor, ActorKind

METHOD = "unlisted"
_SURE = 0.5
_LISTS = tomllib.loads((resources.files(__package__) / "people.toml").read_text("utf-8"))
_PEOPLE = frozenset(_LISTS["people"].split()) | words.GROUPS | words.BODIES
_ASSETS = frozenset(_LISTS["assets"].split())
_COUNTING = frozenset(_LISTS["counting"].split())
_TOWARDS = frozenset("against at by from into of on outside to toward towards with".split())  # noqa: SIM905
_ACTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "NORP": ActorKind.GROUP}
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def with_unlisted(page: Page) -> Iterator[Candidate]:
    """Candidates of direct arguments, at least one of them unknown to the cast, in text order."""
    for trigger in page.parsed.doc:
        if trigger.pos_ == "VERB":
            doers, sides = grammar.agents(trigger), list(_done_to(trigger))
        elif trigger.pos_ == "NOUN" and page.cast.at(trigger) is None and trigger.dep_ in _ACTS:
            doers, sides = _doers(trigger), list(_behind(trigger))
        else:
            continue
        yield from _pairs(page, trigger, doers, sides)


def _pairs(page: Page, trigger: Token, doers: list[Token], sides: list[list[Token]]) -> Iterator[Candidate]:
    actors = _group(page, doers, acting=True)
    if len(actors) > 1 and _has_unlisted(actors):
        yield Candidate(trigger, actors, ())
    if not actors:
        return
    groups = [_group(page, [h for h in heads if h not in doers], acting=False) for heads in sides]
    acting_unlisted = _has_unlisted(actors)
    if not acting_unlisted and any(group and not _has_unlisted(group) for group in groups):
        return  # "sent doctors to Nepal": between two known parties a third is rather a thing
    for recipients in groups:
        if recipients and (acting_unlisted or _has_unlisted(recipients)):
            yield Candidate(trigger, actors, recipients)


def _doers(noun: Token) -> list[Token]:
    """Whose act a noun names: its possessor, who stands behind "by" or "between", or its verb's ("held a rally")."""
    own = [c for c in noun.children if c.dep_ == "poss"]
    own += [t for p, t in grammar.obliques(noun) if p in ("by", "between")]
    return own or (grammar.agents(noun.head) if noun.dep_ == "dobj" else [])


def _done_to(verb: Token) -> Iterator[list[Token]]:
    """The objects of a verb, who stands behind its prepositions or its object's, and who is told or said to act."""
    patients = grammar.patients(verb)
    yield patients
    yield from _behind(verb)
    if not grammar.is_passive(verb):
        for thing in patients:
            yield from _behind(thing)
    for clause in verb.children:
        if clause.dep_ == "ccomp":
            yield grammar.subjects(clause)


def _behind(head: Token) -> Iterator[list[Token]]:
    """Who stands behind each preposition of a predicate."""
    found: dict[str, list[Token]] = {}
    for preposition, token in grammar.obliques(head):
        if preposition in _TOWARDS and not (preposition == "by" and grammar.is_passive(head)):
            found.setdefault(preposition, []).append(token)
    yield from found.values()


def _has_unlisted(group: Group) -> bool:
    """Whether one of them is unlisted, so that the cast's own candidates do not have the pair."""
    return any(is_unlisted(mention) for mention in group)


def is_unlisted(mention: Mention) -> bool:
    """Whether a mention is no table's."""
    return any(actor.method == METHOD for actor in mention.actors)


def _group(page: Page, heads: list[Token], *, acting: bool) -> Group:
    found: dict[int, Mention] = {}
    for head in heads:
        owners = [] if acting else [c for c in head.children if c.dep_ == "poss"]
        mentions = (_mention(page, token, acting=acting) for token in (head, *owners))
        mention = next((m for m in mentions if m is not None), None)
        if mention is not None:
            found.setdefault(mention.first, mention)
    return tuple(found.values())


def _mention(page: Page, head: Token, *, acting: bool) -> Mention | None:
    known = page.cast.at(head)
    if known is not None and known.actors and not any(a.method == ATTRIBUTE for a in known.actors):
        return known
    kind = _kind(head, acting=acting)
    if kind is None and known is None:
        return None
    first, last = (known.first, known.last) if known is not None else _words(head)
    doc = page.parsed.doc
    name = doc[first : last + 1].text
    state = next((a.state for i in range(first, last + 1) for a in _nationality(page, doc[i])), None)
    actor = Actor(name=name, kind=kind or ActorKind.GROUP, state=state, method=METHOD, confidence=_SURE)
    return Mention(first, last, head.i, (actor,))


def _kind(head: Token, *, acting: bool) -> ActorKind | None:
    """What sort of party a noun names; None if none."""
    if head.pos_ == "PROPN" or head.ent_type_ in _KINDS:
        if head.ent_type_ in _KINDS:
            return _KINDS[head.ent_type_]
        return None if acting or head.ent_type_ not in _PLACES else ActorKind.GROUP
    lower = head.lower_
    if lower in _COUNTING:
        return ActorKind.GROUP
    if lower in _PEOPLE or head.lemma_.lower() in _PEOPLE:
        return ActorKind.GOVERNMENT_BODY if lower in words.BODIES else ActorKind.GROUP
    return ActorKind.GROUP if not acting and head.lemma_.lower() in _ASSETS else None


def _words(head: Token) -> tuple[int, int]:
    first, last = grammar.phrase(head)
    if last.i - first.i > 12:
        first, last = head, head
    return first.i, last.i


def _nationality(page: Page, token: Token) -> tuple[Actor, ...]:
    mention = page.cast.at(token)
    return mention.actors if mention is not None else ()
