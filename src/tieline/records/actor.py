"""Who acts: a person, a state, a body or a bloc, as the text names it and as it stood at that date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of party it is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    ORGANISATION = "organisation"
    GROUP = "group"
    BLOC = "bloc"


class Rank(StrEnum):
    """Diplomatic rank, highest first; compare with `Rank.order`."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY_HEAD = "deputy_head"
    FOREIGN_OR_DEFENCE_MINISTER = "foreign_or_defence_minister"
    MINISTER = "minister"
    SECURITY_ADVISER_OR_ENVOY = "security_adviser_or_envoy"
    DEPUTY_MINISTER = "deputy_minister"
    AMBASSADOR = "ambassador"
    OFFICIAL = "official"

    @property
    def order(self) -> int:
        """0 for the highest rank, rising as rank falls."""
        return list(Rank).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to a record.

    name: as written at its evidence ("Xi", "the Russian leader", "Beijing").
    canonical: the full name it resolves to ("Xi Jinping", "Russia"); None where it does not resolve.
    office: the office held at the date, in words ("President"); None if none is known.
    state: ISO 3166-1 alpha-3 code, or the ontology's code for a bloc or former state, *at the date of the report*;
        None where unresolved, never a guess.
    method: how it was resolved, e.g. "text_title", "office_table:factbook", "state_name", "the_two_sides".
    confidence: in [0, 1].
    """

    name: str
    kind: ActorKind
    canonical: str | None = None
    office: str | None = None
    rank: Rank | None = None
    state: str | None = None
    method: str = ""
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an actor needs the name the text gives it")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"{self.name}: confidence {self.confidence} is not in [0, 1]")
        if self.state is not None and not (self.state.isalpha() and self.state.isupper()):
            raise ValueError(f"{self.name}: state {self.state!r} is not an upper-case code such as 'CHN'")
        if self.rank is not None and self.kind is not ActorKind.PERSON:
            raise ValueError(f"{self.name}: only a person holds a rank, not a {self.kind}")

    @property
    def identity(self) -> tuple[str, str | None]:
        """What two mentions of one actor share: the canonical name (or, lacking one, the written name) and state."""
        return (self.canonical or self.name, self.state)
