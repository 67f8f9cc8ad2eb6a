"""Groups that take part without a name: "Caribbean leaders", "African envoys", "a UN legal team", "the SCO summit".

In: a page. Out: the same page with those groups in its cast, where its cast knew nobody. A group is a party only if
its words say that it is of another state or of several: "world leaders" and "officials from three countries" are,
"business leaders" and "senior officials" are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from tieline.actors.cast import Cast, Mention
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.ontology import organisations, states
from tieline.ontology.states import StateKind
from tieline.records.actor import Actor, ActorKind

_SURE = 0.6  # a group named by its nature only
_OWNERS = frozenset({ActorKind.ORGANISATION, ActorKind.BLOC})
_BEHIND = frozenset({"of", "from"})
_KNOWN = frozenset({"two", "both", "these", "those", "our", "their"})  # "the two countries' leaders": known ones
_LONGEST = 5


def with_delegates(page: Page) -> Page:
    """The page, its cast completed by groups of delegates and by organisations that name a gathering."""
    known = page.cast
    added = [m for token in page.parsed.doc for m in _found(page, token)]
    taken = {i for m in added for i in range(m.first, m.last + 1)}
    kept = [m for m in known.mentions if not taken & set(range(m.first, m.last + 1))]
    return replace(page, cast=Cast(tuple(sorted([*kept, *added], key=lambda m: m.first))))


def is_assembly(actor: Actor) -> bool:
    """Whether a party stands for several states: leaders of a bloc, envoys of a continent, "world leaders"."""
    if actor.kind is not ActorKind.GROUP or (
        actor.state is not None and states.get(actor.state).kind is not StateKind.BLOC
    ):
        return False
    return is_delegation(actor)


def is_delegation(actor: Actor) -> bool:
    """Whether a group comes for others: officials, envoys, a delegation."""
    return bool(set(actor.name.lower().split()) & contact_words().delegates)


def one_assembly(here: Iterable[Actor], there: Iterable[Actor]) -> bool:
    """Whether two lists of parties name one assembly: "CIS heads of state", "the heads of CIS states"."""
    names = [{w for a in side if is_assembly(a) for w in a.name.split() if w[:1].isupper()} for side in (here, there)]
    return bool(names[0] & names[1] - {"The"})


def _found(page: Page, token: Token) -> Iterator[Mention]:
    words = contact_words()
    if token.lower_ in words.delegates:
        group = _group(page, token)
        if group is not None:
            yield group
    elif token.lemma_.lower() in words.gatherings and token.pos_ in ("NOUN", "PROPN"):
        yield from _namesake(page, token)


def _group(page: Page, noun: Token) -> Mention | None:
    """The group a noun of delegates heads; None where the cast knows it or its words do not say whose it is."""
    known = page.cast.at(noun)
    if known is not None and (known.actors or known.head != noun.i):
        return None
    before = [t for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "det")]
    modifiers = [t for c in before if c.dep_ != "det" for t in c.subtree]
    behind = [t for p in noun.children if p.dep_ == "prep" and p.lower_ in _BEHIND for t in p.subtree]
    whose = [m for t in (*modifiers, *behind) if (m := page.cast.at(t)) is not None and m.actors]
    states = {a.state for m in whose for a in m.actors}
    of_several = any(t.lower_ in contact_words().worldwide for t in (*before, *behind))
    if any(t.lower_ in _KNOWN for t in (*modifiers, *behind)):
        return None
    owned = any(a.kind in _OWNERS for m in whose for a in m.actors)
    if not of_several and not owned and len(states) != 1:
        return None
    if any(a.kind is ActorKind.PERSON for m in whose for a in m.actors):
        return None
    state = next(iter(states)) if len(states) == 1 and not of_several else None
    first = min([noun.i, *(t.i for t in modifiers)])
    last = max([noun.i, *(t.i for t in behind)]) if len(behind) <= 2 * _LONGEST else noun.i
    name = page.parsed.text(page.parsed.doc[first], page.parsed.doc[last])
    actor = Actor(name=name, kind=ActorKind.GROUP, state=state, method="delegates", confidence=_SURE)
    return Mention(first, last, noun.i, (actor,))


def _namesake(page: Page, gathering: Token) -> Iterator[Mention]:
    """The organisation a gathering is called after: "SCO" in "the SCO summit"."""
    doc = page.parsed.doc
    for first in range(max(gathering.sent.start, gathering.i - _LONGEST), gathering.i):
        if page.cast.at(doc[first]) is not None or page.cast.at(doc[gathering.i - 1]) is not None:
            continue
        for last in range(gathering.i - 1, first - 1, -1):
            body = next((b for b in organisations.find(doc[first : last + 1].text) if b.kind in _OWNERS), None)
            if body is not None:
                name = page.parsed.text(doc[first], doc[last])
                actor = Actor(
                    name=name, kind=body.kind, canonical=body.name, state=body.state, method="namesake",
                    confidence=_SURE,
                )  # fmt: skip
                yield Mention(first, last, last, (actor,))
                return
