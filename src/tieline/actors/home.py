"""A person's stated offices in, whether they are offices of a government out.

On a government's own page "the Head of the Federal Customs Service" and "Domestic Policy Advisor A" are its own; "the
chairman of the board of a company" is not told.
"""

from __future__ import annotations

from tieline.actors import words
from tieline.actors.person import Person
from tieline.actors.person_phrase import PersonPhrase
from tieline.actors.terms import Term
from tieline.actors.tokens import Tokens

_COUNCILS = frozenset({"UNSC", "P5"})
_UNITED_NATIONS = frozenset({"un", "u.n.", "unsc", "p5"})


def serves_a_government(person: Person, phrases: list[PersonPhrase], tokens: Tokens) -> bool:
    """Whether any office a person is stated to hold now is one of a government: by an organ it names ("Federal",
    "Agency", "of the President"), or because only governments have it ("Policy Advisor")."""
    if any(post.organisation is not None for post in person.posts):
        return False
    for number in person.phrases:
        for office in phrases[number].offices:
            if office.counterpart or office.plural or office.organisation is not None:
                continue
            said = [tokens.lower[i] for i in range(office.first, office.last + 1) if tokens.capital(i)]
            serves = {tokens.lower[office.noun], *said[-1:]} & (words.SERVING | words.DOMESTIC)
            if words.OF_A_GOVERNMENT & set(said) or (said and serves and not office.elsewhere):
                return True
    return False


def without_namesakes(terms: dict[int, Term], tokens: Tokens) -> dict[int, Term]:
    """The terms of a text on a government's page: one that never speaks of the United Nations means its own "Security
    Council", unless another name stands before it ("the Collective Security Council")."""
    if _UNITED_NATIONS & set(tokens.lower) or "united nations" in " ".join(tokens.lower):
        return terms
    return {i: term for i, term in terms.items() if not _is_homes_council(term, tokens)}


def _is_homes_council(term: Term, tokens: Tokens) -> bool:
    if not any(body.code in _COUNCILS for body in term.entry.organisations):
        return False
    before = term.first - 1
    named = before >= 0 and tokens.together(before, term.first) and tokens.proper(before)
    return not named or tokens.lower[before] == "national"
