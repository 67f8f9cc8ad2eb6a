"""The pair that words for a pair stand for: "our relations", "bilateral ties", "the two countries"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.language import grammar
from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind

_PAIRED = frozenset({"bilateral", "mutual", "interstate", "inter-state", "reciprocal", "our", "their", "trilateral"})
_PAIR_NOUNS = frozenset(
    {
        "country",
        "nation",
        "state",
        "side",
        "people",
        "capital",
        "us",
        "them",
        "leader",
        "president",
        "party",
        "government",
    }
)


def speaks_of_pair(noun: Token) -> bool:
    """Whether the words speak of two sides: "our", "bilateral", "between the two countries"."""
    for child in noun.children:
        if child.lower_ in _PAIRED:
            return True
        if child.dep_ == "prep" and child.lower_ in ("between", "of", "among"):
            for governed in grammar.prepositional_objects(child):
                if governed.lemma_.lower() in _PAIR_NOUNS or governed.lower_ in _PAIR_NOUNS:
                    return True
    return False


def pair_words(noun: Token, first: int, last: int) -> tuple[int, int]:
    """Where the words for the pair stand in the phrase of a tie, from first to last."""
    for child in noun.children:
        if child.lower_ in _PAIRED:
            return child.i, noun.i
    return first, last


def state_named(code: str, name: str) -> Actor:
    """A state that the words for a pair stand for."""
    return Actor(
        name=name, canonical=states.get(code).name, kind=ActorKind.STATE, state=code, method="the_pair", confidence=0.8
    )


def principal_states(page: Page, noun: Token, speaking: set[str]) -> tuple[str, ...]:
    """The two states a passage is about: those of the nearest plural mention before it, else the two named most.

    speaking: states of whoever speaks; one of them is one end. Empty where no two stand out.
    """
    before = [m for m in page.cast.mentions if m.first < noun.i]
    for mention in reversed(before[-12:]):
        codes = tuple(dict.fromkeys(a.state for a in mention.actors if a.state))
        if len(codes) > 1 and (not speaking or speaking & set(codes)):
            return codes if len(codes) == 2 else ()
    counts: Counter[str] = Counter()
    end = _lead_end(page)
    for mention in page.cast.mentions:
        lead = 3 if mention.first < end else 1
        counts.update(dict.fromkeys({a.state for a in mention.actors if a.state}, lead))
    ranked = sorted(counts, key=lambda code: (code not in speaking, -counts[code], code))
    if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[2]] * 2 > counts[ranked[1]]):
        return ()
    return ranked[0], ranked[1]


def _lead_end(page: Page) -> int:
    sentences = page.parsed.sentences
    return sentences[min(2, len(sentences) - 1)].end if sentences else 0
