"""A person's stated offices and the bodies of the text in, the state of the ministry the person serves out: "Peru's
Foreign Ministry sacks spokesman A. Foreign Minister B said"."""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.bodies import PartyPhrase
from tieline.actors.offices import OfficePhrase
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.tokens import Tokens
from tieline.records.actor import ActorKind

_MINISTRIES = frozenset({"ministry", "department", "office"})
_SENTENCES_BACK = 2


def ministrys_state(phrase: PersonPhrase, parties: list[PartyPhrase], tokens: Tokens) -> str | None:
    """Code of the state whose ministry stands shortly before and is the person's; None if two states have one there."""
    for office in phrase.offices:
        if office.states or office.organisation or office.counterpart or office.elsewhere or office.plural:
            continue
        here = tokens.sentence[office.first]
        before = [p for p in parties if p.last < office.first and here - tokens.sentence[p.first] <= _SENTENCES_BACK]
        served = [p for p in before if p.kind is ActorKind.GOVERNMENT_BODY and _serves(office, p, tokens)]
        states = {state.code for party in served for state in party.states}
        if len(states) == 1:
            return states.pop()
    return None


def _serves(office: OfficePhrase, body: PartyPhrase, tokens: Tokens) -> bool:
    """Whether a minister is a ministry's, or a spokesman that of the body in the same sentence."""
    if tokens.lower[office.noun].startswith("spokes"):
        return tokens.sentence[body.first] == tokens.sentence[office.first]
    remit = {tokens.lower[i] for i in range(office.first, office.last + 1)} & words.PORTFOLIO
    named = {tokens.lower[i] for i in range(body.first, body.last + 1)}
    return bool(remit) and remit <= named and bool(named & _MINISTRIES)
