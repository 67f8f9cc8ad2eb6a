""" "The country" in, the state it means out: the one named last before it, even as a place ("a jail in Afghanistan,
... to the country's government"). Two named side by side leave it open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tieline.actors import words
from tieline.actors.clauses import feels
from tieline.actors.offices import NAMES, OFFICE_PLURALS, state_of
from tieline.actors.terms import Term
from tieline.actors.tokens import Tokens
from tieline.ontology.states import StateKind

_NOUNS = frozenset({"country", "nation"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj"})
_WITHIN = 3  # words between "the country's" and what is its own
_SENTENCES_BACK = 2


def names_country(tokens: Tokens, i: int) -> bool:
    """Whether a token is "country" in "the country", as one that acts or that owns a body or an office."""
    if tokens.lower[i] not in _NOUNS or i == 0 or tokens.lower[i - 1] != "the":
        return False
    if not tokens.together(i, i + 1):
        return False
    if tokens.lower[i + 1] not in ("'s", "’s"):
        return tokens.dep[i] in _ACTING and (tokens.lemma[tokens.head[i]] != "be" or feels(tokens, i))
    owned = tokens.lower[i + 2 : i + 3 + _WITHIN]
    return any(w in words.BODIES or w in words.GROUPS or w in words.OFFICE_NOUNS or w in OFFICE_PLURALS for w in owned)


class CountryResolver:
    """Resolves "the country" in one document. terms: by first token. on: day of the report."""

    def __init__(self, tokens: Tokens, terms: Mapping[int, Term], on: date | None) -> None:
        self.tokens = tokens
        self.named = [
            (term, name.state.code, name.how)
            for term in sorted(terms.values(), key=lambda t: t.first)
            if (name := state_of(term.entry.states, on)) is not None and name.state.kind is not StateKind.BLOC
        ]

    def state(self, i: int) -> str | None:
        """Code of the state "the country" at a token means."""
        here = self.tokens.sentence[i]
        before = [
            (t, c, how)
            for t, c, how in self.named
            if t.last < i and here - self.tokens.sentence[t.last] <= _SENTENCES_BACK
        ]
        if not before:
            return None
        names = [(t, c, how) for t, c, how in before if how in NAMES]
        if names:  # a nationality ("anti-Israeli policy") counts only where no name stands before
            before = names
        elif len({c for _, c, _ in before}) > 1:
            return None
        nearest, code, _ = before[-1]
        if len(before) > 1 and before[-2][1] != code and self._side_by_side(before[-2][0], nearest):
            return None
        return code

    def _side_by_side(self, first: Term, second: Term) -> bool:
        """ "Peru and Chile", "the Greek and Turkish" """
        between = self.tokens.lower[first.last + 1 : second.first]
        return self.tokens.together(first.last, second.first) and set(between) <= {"and", ",", "the", "-", "–", "or"}
