"""One place that says how a tie is, as the grammar shows it, before the ends of the tie and the speaker are settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from tieline.records.claim import Polarity, Predicate


class Rule(StrEnum):
    """The construction that makes the claim."""

    PREDICATE = "predicate"  # relations are excellent, have deteriorated
    HOLDING = "holding"  # the two countries enjoy excellent relations
    PRESUPPOSED = "presupposed"  # praised the strong partnership
    SUBJECT = "subject"  # the stability of their ties would help
    CIRCUMSTANCE = "circumstance"  # amid strained ties
    MENTIONED = "mentioned"  # discussed their close ties
    PARTNER = "partner"  # Iran is Syria's closest ally
    MUTUAL = "mutual"  # they treat each other as equals
    PRONOUN = "pronoun"  # as for our relations, they are developing


# How often a claim found by each construction is right; from hand-checked readouts, to be measured again on gold.
CONFIDENCE: dict[Rule, float] = {
    Rule.PREDICATE: 0.85,
    Rule.HOLDING: 0.8,
    Rule.PRESUPPOSED: 0.7,
    Rule.SUBJECT: 0.6,
    Rule.CIRCUMSTANCE: 0.6,
    Rule.MENTIONED: 0.5,
    Rule.PARTNER: 0.75,
    Rule.MUTUAL: 0.8,
    Rule.PRONOUN: 0.6,
}
# A tie whose ends stand only in the rest of the document.
FROM_DOCUMENT = 0.8


@dataclass(frozen=True)
class Said:
    """What a stretch of words says: predicate and polarity, with the positions of the words."""

    predicate: Predicate
    polarity: Polarity
    first: int
    last: int


@dataclass(frozen=True)
class Found:
    """A claim as the grammar shows it.

    tie: head of the noun phrase of the tie (for partner and mutual claims: of the subject). anchor: the verb or noun
    the scope hangs on. others: heads of further words for the ends ("Syria" in "Iran is Syria's closest ally").
    """

    tie: Token
    said: Said
    rule: Rule
    anchor: Token
    others: tuple[Token, ...] = ()
