"""Persons and parties in, `Actor` values out, with method and confidence."""

from __future__ import annotations

import re
from dataclasses import replace

from tieline.actors.bodies import PartyPhrase
from tieline.actors.office_table import abbreviates
from tieline.actors.person import Person
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.posts import Post, posts_of, stated_states
from tieline.ontology import states
from tieline.ontology.offices import Holding
from tieline.ontology.states import State
from tieline.records.actor import Actor, ActorKind, Rank

# The order of belief between the ways of resolving. Not calibrated: of 120 mentions with a state, drawn at random from
# three sources and read, one had a wrong state (a pronoun's); of 62 resolved pronouns eight meant somebody else.
CONFIDENCE = {
    "text_title": 0.95,
    "title_and_table": 0.95,
    "confirmed": 0.99,
    "same_person": 0.93,
    "table": 0.88,
    "no_date": 0.6,
    "lent": 0.7,
    "name_only": 0.5,
    "conflict": 0.6,
}

PLACE = "place"  # method of those who hold an office of a province or city


def person_actor(name: str, person: Person, phrase: PersonPhrase) -> Actor:
    """The actor a phrase with a name means."""
    stated = posts_of(phrase)
    if person.state is not None:
        stated = [post.within(person.state) for post in stated]
    post = next((p for p in stated if p.rank is not None or p.past), None) or next(iter(stated), None)
    former = post is not None and post.past
    post = post or person.post
    office = _office(post, person)
    method, confidence = _ground(phrase, person)
    return Actor(
        name=name,
        kind=ActorKind.PERSON,
        canonical=person.canonical,
        office=office,
        rank=None if former else _rank(post, person),
        state=person.state,
        method=method,
        confidence=confidence,
    )


def _abbreviated(post: Post | None, person: Person) -> bool:
    """ "Secretary Blinken": the words of the office the table knows, shortened."""
    if post is None or post.past or person.holding is None:
        return False
    return abbreviates(post.office, person.holding.office)


def _office(post: Post | None, person: Person) -> str | None:
    if person.holding is not None and _abbreviated(post, person):
        return person.holding.office
    if person.holding is None or (post is not None and (post.past or post.rank is not None)):
        return post.office if post is not None else None
    return person.holding.office


def _rank(post: Post | None, person: Person) -> Rank | None:
    """The rank of the office this phrase states, else the person's; a shared title ranks only with a state."""
    if person.state is not None and person.lent_method == PLACE:
        return Rank.OFFICIAL
    if person.holding is not None and _abbreviated(post, person):
        return person.holding.rank
    if post is not None and post.rank is not None and (person.state is not None or not post.shared):
        return post.rank
    return person.rank


def _ground(phrase: PersonPhrase, person: Person) -> tuple[str, float]:
    """Method and confidence of what is said of a person's state and office."""
    stated = bool(stated_states(phrase))
    table = person.table_method
    if person.conflict:
        return "text_title/table_differs", CONFIDENCE["conflict"]
    if stated and phrase.offices:
        return ("text_title+" + table, CONFIDENCE["confirmed"]) if table else ("text_title", CONFIDENCE["text_title"])
    if stated:
        return "text_state", CONFIDENCE["text_title"]
    if person.states:
        return "earlier_mention", CONFIDENCE["same_person"]
    if table:
        kind = "no_date" if table.endswith("no_date") else "title_and_table" if person.posts else "table"
        return ("text_title+" if phrase.offices else "") + table, CONFIDENCE[kind]
    if person.lent_state:
        return person.lent_method, CONFIDENCE["lent"]
    return ("text_title" if phrase.offices else "name"), CONFIDENCE["name_only"]


def of_person(name: str, person: Person, method: str, confidence: float) -> Actor:
    """The actor a role or counterpart means, where that is a person of the document."""
    post = person.post
    return Actor(
        name=name,
        kind=ActorKind.PERSON,
        canonical=person.canonical,
        office=post.office if post else (person.holding.office if person.holding else None),
        rank=person.rank,
        state=person.state,
        method=method,
        confidence=confidence,
    )


def holder_actor(name: str, holding: Holding, confidence: float = 0.85) -> Actor:
    """The actor an office without a name means, by the table."""
    return Actor(
        name=name,
        kind=ActorKind.PERSON,
        canonical=holding.person,
        office=holding.office,
        rank=holding.rank,
        state=holding.state,
        method=f"office_table:{holding.source}",
        confidence=confidence,
    )


def party_actors(name: str, phrase: PartyPhrase) -> tuple[Actor, ...]:
    """The actors of a phrase that names no person."""
    base = Actor(name=name, kind=phrase.kind, method=phrase.method, confidence=round(phrase.confidence, 3))
    if phrase.organisation is not None:
        code = phrase.states[0].code if phrase.states else None
        return (replace(base, canonical=phrase.organisation.name, state=code),)
    if not phrase.states:
        return ()
    if phrase.kind is ActorKind.STATE:
        halves = _halves(name, phrase)
        return tuple(
            _state_actor(replace(base, name=half), state) for half, state in zip(halves, phrase.states, strict=True)
        )
    return tuple(replace(base, state=state.code) for state in phrase.states)


_MARKS = re.compile("[-–—‑/]")


def _halves(name: str, phrase: PartyPhrase) -> list[str]:
    """ "Russian-Chinese" names two states by a word each; any other name is that of all its states."""
    parts = _MARKS.split(name)
    named = phrase.method == "adjective" and len(parts) == len(phrase.states)
    return [part.strip() for part in parts] if named else [name] * len(phrase.states)


def body_of(name: str, phrase: PartyPhrase, code: str, method: str) -> Actor:
    """A body whose owner the context tells."""
    return Actor(name=name, kind=phrase.kind, state=code, method=method, confidence=CONFIDENCE["lent"])


def _state_actor(base: Actor, state: State) -> Actor:
    kind = ActorKind.BLOC if state.kind is states.StateKind.BLOC else ActorKind.STATE
    return replace(base, kind=kind, canonical=state.name, state=state.code)


def state_actor(name: str, code: str, method: str, confidence: float) -> Actor:
    """A state by its code, as something in the text means it."""
    return _state_actor(Actor(name=name, kind=ActorKind.STATE, method=method, confidence=confidence), states.get(code))


def renamed(actor: Actor, name: str, method: str, confidence: float) -> Actor:
    """The same actor under another name of the text: a pronoun, a description."""
    return replace(actor, name=name, method=method, confidence=round(min(actor.confidence, confidence), 3))
