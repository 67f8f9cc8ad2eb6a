"""Words that say how a tie is, loaded once from `data/claims.toml`: a lemma in, predicate and polarity out."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.lexicon import rule_data
from tieline.coders.wordsets import WordSets, word_sets
from tieline.records.claim import Polarity, Predicate

Verdict = tuple[Predicate, Polarity]


@dataclass(frozen=True)
class ClaimWords(WordSets):
    """Word sets under `section.name`, and what an adjective or a noun says of a tie."""

    adjectives: Mapping[str, Verdict]
    nouns: Mapping[str, Verdict]
    predicative: Mapping[str, Verdict]  # adjectives that say it only as a predicate ("relations are strategic")

    def adjective(self, token: Token) -> Verdict | None:
        """What an adjective says of a tie, in its base form ("closest", "stronger" as "close", "strong")."""
        lower = hyphenated(token)
        adverbs = [c.lower_ for c in token.children if c.dep_ == "advmod"]
        if lower in self.sets["mutual.adjectives"]:
            mutual = any(a in self.sets["mutual.adverbs"] for a in adverbs)
            return (Predicate.PARITY, Polarity.AFFIRMED) if mutual else None
        found = self.adjectives.get(lower) or self.adjectives.get(_base(lower))
        return found or self.adjectives.get(token.lemma_.lower())


def adjectives_of(noun: Token) -> Iterator[Token]:
    """Adjectives before a noun, also those the parser hung on a noun beside it: "an important trade partner"."""
    for child in noun.lefts:
        if child.dep_ == "amod":
            yield child
        elif child.dep_ in ("compound", "nmod"):
            yield from (c for c in child.lefts if c.dep_ == "amod")


def hyphenated(adjective: Token) -> str:
    """An adjective with what a hyphen joins to it, which the parser takes apart: "long-standing", "one-sided"."""
    doc, first = adjective.doc, first_of_word(adjective)
    return "".join(t.lower_ for t in doc[first : adjective.i + 1])


def first_of_word(adjective: Token) -> int:
    """Position where a hyphenated adjective begins."""
    doc, first = adjective.doc, adjective.i
    while (
        first >= 2
        and doc[first - 1].lower_ == "-"
        and not doc[first - 1].whitespace_
        and not doc[first - 2].whitespace_
    ):
        first -= 2
    return first


def _base(word: str) -> str:
    """The positive of a regular comparative or superlative: "closer" -> "close", "friendliest" -> "friendly"."""
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            if stem.endswith("i"):
                return stem[:-1] + "y"
            return stem + "e" if stem in ("clos", "fin", "sincer", "stabl", "pal") else stem
    return {"better": "good", "worse": "bad"}.get(word, word)


@functools.cache
def claim_words() -> ClaimWords:
    """The words of `data/claims.toml`."""
    data = rule_data("claims")
    return ClaimWords(
        word_sets(data),
        adjectives=_verdicts(data["adjectives"]),
        nouns=_verdicts(data["nouns"]),
        predicative=_verdicts(data["predicative"]),
    )


def _verdicts(sections: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Verdict]:
    return {
        word: (Predicate(predicate), polarity)
        for predicate, words in sections.items()
        for polarity in Polarity
        for word in words[polarity]
    }


def flipped(polarity: Polarity, times: bool = True) -> Polarity:
    """The other end, if `times`."""
    if not times:
        return polarity
    return Polarity.DENIED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
