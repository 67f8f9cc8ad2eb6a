"""Words of a readout as they are held against another's: stems folded to families, acts, opposites, weight."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tieline.language.stems import stem
from tieline.language.words import FUNCTION_WORDS
from tieline.ontology.readout_words import readout_words

# Endings that lead from one word of a family to another ("communicate", "communication"), longest first.
_ENDINGS = (
    "isation", "ization", "ational", "ation", "ition", "ement", "ment", "ance", "ence", "ency", "ness", "ship",
    "tional", "tion", "sion", "ity", "ive", "ise", "ize", "ian", "ial", "ion", "ant", "ent", "ly", "al", "at", "er",
    "or", "is", "iz", "iv", "ic", "anc", "enc", "y",
)  # fmt: skip
_LEAST = 4  # letters a root keeps
_NEGATIONS = re.compile(
    r"\b(?:not|never|no longer|cannot|without|neither|nor|refus\w+|declin\w+ to|rul\w+ out|fail\w* to|unable)\b"
    r"|n['’]t\b",
    re.I,
)


@lru_cache(maxsize=65536)
def folded(stem_: str) -> str:
    """What words of one family share: "communication" and "communicate", "troops" and "forces"."""
    return _families().get(stem_) or _families().get(_root(stem_)) or _root(stem_)


@lru_cache(maxsize=65536)
def _root(stem_: str) -> str:
    for ending in _ENDINGS:
        if stem_.endswith(ending) and len(stem_) - len(ending) >= _LEAST:
            return stem_[: -len(ending)]
    return stem_


@cache
def _families() -> dict[str, str]:
    table: dict[str, str] = {}
    for family in readout_words().families:
        for word in family:
            table.setdefault(stem(word), family[0])
            table.setdefault(_root(stem(word)), family[0])
    return table


@cache
def act_of(stem_: str) -> str | None:
    """The kind of act a word tells ("agree", "discuss", "say"); None for other words."""
    return _acts().get(stem_)


@cache
def _acts() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in readout_words().acts.items():
        for word in words:
            table.setdefault(stem(word), kind)
    return table


@cache
def small_words() -> frozenset[str]:
    """Stems that carry grammar."""
    return frozenset(stem(word) for word in FUNCTION_WORDS)


@cache
def weak_words() -> frozenset[str]:
    """Stems, folded and not, of words that every readout is full of."""
    plain = {stem(word) for word in readout_words().weak}
    return frozenset(plain | {folded(word) for word in plain})


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Pairs of contrary directions, folded, both ways round."""
    pairs = [(folded(stem(one)), folded(stem(other))) for one, other in readout_words().opposites]
    return tuple(pairs + [(other, one) for one, other in pairs])


def negations(text: str) -> int:
    """How many denials a text holds."""
    return len(_NEGATIONS.findall(text))
