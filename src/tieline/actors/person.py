"""A person of a document: all its phrases say of one name, and what the table of office holders adds."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.actors.posts import Post
from tieline.ontology.offices import Holding
from tieline.records.actor import Rank


@dataclass
class Person:
    """One person of a document. written: the fullest name in it. phrases: numbers of the phrases that name it."""

    written: str
    words: tuple[str, ...]
    gender: str = ""
    posts: list[Post] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    phrases: list[int] = field(default_factory=list)
    holding: Holding | None = None
    past: Holding | None = None
    table_method: str = ""
    conflict: str | None = None
    ambiguous: str | None = None
    lent_state: str | None = None
    lent_method: str = ""

    @property
    def state(self) -> str | None:
        """Code of the person's state at the date: stated, else from the table, else lent by the context."""
        if self.states:
            return self.states[0]
        return self.holding.state if self.holding else self.lent_state

    @property
    def canonical(self) -> str | None:
        """The full name: the table's, else the fullest in the text; None for a surname that resolves to nobody."""
        known = self.holding or self.past
        if known:
            return known.person
        return self.written if len(self.words) > 1 else None

    @property
    def post(self) -> Post | None:
        """The office the text states, one of a state and still held before others."""
        ranked = [p for p in self.posts if not p.past and p.rank is not None]
        return next(iter(ranked or self.posts), None)

    @property
    def rank(self) -> Rank | None:
        """Rank at the date."""
        held = [p.rank for p in self.posts if not p.past and p.rank is not None and (self.state or not p.shared)]
        if held:
            return min(held, key=lambda rank: rank.order)
        if any(p.past for p in self.posts):
            return None
        return self.holding.rank if self.holding else None
