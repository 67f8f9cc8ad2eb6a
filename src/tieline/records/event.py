"""Event: who did what to whom, in the PLOVER ontology."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from tieline.records.actor import Actor
from tieline.records.amount import Amount
from tieline.records.record import Record
from tieline.records.when import When


class Category(StrEnum):
    """The sixteen PLOVER event types (manual draft 0.8), and NONE for no event."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    NONE = "NONE"


class Aspect(StrEnum):
    """How the act stands to the world: done, to come, only possible, denied, or told as background."""

    ASSERTED = "asserted"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


class Quad(StrEnum):
    """PLOVER quad class."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An act between parties.

    category: None only for a code that no crosswalk maps, of a coded row or of a user's verb dictionary.
    actors: for symmetric acts (a meeting, a mutual agreement) all parties, and no recipient, as PLOVER asks.
    modes, contexts: PLOVER's words in lower snake case; contexts are coded at paragraph level.
    quad: PLOVER quad class of the category; penta: 0 neutral, 1-4 the quad classes in PLOVER's order.
    weight: PLOVER score from -10 (conflict) to 10 (cooperation); weights: version of the table it came from.
    scheme, code: the scheme ("cameo") and code of a coded row or of a user's verb dictionary, always text.
    """

    KIND: ClassVar[str] = "event"
    ANCHOR: ClassVar[tuple[str, ...]] = ("category",)
    EVIDENCED: ClassVar[tuple[str, ...]] = ("category", "actors", "recipients", "when", "place", "amounts")

    category: Category | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    aspect: Aspect = Aspect.ASSERTED
    when: When | None = None
    place: str | None = None
    amounts: tuple[Amount, ...] = ()
    quad: Quad | None = None
    penta: int | None = None
    weight: float | None = None
    weights: str | None = None
    scheme: str | None = None
    code: str | None = None

    def _check(self) -> None:
        if self.category is Category.NONE:
            raise ValueError("NONE means no event: it is a label for gold and scores, not a record")
        if self.category is None and self.code is None:
            raise ValueError("an event has a category, or a scheme and a code of its own")
        if not self.actors:
            raise ValueError(f"a {self.category or self.code} event needs an actor")
