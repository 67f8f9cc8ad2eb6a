"""Tokens in, the state a province or city among them lies in out: "Governor of Texas", "Mumbai police"."""

from __future__ import annotations

from tieline.actors.tokens import Tokens
from tieline.ontology import places, states
from tieline.ontology.states import How, State, StateKind


def place_ending(tokens: Tokens, last: int) -> tuple[int, State] | None:
    """First token of the place whose name ends at a token, and its state; the longest if there are several."""
    for length in range(places.longest(), 0, -1):
        first = last - length + 1
        if first < 0 or not tokens.together(first, last):
            continue
        written = "".join(tokens.text[i] + tokens.space[i] for i in range(first, last)) + tokens.text[last]
        code = places.table().get(written)
        if code is not None:
            return first, states.get(code)
    return None


def place_within(tokens: Tokens, first: int, last: int) -> State | None:
    """The state of the first place named between two tokens, both included; capitals count too: "Moscow Mayor"."""
    for end in range(first, last + 1):
        found = place_ending(tokens, end)
        if found is not None and found[0] >= first:
            return found[1]
        named = [n for n in states.by_name(tokens.text[end]) if n.state.kind is not StateKind.FORMER]
        if len(named) == 1 and named[0].how is How.CAPITAL and not named[0].ambiguous:
            return named[0].state
    return None
