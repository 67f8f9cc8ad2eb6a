"""Facts in the words of a sentence: numbers with what they count, days and years, and names behind "in" or "at"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.language.stems import stem

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {word: float(value) for value, word in enumerate(_ONES)} | {word: float(v) for word, v in _TENS.items()}
_WORDS |= {"dozen": 12.0}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_NUMBER = re.compile(
    r"(?P<hedge>\b(?:about|around|nearly|almost|some|over|more than|at least|up to|roughly|approximately)\s+)?"
    r"(?P<sign>[$€£¥])?(?<![\w.,])(?P<value>\d[\d,]*(?:\.\d+)?|" + "|".join(_WORDS) + r")(?P<ordinal>st|nd|rd|th)?\b"
    r"(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?:\s*(?P<percent>%|per\s?cent\b))?(?:[\s-]+(?P<unit>[A-Za-z]+)(?:\s+(?P<next>[A-Za-z]+))?)?",
    re.I,
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?!\d)|(?P<m3>{_MONTH}))"
    r"(?:,?\s+(?P<y>(?:19|20)\d\d))?\b|\b(?P<year>(?:19|20)\d\d)\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|at)\s+([A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)(?!['’]s)\b")
_LOOSE = 0.1  # how far a number said to be rough may lie from another
_NO_UNIT = frozenset(
    stem(w) for w in ("of", "in", "and", "to", "the", "with", "for", "at", "on", "by", "from", "or", "as")
)


@dataclass(frozen=True, slots=True)
class Number:
    """value, and the stem of what it counts. rough: "about", "more than". text: as written."""

    value: float
    unit: str
    rough: bool
    text: str


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day, a month or a year as named; parts that are not said are None."""

    year: int | None
    month: int | None
    day: int | None
    text: str

    def contradicts(self, other: DayNamed) -> bool:
        """Whether two names of days of one fineness cannot be one day."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        return bool(both) and any(a != b for a, b in both)


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text that count something; days and years are none."""
    dated = [m.span() for m in _DAY.finditer(text)]
    for found in _NUMBER.finditer(text):
        start = found.start("value")
        if any(a <= start < b for a, b in dated):
            continue
        written = found["value"].lower().replace(",", "")
        value = _WORDS.get(written) if written in _WORDS else float(written)
        if value is None:
            continue
        value *= _SCALES.get((found["scale"] or "").lower(), 1.0)
        unit = _unit(found)
        if unit:
            yield Number(
                value, unit, bool(found["hedge"]), text[found.start("sign") if found["sign"] else start : found.end()]
            )


def _unit(found: re.Match[str]) -> str:
    if found["percent"]:
        return "percent"
    if found["sign"]:
        return _CURRENCY[found["sign"]]
    for word in (found["unit"], found["next"]):
        unit = stem(word) if word else ""
        if unit and unit not in _NO_UNIT:
            return unit
    return ""


def days(text: str) -> Iterator[DayNamed]:
    """The days, months and years a text names."""
    for found in _DAY.finditer(text):
        month = found["m1"] or found["m2"] or found["m3"]
        if found["m3"] and found["m3"][0].islower():  # "may"
            continue
        if (
            found["m3"] == "May"
            and not found["y"]
            and not re.search(r"(?:in|of|by|until|since|next|last)\s+$", text[: found.start()])
        ):
            continue
        day, year = found["d1"] or found["d2"], found["y"] or found["year"]
        yield DayNamed(
            int(year) if year else None, _MONTHS.index(month.lower()) + 1 if month else None, int(day) if day else None,
            found.group(),
        )  # fmt: skip


def places(text: str) -> dict[str, str]:
    """The capitalised names behind "in" or "at", in small letters, as written."""
    found = (match[1] for match in _PLACE.finditer(text))
    return {name.casefold(): name for name in found if name.split()[0].lower() not in _MONTHS}


def number_conflicts(ones: tuple[Number, ...], others: tuple[Number, ...]) -> Iterator[tuple[Number, Number]]:
    """Numbers of the same things that differ, where no number of these things is common."""
    units = dict.fromkeys(n.unit for n in ones if any(n.unit == m.unit for m in others))
    for unit in units:
        mine, theirs = [n for n in ones if n.unit == unit], [n for n in others if n.unit == unit]
        if not any(_same(n, m) for n in mine for m in theirs):
            yield mine[0], theirs[0]


def _same(one: Number, other: Number) -> bool:
    loose = _LOOSE if one.rough or other.rough else 0.0
    return abs(one.value - other.value) <= loose * max(abs(one.value), abs(other.value))
