"""Where a visit goes: the states behind "to Paris", "Kyiv, Ukraine and Warsaw, Poland", "Moldova".

Each state is one destination, however many of its places are named. A city stands for the state it lies in.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from tieline.actors.actor_values import state_actor
from tieline.actors.cast import Mention
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.ontology import places, states
from tieline.records.actor import ActorKind
from tieline.records.document import Document
from tieline.records.when import day_of

_STATES = frozenset({ActorKind.STATE, ActorKind.BLOC})
_BETWEEN = frozenset({",", "and", "the", "then", "to", "both"})
_BEFORE = frozenset({"city", "town", "capital", "of", "port", "state", "region", "island", "southern", "northern",
                     "eastern", "western", "central", "neighbouring", "neighboring"})  # fmt: skip
_LONGEST = 4
_CITY = 0.85  # how sure a city's state is: names repeat over the world


def destinations(page: Page, heads: Iterable[Token]) -> list[Mention]:
    """The states some goals of travel name, each once, in order."""
    named: list[Mention] = []
    for head in heads:
        named += _named_from(page, _start(page, head)) or [
            place for p, t in grammar.obliques(head) if p == "in" for place in _named_from(page, _start(page, t))
        ]
    return _each_state(named)


def destinations_at(page: Page, i: int) -> list[Mention]:
    """The same of the words from a token on, whatever the parse makes of them."""
    return _each_state(_named_from(page, i)) if i < len(page.parsed.doc) else []


def _each_state(named: list[Mention]) -> list[Mention]:
    return list({mention.actors[0].state: mention for mention in reversed(named)}.values())[::-1]


def _start(page: Page, head: Token) -> int:
    """First token of the goal's own words, its articles and compounds included."""
    mention = page.cast.at(head)
    if mention is not None:
        return mention.first
    return min([head.i, *(c.left_edge.i for c in head.children if c.dep_ in ("det", "compound", "amod", "nmod"))])


def _named_from(page: Page, start: int) -> list[Mention]:
    """Places in a row from a token on: "Kyiv, Ukraine and Warsaw, Poland"."""
    doc = page.parsed.doc
    sentence_end = doc[start].sent.end
    found: list[Mention] = []
    i = start
    while i < sentence_end:
        place = _place_at(page, i)
        if place is not None:
            found.append(place)
            i = place.last + 1
        elif doc[i].lower_ in _BETWEEN or (not found and _may_precede(doc[i]) and i - start <= _LONGEST):
            i += 1
        else:
            break
    return found


def _may_precede(token: Token) -> bool:
    """ "the southern city of", and a place that no table knows before its state: "Zinder, Niger"."""
    return token.lower_ in _BEFORE or token.pos_ == "PROPN" or token.text == "-"


def _place_at(page: Page, i: int) -> Mention | None:
    """The state or place that starts at a token."""
    doc = page.parsed.doc
    mention = page.cast.at(doc[i])
    if mention is not None:
        is_state = len(mention.actors) == 1 and mention.actors[0].kind in _STATES
        if is_state and doc[mention.head].tag_ not in ("JJ", "PRP$") and doc[i].ent_type_ != "NORP":
            return mention
        if mention.actors and mention.actors[0].kind is not ActorKind.GOVERNMENT_BODY:
            return None  # "the West Bank" and "Gaza" are places as well as those who rule there
    published = page.parsed.document.published
    for last in range(min(i + _LONGEST, doc[i].sent.end) - 1, i - 1, -1):
        written = doc[i : last + 1].text
        code = places.table().get(written) or _capital_of(written, page.parsed.document)
        if code is not None and states.get(code).existed(day_of(published) if published else None):
            return Mention(i, last, last, (state_actor(written, code, "place", _CITY),))
    return None


def _capital_of(written: str, document: Document) -> str | None:
    """Code of the state whose name or capital some words are; "Georgian" and other adjectives name no place."""
    on = day_of(document.published) if document.published else None
    names = [n for n in states.by_name(written, on) if n.how in (states.How.CAPITAL, states.How.NAME)]
    return names[0].state.code if names else None
