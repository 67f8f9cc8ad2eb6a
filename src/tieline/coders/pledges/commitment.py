"""One place where somebody commits itself, as the grammar shows it, before parties and dates are settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from tieline.records.pledge import Binding


class Rule(StrEnum):
    """The construction that makes the commitment."""

    INFINITIVE = "infinitive"  # pledged to supply
    THAT_CLAUSE = "that_clause"  # agreed that their teams will meet
    GERUND = "gerund"  # is committed to supplying
    THING = "thing"  # pledged $50 million
    AGREED_ACT = "agreed_act"  # agreed to a ceasefire
    NOUN = "noun"  # expressed his readiness to supply
    STATE_OF_MIND = "state_of_mind"  # is ready to supply
    FUTURE_SPOKEN = "future_spoken"  # "We will supply", said of oneself
    FUTURE_REPORTED = "future_reported"  # announced that it will supply
    LISTED = "listed"  # commit to: - supplying
    FUTURE_TOLD = "future_told"  # Russia will supply, in the report's own voice


# How often a pledge found by each construction is right; from hand-checked readouts, to be measured again on gold.
CONFIDENCE: dict[Rule, float] = {
    Rule.INFINITIVE: 0.9,
    Rule.THAT_CLAUSE: 0.8,
    Rule.GERUND: 0.8,
    Rule.THING: 0.65,
    Rule.AGREED_ACT: 0.65,
    Rule.NOUN: 0.75,
    Rule.STATE_OF_MIND: 0.75,
    Rule.FUTURE_SPOKEN: 0.65,
    Rule.FUTURE_REPORTED: 0.75,
    Rule.LISTED: 0.75,
    Rule.FUTURE_TOLD: 0.5,
}
# A pledge told in a relative clause is often background; "decided to" as often tells what was done.
BACKGROUND = 0.7
NARRATED = 0.8


@dataclass(frozen=True)
class Commitment:
    """A commitment as the grammar shows it.

    cue: positions of the first and last token that bind. heads: the committed verbs (or the head noun of the thing
    pledged) of one action, in text order. makers: heads of the words for those who commit; empty if `impersonal`.
    addressees: heads of the words for those it is promised to, besides those
    named in the action. own_subject: the action has a subject of its own ("that their teams will meet").
    siblings: heads of the other actions under the same cue.
    """

    cue: tuple[int, int]
    binding: Binding
    rule: Rule
    heads: tuple[Token, ...]
    makers: tuple[Token, ...] = ()
    addressees: tuple[Token, ...] = ()
    siblings: tuple[Token, ...] = ()
    impersonal: bool = False
    own_subject: bool = False
    continuing: bool = False
    negative_cue: Token | None = None
    background: bool = False
