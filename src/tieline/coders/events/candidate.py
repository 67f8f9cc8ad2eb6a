"""A candidate for an event: a predicate with the parties on its two sides."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.actors.cast import Mention

Group = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate and the parties on its two sides; no recipients where one group acts together ("X and Y met")."""

    trigger: Token
    actors: Group
    recipients: Group
