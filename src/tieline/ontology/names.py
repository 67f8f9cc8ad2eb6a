"""Personal names across spellings: a written name in, a key out that its usual English spellings share.

"Zelenskyy", "Zelensky" and "Zelenskiy" fold to one key, as do "Erdoğan" and "Erdogan". What no rule reaches
(Lukashenka, Gaddafi, Rouhani for Rowhani) stands in the offices table's alias column.
"""

from __future__ import annotations

import functools
import re

from tieline.ontology.states import strip_accents

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"})

# Transliteration: endings and letter groups that English writes in several ways, most specific first.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[sc]k)(yy|iy|ij|yi|yj|i|y)$", "y"),  # Zelenskyy, Zelenskiy, Tokarczuki
        (r"(yy|iy|ij|yj)$", "y"),  # Dmitriy, Yuriy, Valerij
        (r"(?<=[aeiou])(ye|ie|e)(?=v|va$)", "e"),  # Nazarbayev, Nazarbaev
        (r"^ye(?=[a-z])", "e"),  # Yeltsin, Eltsin
        (r"(?<=[^aeiou])ye", "e"),  # Medvedyev
        (r"(ei|ej|ey|ai|ay|aj)$", "ey"),  # Sergei, Sergey
        (r"xey$", "ksey"),  # Alexey, Aleksey
        (r"x(?=a|e)", "ks"),  # Alexander, Aleksandr
        (r"(?<=aleks)andr$", "ander"),
        (r"dzh", "j"),
        (r"kh", "h"),  # Mikhail, Mihail
        (r"tz|ts", "ts"),
        (r"ou", "u"),  # Toure as Ture, Lourenco
        (r"(.)\1", r"\1"),  # Kuchhma, Hussein as Husein
    )
)

# Particles that reports put before a surname or leave out.
PARTICLES = frozenset(
    ("al", "el", "bin", "ben", "ibn", "van", "von", "der", "den", "de", "da", "do", "dos", "du", "di")
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@functools.lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The key of one word of a name: lower case, without marks, with transliterations levelled."""
    key = re.sub(r"[^a-z]", "", strip_accents(word.lower().translate(_LETTERS)))
    for pattern, to in _RULES:
        key = pattern.sub(to, key)
    return key


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, in order; hyphens part words, "Jr." and the like are set aside."""
    parts = re.split(r"[\s\-‐‑–.]+", name.strip())
    bare = (part for part in parts if re.sub(r"\W", "", part).lower() not in _SUFFIXES)
    return tuple(key for key in map(fold, bare) if key)


def surname_key(surname: str) -> str:
    """The key of a surname of one or several words, without its particles ("al-Assad", "van der Bellen")."""
    parts = words(surname)
    core = [part for part in parts if part not in FOLDED_PARTICLES]
    return " ".join(core or parts)


FOLDED_PARTICLES = frozenset(map(fold, PARTICLES))


def agree(written: str, person: str) -> bool:
    """Whether the given names of a written name fit a person's: none contradicts, initials count as their name.

    Both are full names. Either may leave names out ("Recep Tayyip Erdogan" and "Tayyip Erdogan", "Vladimir Putin"
    and "Vladimir Vladimirovich Putin"), but one that leaves nothing in common is another person.
    """
    ours = [w for w in words(written) if w not in FOLDED_PARTICLES]
    theirs = [w for w in words(person) if w not in FOLDED_PARTICLES]
    shorter, longer = sorted((ours, theirs), key=len)
    return all(any(_same(a, b) for b in longer) for a in shorter)


def _same(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
