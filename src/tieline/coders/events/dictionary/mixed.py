"""Parties of a report: those the user's dictionaries code, and beside them those of Tieline's own cast.

An actor of the dictionaries wins. A phrase that they code as nobody's agent ("officials") is the cast's where the cast
knows whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from tieline.actors.cast import Mention
from tieline.coders.events.dictionary.named import NOBODY, NamedOn
from tieline.coders.events.dictionary.party import Group, Party
from tieline.coders.page import Page
from tieline.ontology import states
from tieline.records.actor import Actor


class MixedNames:
    """The parties of one page."""

    def __init__(self, page: Page, named: NamedOn) -> None:
        self._page = page
        self._named = named

    def groups(self, sentence: Span) -> Sequence[Group]:
        """All groups, in text order, none overlapping another."""
        mentions = self._page.cast.within(sentence.start, sentence.end - 1)
        coded = [
            group for group in self._named.groups(sentence)
            if not (_is_nobodys(group) and any(m.actors and _overlaps(group, m) for m in mentions))
        ]  # fmt: skip
        grouped: dict[int, list[Party]] = {}
        for mention in mentions:
            if mention.actors and not any(_overlaps(group, mention) for group in coded):
                head = self._page.parsed.doc[mention.head]
                key = min([head.i, *(c.i for c in head.conjuncts)])
                grouped.setdefault(key, []).append(_party(mention))
        return sorted([*coded, *map(tuple, grouped.values())], key=lambda group: group[0].first)

    def actors(self, party: Party) -> tuple[Actor, ...]:
        """The cast's actors of a party, where their state is not another than its code says."""
        mention = self._page.cast.at(self._page.parsed.doc[party.head])
        if mention is None:
            return ()
        told = {_state(code) for code in party.codes if not code.startswith(NOBODY)}
        return mention.actors if told <= {actor.state for actor in mention.actors} else ()


def _is_nobodys(group: Group) -> bool:
    return all(code.startswith(NOBODY) for party in group for code in party.codes)


def _overlaps(group: Group, mention: Mention) -> bool:
    return any(party.first <= mention.last and mention.first <= party.last for party in group)


def _party(mention: Mention) -> Party:
    """A mention as a party; its codes only tell it from others: state and name, or the name alone."""
    codes = tuple(dict.fromkeys(_own_code(actor) for actor in mention.actors))
    return Party(mention.first, mention.last, mention.head, codes)


def _own_code(actor: Actor) -> str:
    return actor.state or actor.canonical or actor.name


def _state(code: str) -> str | None:
    state = states.by_cameo(code[:3])
    return state.code if state is not None else None
