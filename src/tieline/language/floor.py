"""Transcripts whose line breaks were lost: a line in, the places where a new turn begins out.

A turn begins with a label: a name, with its titles, and a colon ("President of Russia Vladimir Putin: Good evening").
Within a line a label counts where it comes again in the line, behind a sentence of a line where another one does, or
where it has a title and what follows is in the first or second person. Not supported: labels without a colon, and
labels in small letters. Labels in capitals need no cut.
"""

from __future__ import annotations

import re
from collections import Counter

_COLON = re.compile(r" ?(?:\([^()\n]{1,40}\) ?)?:(?= ?[A-Z“\"‘(—–])")
_SMALL = frozenset(
    {"of", "the", "and", "for", "to", "on", "in", "at", "de", "da", "del", "la", "le", "al", "bin", "van"}
)
_TITLES = frozenset(
    {"president", "prime", "vice", "deputy", "minister", "foreign", "chairman", "chairwoman", "chancellor", "king",
     "queen", "crown", "secretary", "mayor", "governor", "ambassador", "director", "head", "speaker", "mr", "mrs", "ms",
     "premier", "emir", "sheikh", "general", "commissioner", "acting"}
)  # fmt: skip
_SHORT = frozenset({"Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Prof", "Jr", "Sen", "Gov"})
_ADDRESSES = re.compile(r"\b(?:I|I'm|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|Mr|Ms|Mrs)\b")
# Words before a name that make it part of a sentence: "as told by President X: ..."
_LEADS = frozenset({"by", "with", "from", "as", "said", "says"})
_LONGEST = 15
_AHEAD = 300


def turns_within(line: str) -> list[int]:
    """Offsets in a line, other than its beginning, where a label opens a turn; empty if it is no transcript."""
    if ":" not in line:
        return []
    labels = [(start, colon) for colon in _COLON.finditer(line) if (start := _start(line, colon.start())) is not None]
    names = Counter(_name(line[start : colon.start()]) for start, colon in labels)
    found = []
    transcript = any(count > 1 for count in names.values())
    for start, colon in labels:
        between = transcript and _ends_sentence(line[:start].rstrip() or "?")
        if not between and not _comes_again(line[start : colon.start()], names):
            start = _titled(line, start, colon.start())
            if start is None or not _addresses(line, start, colon.end()):
                continue
        if start > 0:
            found.append(start)
    return found


def _start(line: str, end: int) -> int | None:
    """Where the label that ends at `end` begins: back over words with capitals; None if there are not two of them."""
    start, count, position = end, 0, end
    while count < _LONGEST and position > 0:
        space = line.rfind(" ", 0, position)
        word = line[space + 1 : position]
        if not word or not (word[0].isupper() or word in _SMALL) or (position < end and _ends_sentence(word)):
            break
        count += 1
        if word[0].isupper():
            start = space + 1
        position = space if space >= 0 else 0
    name = line[start:end]
    return start if " " in name and not name.isupper() else None


def _ends_sentence(word: str) -> bool:
    if not word:  # marks alone are no word of a name
        return False
    return word[-1] in '.!?…:;>*”")' and not (word[-1] == "." and (len(word) == 2 or word[:-1] in _SHORT))


def _name(label: str) -> str:
    return " ".join(label.split()[-2:])


def _comes_again(label: str, names: Counter[str]) -> bool:
    """Whether a label's name opens another turn, or stands in a longer label."""
    own = _name(label)
    return names[own] > 1 or any(count > 1 and name in label for name, count in names.items())


def _titled(line: str, start: int, end: int) -> int | None:
    """Where a label with a title begins; what no sentence's end cuts off before the title is not the label's."""
    if not start or _ends_sentence(line[:start].rstrip()):
        return start if any(word.lower() in _TITLES for word in line[start:end].split()) else None
    titles = [word for word in re.finditer(r"\S+", line[start:end]) if word.group().lower() in _TITLES]
    joined = not titles or " and " in line[start + titles[0].start() : end]
    return None if joined else start + titles[0].start()


def _addresses(line: str, start: int, end: int) -> bool:
    """Whether somebody's own words follow a label that is no part of the sentence before it."""
    last = line[:start].rstrip().rsplit(" ", 1)[-1]
    if last in _SMALL or last in _LEADS or last[-1:] == ",":
        return False
    after = line[end : end + _AHEAD].lstrip()
    return after[:1].isupper() and _ADDRESSES.search(after) is not None
