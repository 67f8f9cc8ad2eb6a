"""Whether the name of a state or a capital stands for a party or only for a place.

"In Russia" is a place, "its aggression in Ukraine" and "arrived in Peru" are dealings with a state. A capital is a
party where it acts or is dealt with ("Beijing said", "ties with Moscow", "a visit to Rome").
"""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.terms import Term
from tieline.actors.tokens import Tokens

_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_RECALLING = frozenset({"recall", "withdraw"})
_WEIGHING = frozenset({"sanction", "pressure", "stand", "stance", "embargo", "tariff"})  # what is put on a government


class Placing:
    """Tells places from parties in one document. ends: terms by their last token."""

    def __init__(self, tokens: Tokens, ends: dict[int, Term]) -> None:
        self.tokens = tokens
        self.ends = ends

    def is_place(self, first: int, last: int) -> bool:
        """Whether a name stands as a place: governed by a preposition of place, or naming the country of a town."""
        tokens, i = self.tokens, self.tokens.root(first, last)
        seen = 0
        while tokens.dep[i] in ("conj", "appos") and seen < 6 and tokens.entity[tokens.head[i]] in _PLACES:
            i, seen = tokens.head[i], seen + 1
        if tokens.dep[i] == "pobj" and tokens.lower[tokens.head[i]] in words.PLACE_PREPOSITIONS:
            return not self._suffers(i)
        before = first - 1
        if before >= 0 and tokens.together(before, first) and tokens.lower[before] == "the":
            before -= 1
        if before < 0 or not tokens.together(before, first):
            return False
        if tokens.lower[before] in ("in", "at", "inside", "within", "across", "throughout", "near"):
            after = last + 1
            return not (tokens.together(last, after) and tokens.lower[after] in ("'s", "'"))
        town = before - 1
        in_town = tokens.lower[before] == "," and town >= 0 and tokens.entity[town] in ("GPE", "LOC", "FAC")
        apposed = tokens.dep[tokens.root(first, last)] in ("appos", "npadvmod") and town not in self.ends
        return in_town and apposed and not self._visited(town)

    def _suffers(self, i: int) -> bool:
        """ "its aggression in Ukraine", "arrived in Italy", "recalls its envoy from Peru": what is done there is
        done to that state."""
        tokens, preposition = self.tokens, self.tokens.head[i]
        governor = tokens.head[preposition]
        if tokens.lower[preposition] == "from":
            return bool(_RECALLING & {tokens.lemma[governor], tokens.lemma[tokens.head[governor]]})
        if tokens.lower[preposition] not in ("in", "into"):
            return False
        if tokens.lower[governor] in words.AGGRESSION or tokens.lemma[governor] == "arrive":
            return True
        return tokens.lemma[governor] == "be" and self._on_visit(governor)

    def _on_visit(self, verb: int) -> bool:
        """ "who is in Peru on an official visit" """
        tokens = self.tokens
        first, last = tokens.sentence_span(tokens.sentence[verb])
        return any(
            tokens.dep[j] == "pobj"
            and tokens.lower[tokens.head[j]] == "on"
            and tokens.lower[j] in ("visit", "trip")
            and verb in (tokens.head[tokens.head[j]], tokens.head[tokens.head[tokens.head[j]]])
            for j in range(first, last + 1)
        )

    def _visited(self, i: int) -> bool:
        """ "visits Cusco, Peru", "travelled to Cusco, Peru": a town that somebody goes to."""
        tokens, above = self.tokens, self.tokens.head[i]
        if tokens.dep[i] == "dobj":
            return tokens.lower[above] in words.GOING
        return (
            tokens.dep[i] == "pobj" and tokens.lower[above] == "to" and tokens.lower[tokens.head[above]] in words.GOING
        )

    def acts(self, term: Term) -> bool:
        """Whether a capital or seat acts or is dealt with, as a government does and a town does not."""
        tokens, i = self.tokens, self.tokens.root(term.first, term.last)
        after = term.last + 1
        if tokens.together(term.last, after + 1) and tokens.lower[after] == "," and tokens.entity[after + 1] == "GPE":
            return False
        seen = 0
        while tokens.dep[i] == "conj" and seen < 6:
            i, seen = tokens.head[i], seen + 1
        if tokens.dep[i] in ("nsubj", "nsubjpass", "poss"):
            return True
        if tokens.dep[i] in ("dobj", "dative"):
            travel = tokens.lower[tokens.head[i]] in words.TRAVEL
            return not travel or tokens.lemma[tokens.head[i]] == "visit"
        if tokens.dep[i] == "pobj" or (tokens.dep[i] == "pcomp"):
            preposition = tokens.head[i]
            if tokens.lower[preposition] in ("with", "between", "by", "against", "toward", "towards"):
                return True
            if tokens.lower[preposition] == "on" and tokens.lemma[tokens.head[preposition]] in _WEIGHING:
                return True
            going = tokens.lower[tokens.head[preposition]] in words.GOING
            return (going and tokens.lower[preposition] in ("to", "in")) or self._suffers(i)
        return False
