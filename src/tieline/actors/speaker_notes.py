"""Notes that some pages put behind a speaker's name, the name turned round and run into the office: "Sergei Ivanov
Ivanov SergeiMinister of Trade:". Tokens in, where such notes stand out."""

from __future__ import annotations

from tieline.actors.tokens import Tokens

_LONGEST_NAME = 4  # tokens of the name before its last
_LONGEST = 30  # tokens of a note


def speaker_notes(tokens: Tokens) -> dict[int, int]:
    """Last token of every note by its first."""
    found = {}
    for i in range(2, len(tokens) - 1):
        if tokens.text[i] == tokens.text[i - 1] and tokens.capital(i) and _turned(tokens, i):
            end = _end(tokens, i)
            if end is not None:
                found[i] = end
    return found


def _turned(tokens: Tokens, i: int) -> bool:
    """Whether a given name that stands before the doubled surname follows it, with more run into it or behind it."""
    given = [tokens.text[j] for j in range(max(0, i - 1 - _LONGEST_NAME), i - 1) if tokens.capital(j)]
    return any(tokens.text[i + 1].startswith(name) for name in given if len(name) > 1)


def _end(tokens: Tokens, i: int) -> int | None:
    for end in range(i + 1, min(i + _LONGEST, len(tokens) - 1)):
        if tokens.block[end + 1] != tokens.block[i]:
            return None
        if tokens.text[end + 1][0] in ":(" or tokens.text[end].endswith(":"):
            return end
    return None
