"""Which side an actor stands on: its state or bloc, its organisation, or the one it acts for.

A contact is between sides. A secretary-general has no state but an organisation, told by the words of his title.
"""

from __future__ import annotations

from functools import cached_property

from tieline.actors.cast import Mention
from tieline.actors.sides import side
from tieline.coders.page import Page
from tieline.ontology import organisations
from tieline.records.actor import Actor, ActorKind


class Sides:
    """The sides of everyone in one document."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def of(self, actor: Actor) -> str | None:
        """The side of an actor, that of the organisation its title names included; None if unknown."""
        return side(actor) or self._served.get(actor.identity)

    @cached_property
    def _served(self) -> dict[tuple[str, str | None], str]:
        found: dict[tuple[str, str | None], str] = {}
        for mention in self._page.cast.mentions:
            for actor in mention.actors:
                if actor.kind is ActorKind.PERSON and actor.state is None:
                    name = self._organisation_in(mention)
                    if name is not None:
                        found.setdefault(actor.identity, name)
        return found

    def _organisation_in(self, mention: Mention) -> str | None:
        """The organisation a title names: "UN Secretary-General", "a United Nations official"."""
        doc = self._page.parsed.doc
        for first in range(mention.first, mention.last + 1):
            for last in range(min(mention.last, first + 6), first - 1, -1):
                for body in organisations.find(doc[first : last + 1].text):
                    if body.code in organisations.table():
                        return body.name
        return None
