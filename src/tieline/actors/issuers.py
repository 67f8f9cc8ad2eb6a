"""Named mentions of a document in, the states that issue it together out, if it is a joint statement.

"We" in a joint statement are all who issue it, not only the government on whose site it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.actors import words
from tieline.actors.tokens import Tokens

_JOINT = frozenset({"joint", "trilateral", "leaders"})


@dataclass(frozen=True, slots=True)
class Named:
    """A state a mention speaks for. position: of its first token. person: whether the mention means people."""

    position: int
    state: str
    person: bool


_WITHIN = 3  # words between "joint" and "statement"
_OPENING = 4  # sentences in which the issuers are sought where the headline does not name them


def find_issuers(tokens: Tokens, named: Sequence[Named]) -> tuple[str, ...]:
    """Codes of the issuing states, in order of mention; empty for a document that is no joint statement.

    named: who is named without reference to others, with the states of "the leaders of A and B". The headline names
    them ("Joint Statement by President A and President B on C": not C), else the first sentence that names several
    persons, or several states.
    """
    title = [i for i in range(len(tokens)) if tokens.headline[i]]
    at = next((i for i in title if _is_joint(tokens, i)), None)
    if at is None:
        return ()
    about = next((i for i in title if i > at and tokens.lower[i] in words.ABOUT), len(tokens))
    headline = _states(n for n in named if tokens.headline[n.position] and n.position < about)
    if len(headline) > 1:
        return headline
    body = [n for n in named if not tokens.headline[n.position]]
    sentences = sorted({tokens.sentence[n.position] for n in body})
    for sentence in sentences[:_OPENING]:
        here = [n for n in body if tokens.sentence[n.position] == sentence]
        for group in (_states(n for n in here if n.person), _states(here)):
            if len(group) > 1:
                return group
    return ()


def _is_joint(tokens: Tokens, i: int) -> bool:
    """ "Joint Statement", "Joint Leaders' Statement", "Joint U.S.-Ukraine Declaration" """
    if tokens.lower[i] not in _JOINT:
        return False
    following = tokens.lower[i + 1 : i + 2 + _WITHIN]
    return any(word in words.STATEMENTS for word in following)


def _states(named: Iterable[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.state for n in named))
