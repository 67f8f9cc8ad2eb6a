"""Person phrases in, the nationality that stands before them in their noun phrase out: "Dutch far-right politician
Geert Wilders", "U.S. Republican presidential candidate", "Syrian rebel group" before its leader's name."""

from __future__ import annotations

from tieline.actors.offices import Reading
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.terms import TermKind
from tieline.ontology.states import How, State

_LONGEST = 7  # tokens between a nationality and the phrase
_ARTICLES = frozenset({"a", "an"})
_WITHIN = ("JJ", "NN", "VBN", "VBG", "HYPH", "CD", "RB", "AFX")


def nationality_before(reading: Reading, phrase: PersonPhrase) -> State | None:
    """The state whose name or nationality begins the noun phrase a person is named in; None where none does.

    Only modifiers may stand between: a comma, a verb or a determiner ends the noun phrase.
    """
    tokens, i = reading.tokens, phrase.first - 1
    while tokens.together(i, phrase.first) and phrase.first - i <= _LONGEST:
        term = reading.ends.get(i)
        if term is not None and term.entry.kind is not TermKind.TITLE:
            name = reading.state(term)
            if name is None or name.how in (How.CAPITAL, How.SEAT):
                return None
            return name.state if _modifies(reading, i, phrase) else None
        if not tokens.tag[i].startswith(_WITHIN) and tokens.text[i] not in ("-", "‑", "and"):
            return None
        i -= 1
    return None


def nationality_behind(reading: Reading, phrase: PersonPhrase) -> State | None:
    """The state whose nationality an apposition gives: "Ole Example, a Norwegian citizen," """
    tokens, i = reading.tokens, phrase.last + 3
    if not tokens.together(phrase.last, i + 1) or tokens.lower[i - 2] != "," or tokens.lower[i - 1] not in _ARTICLES:
        return None
    term = reading.terms.get(i)
    name = reading.state(term)
    if term is None or name is None or name.how in (How.CAPITAL, How.SEAT):
        return None
    noun = term.last + 1
    while tokens.together(i, noun + 1) and tokens.tag[noun].startswith(_WITHIN) and tokens.head[noun] > noun:
        noun += 1
    apposed = tokens.dep[noun] == "appos" and phrase.first <= tokens.head[noun] <= phrase.last
    return name.state if apposed and tokens.tag[noun].startswith("NN") else None


def _modifies(reading: Reading, i: int, phrase: PersonPhrase) -> bool:
    """Whether what ends at a token hangs on the phrase, or on a noun right before it."""
    tokens, seen = reading.tokens, 0
    while tokens.head[i] > i and tokens.head[i] <= phrase.last and seen < _LONGEST:
        i, seen = tokens.head[i], seen + 1
    return seen > 0 and (i >= phrase.first or all(tokens.tag[j].startswith(_WITHIN) for j in range(i, phrase.first)))
