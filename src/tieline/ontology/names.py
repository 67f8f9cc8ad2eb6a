"""Personal names across spellings: a written name in, a key out that its usual English spellings share.

"Zelenskyy", "Zelensky" and "Zelenskiy" fold to one key, as do "Erdoğan" and "Erdogan". What no rule reaches
(Lukashenka, Gaddafi, Rouhani for Rowhani) stands in the offices table's alias column.
"""

from __future__ import annotations

import difflib
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
        (r"(?<=[eo])w$", "v"),  # Berdimuhamedow
        (r"(yy|iy|ij|yj)$", "y"),  # Dmitriy, Yuriy, Valerij
        (r"(?<=[aeiou])(ye|ie|e)(?=v|va$)", "e"),  # Nazarbayev, Nazarbaev
        (r"^ye(?=[a-z])", "e"),  # Yeltsin, Eltsin
        (r"(?<=[^aeiou])ye", "e"),  # Medvedyev
        (r"(ei|ej|ey|ai|ay|aj)$", "ey"),  # Sergei, Sergey
        (r"xey$", "ksey"),  # Alexey, Aleksey
        (r"x(?=a|e)", "ks"),  # Alexander, Aleksandr
        (r"(?<=aleks)andr$", "ander"),
        (r"(?<=[^aeiou])y(?=[^aeiou])", "i"),  # Yanukovych, Tymoshenko, Berdymukhammedov
        (r"shch|sch", "sh"),  # Yushchenko, Schroeder
        (r"(?<=[aou])e(?=[^aeiou])", ""),  # Schroeder for Schröder, Mueller for Müller
        (r"dzh", "j"),
        (r"kh", "h"),  # Mikhail, Mihail
        (r"tz|ts", "ts"),
        (r"ou", "u"),  # Toure as Ture, Lourenco
        (r"(.)\1", r"\1"),  # Hussein, Husein
        (r"^m[ou]h?am[ae]d$", "mohamed"),  # Muhammad, Mohammed, Mohamad
        (r"^h[ou]s[ae][iy]n$", "husein"),  # Husayn, Hossein
        (r"^abd[ua]lah?$", "abdulah"),  # Abdallah, Abdulla
        (r"^ahm[ae]d$", "ahmed"),
        (r"^y[ou]s[eu]f$", "yusuf"),  # Youssef, Yousuf
    )
)

# Particles that reports put before a surname or leave out.
PARTICLES = frozenset((
    "al", "el", "bin", "ben", "ibn", "abu", "abou", "aboul", "ould", "van", "von", "der", "den", "ter", "de", "da",
    "do", "dos", "du", "di", "le", "la",
))  # fmt: skip
# Given names of this length and likeness are spellings of one ("Mikheil" and "Mikhail", "Benyamin" and "Benjamin").
LEAST_FOR_LIKENESS = 5
ALIKE = 0.8
# Short forms under which office holders are reported.
_SHORT_FORMS = {
    "Joseph": ("Joe",),
    "William": ("Bill", "Will"),
    "Anthony": ("Tony", "Antony"),
    "James": ("Jim", "Jimmy"),
    "Michael": ("Mike",),
    "Robert": ("Bob", "Rob"),
    "Richard": ("Dick", "Rick"),
    "Edward": ("Ed", "Ted"),
    "Benjamin": ("Ben", "Bibi"),
    "Jonathan": ("Jon",),
    "Philip": ("Phil",),
    "Thomas": ("Tom",),
    "Daniel": ("Dan",),
    "Kenneth": ("Ken",),
    "Donald": ("Don",),
    "Stephen": ("Steve", "Steven"),
    "Ashton": ("Ash",),
}
_SUFFIXES = frozenset(("jr", "sr"))


@functools.lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The key of one word of a name: lower case, without marks, with transliterations levelled."""
    key = re.sub(r"[^a-z]", "", strip_accents(word.lower().translate(_LETTERS)))
    for pattern, to in _RULES:
        key = pattern.sub(to, key)
    return key


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, in order; hyphens part words, "Jr." and the like are set aside."""
    return tuple(key for key in map(fold, _parts(name)) if key)


def core(name: str) -> tuple[str, ...]:
    """The folded words of a name without its particles ("al-Assad", "van der Bellen"); all if it has nothing else."""
    bare = (key for key in (fold(part) for part in _parts(name) if part.lower() not in PARTICLES) if key)
    return tuple(bare) or words(name)


def surname_key(surname: str) -> str:
    """The core words of a surname as one key."""
    return " ".join(core(surname))


def _parts(name: str) -> list[str]:
    parts = re.split(r"[\s\-‐‑–.]+", name.strip())
    return [part for part in parts if re.sub(r"\W", "", part).lower() not in _SUFFIXES]


# Folded particles, for words already folded; "le" is left out, for "Lee" folds to it.
FOLDED_PARTICLES = frozenset(map(fold, PARTICLES)) - {"le"}


def agree(written: str, person: str) -> bool:
    """Whether the given names of a written name fit a person's: none contradicts, initials count as their name.

    Both are full names. Either may leave names out ("Recep Tayyip Erdogan" and "Tayyip Erdogan", "Vladimir Putin"
    and "Vladimir Vladimirovich Putin"), but one that leaves nothing in common is another person.
    """
    shorter, longer = sorted((core(written), core(person)), key=len)
    return all(any(alike(a, b) for b in longer) for a in shorter)


def alike(a: str, b: str) -> bool:
    """Whether two folded words may be one name: equal, an initial of it, a short form, or a near spelling."""
    a, b = _long_forms().get(a, a), _long_forms().get(b, b)
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if min(len(a), len(b)) < LEAST_FOR_LIKENESS or a[0] != b[0]:
        return False
    # Ivanov is no spelling of Ivanovich.
    longer = abs(len(a) - len(b)) > 1 and (a.startswith(b) or b.startswith(a))
    return not longer and likeness(a, b) >= ALIKE


@functools.cache
def _long_forms() -> dict[str, str]:
    return {fold(short): fold(name) for name, shorts in _SHORT_FORMS.items() for short in shorts}


@functools.lru_cache(maxsize=65_536)
def likeness(a: str, b: str) -> float:
    """How alike two folded words are, from 0 to 1 (difflib's ratio)."""
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
