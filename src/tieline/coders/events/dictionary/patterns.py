"""One pattern of a verb dictionary: its text in, the pattern out.

"*" (or "**") is the verb; words are parted by spaces, or by "_" where they stand side by side. "$", "+", "^", "%" are
places of parties (see `entry`), "&NAME" is a synset. PETRARCH2 also writes {NOUN PHRASE} and (PREPOSITION NOUN).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tieline.actors.own.words import plural_of, words_of
from tieline.coders.events.dictionary.entry import Codes, Element, Pattern, Role

Synsets = Mapping[str, frozenset[tuple[str, ...]]]
_GROUP = re.compile(r"\{[^{}()]*\}|\([^()]*\)|[^\s(){}]+")
_PARTIES = {role.value: role for role in Role if role is not Role.WORD}
_VERB = "*"


def codes_of(written: str) -> Codes:
    """ "042" one way, "064:063" there and back, ":071" back only; dashes (or TABARI's "###") are no event."""
    there, _, back = (part.strip() for part in written.partition(":"))
    return Codes(_code(there), _code(back))


def _code(written: str) -> str | None:
    return written if written.strip("-#") else None


def pattern_of(written: str, codes: Codes, synsets: Synsets, line: int, *, nouns: bool = False) -> Pattern:
    """A pattern without its leading "-" and its code.

    nouns: it is PETRARCH2's, whose plain words are nouns, in the singular or the plural. Raises `ValueError` with what
    is wrong.
    """
    if "|" in written or "/" in written:
        raise ValueError("alternatives inside a pattern are not read: make them a synset (&NAME)")
    items = [item for group in _GROUP.findall(written) for item in _items(group, synsets, nouns)]
    verbs = [n for n, (element, _) in enumerate(items) if element is None]
    if len(verbs) != 1:
        raise ValueError(f"it has {len(verbs)} places for the verb: write one *")
    at = verbs[0]
    return Pattern(tuple(_before(items[: at + 1])), tuple(_after(items[at:])), codes, line)


# An element, None for the verb, and whether it stands right behind the one before it.
Item = tuple[Element | None, bool]


def _items(group: str, synsets: Synsets, nouns: bool) -> Iterator[Item]:
    if group[0] == "{":
        for number, word in enumerate(group[1:-1].replace("_", " ").split()):
            yield replace(_word(word, synsets, nouns), whole=number == 0), number > 0
    elif group[0] == "(":
        inner = [i for g in _GROUP.findall(group[1:-1]) for i in _items(g, synsets, nouns)]
        yield from ((replace(e, whole=False) if e else e, close) for e, close in inner)
    else:
        yield from _joined(group, synsets, nouns)


def _joined(group: str, synsets: Synsets, nouns: bool) -> Iterator[Item]:
    """ "NEW_&TIETYPES_RELATIONS", "*_UP", "IN_" """
    close = group.startswith("_")
    for piece in _pieces(group.strip("_"), synsets):
        if set(piece) == {_VERB}:
            yield None, close
        elif piece in _PARTIES:
            yield Element(_PARTIES[piece]), close
        elif piece.startswith("&"):
            yield _word(piece, synsets, nouns), close
        else:
            for word in words_of(piece):
                yield replace(_word(word, synsets, nouns), whole=nouns), close
                close = True
        close = True


def _pieces(group: str, synsets: Synsets) -> Iterator[str]:
    """What underscores part, but for those inside the name of a synset."""
    rest = group
    while rest:
        if rest.startswith("&"):
            names = [n for n in synsets if rest[1:] == n or rest.startswith(f"&{n}_")]
            name = max(names, key=len, default=rest[1:].partition("_")[0])
            piece, rest = "&" + name, rest[len(name) + 1 :]
        else:
            piece, _, rest = rest.partition("_")
        rest = rest.removeprefix("_")
        if piece:
            yield piece


def _word(word: str, synsets: Synsets, nouns: bool) -> Element:
    if word.startswith("&"):
        name = word[1:].rstrip("_")
        if name not in synsets:
            raise ValueError(f"the synset {word} is not defined above it")
        return Element(Role.WORD, synsets[name])
    row = tuple(words_of(word))
    if not row or not any(letter.isalnum() for letter in word):
        raise ValueError(f"{word!r} is no word")
    return Element(Role.WORD, frozenset({row, (*row[:-1], plural_of(row[-1]))} if nouns else {row}))


def _before(items: list[Item]) -> Iterator[Element]:
    """The elements before the verb, from it outwards; `items` ends with the verb."""
    for (element, _), (_, joined) in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        if element is not None:
            yield replace(element, close=joined)


def _after(items: list[Item]) -> Iterator[Element]:
    for element, joined in items[1:]:
        if element is not None:
            yield replace(element, close=joined)
