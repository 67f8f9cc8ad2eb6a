"""What every coder reads: one document, parsed, with its times, its cast and its quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from tieline.actors.cast import Cast, Mention
from tieline.language.parse import Parsed
from tieline.language.quotations import Quotation
from tieline.language.time.expression import TimeExpression
from tieline.records.actor import Actor
from tieline.records.evidence import TextEvidence
from tieline.records.record import Record
from tieline.records.unresolved import Unresolved

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Coded(Generic[R]):
    """What a coder found, and what it could not settle."""

    records: tuple[R, ...]
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True)
class Page:
    """A document as the coders see it."""

    parsed: Parsed
    times: tuple[TimeExpression, ...]
    cast: Cast
    quotations: tuple[Quotation, ...]

    def parties(self, field: str, mentions: list[Mention]) -> tuple[tuple[Actor, ...], tuple[TextEvidence, ...]]:
        """The actors of some mentions, each identity once, with the evidence for each under `field`."""
        actors: dict[tuple[str, str | None], Actor] = {}
        evidence: list[TextEvidence] = []
        for mention in mentions:
            for actor in mention.actors:
                if actor.identity not in actors:
                    item = len(actors)
                    actors[actor.identity] = actor
                    evidence.append(self.evidence(field, mention.first, mention.last, item))
        return tuple(actors.values()), tuple(evidence)

    def evidence(self, field: str, first: int, last: int, item: int = 0) -> TextEvidence:
        """Evidence for a field from token positions, both included."""
        doc = self.parsed.doc
        return self.parsed.evidence(field, doc[first], doc[last], item)

    def times_of(self, verb: Token) -> list[TimeExpression]:
        """Time expressions that belong to a verb's clause: in its subtree, not in a clause below it that is its own."""
        below = {
            t.i for c in verb.children if c.dep_ in ("ccomp", "advcl", "relcl", "conj", "parataxis") for t in c.subtree
        }
        inside = {t.i for t in verb.subtree} - below
        return [time for time in self.times if time.first in inside]

    def times_of_act(self, verb: Token) -> list[TimeExpression]:
        """Those of `times_of` that date the act itself, not a thing named in it ("discussed the summit in June")."""
        return [time for time in self.times_of(verb) if not self._dates_a_thing(time, verb)]

    def _dates_a_thing(self, time: TimeExpression, verb: Token) -> bool:
        token = self.parsed.doc[time.first]
        while token != verb and token.head != token:
            token = token.head
            if token.pos_ == "NOUN" and not time.first <= token.i <= time.last and token.dep_ in ("dobj", "pobj"):
                return True
        return False

    def quotation_at(self, token: Token) -> Quotation | None:
        """The quotation a token stands in."""
        return next((q for q in self.quotations if q.first <= token.i <= q.last), None)
