"""Whoever says "I" in a quotation takes part himself: "I spoke with Chancellor A" is a call of the speaker's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieline.actors.cast import Mention
from tieline.coders.page import Page
from tieline.records.actor import Actor, ActorKind
from tieline.records.statement import Statement

_FIRST = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ourselves"})


def with_speakers(page: Page, mentions: tuple[Mention, ...], direct: Sequence[Statement]) -> tuple[Mention, ...]:
    """The same mentions, "I" and "my" standing for the speaker of the direct statement they are said in."""
    return tuple(_spoken(page, mention, direct) for mention in mentions)


def with_host(page: Page, met: tuple[Mention, ...], direct: Sequence[Statement]) -> tuple[Mention, ...]:
    """The same mentions, with the first speaker of another state: "Meeting with A" heads what A and his host say."""
    states = {a.state for m in met for a in m.actors}
    hosts = (s.speakers[0] for s in direct if len(s.speakers) == 1 and s.speakers[0].kind is ActorKind.PERSON)
    host = next((p for p in hosts if p.canonical and p.state and p.state not in states), None)
    named = (m for m in page.cast.mentions if host is not None and [a.identity for a in m.actors] == [host.identity])
    first = next(named, None)
    return met if first is None else (*met, first)


def _spoken(page: Page, mention: Mention, direct: Sequence[Statement]) -> Mention:
    word = page.parsed.doc[mention.first].lower_
    if mention.first != mention.last or word not in _FIRST | _PLURAL:
        return mention
    start = page.parsed.starts[mention.first]
    if word in _PLURAL and len({a.state for a in mention.actors}) > 1:
        persons = tuple(_person_of(actor, direct) for actor in mention.actors)
        return replace(mention, actors=persons if all(p.kind is ActorKind.PERSON for p in persons) else ())
    for statement in direct:
        if len(statement.speakers) == 1 and any(e.start <= start < e.end for e in statement.spans("content")):
            own_side = {a.state for a in mention.actors} <= {statement.speakers[0].state}
            return replace(mention, actors=statement.speakers if word in _FIRST or own_side else ())
    return mention


def _person_of(actor: Actor, direct: Sequence[Statement]) -> Actor:
    """The one who speaks for a state in the document, where "we" are two states; the actor itself if nobody does."""
    if actor.kind is not ActorKind.STATE:
        return actor
    speakers = (s.speakers[0] for s in direct if len(s.speakers) == 1)
    return next((p for p in speakers if p.kind is ActorKind.PERSON and p.state == actor.state), actor)
