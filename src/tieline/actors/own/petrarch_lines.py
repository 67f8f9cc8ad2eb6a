"""Lines of PETRARCH's dictionaries: remarks, names, codes in brackets and spans of days.

"#", ";" and <!-- ... --> mark remarks. "<day" is until, ">day" from that day on, "day-day" between, ends included; days
are YYYYMMDD or YYMMDD (years from 31 on are of the 20th century).
"""

from __future__ import annotations

import re
from datetime import date

_REMARK = re.compile(r"[#;](?![^\[]*\])")  # not inside brackets: "[###]"
_CODES = re.compile(r"\[([^\]]*)\]")


def without_remark(raw: str, in_remark: bool) -> tuple[str, bool]:
    """A line without its remarks, and whether one of the form <!-- ... --> goes on behind it."""
    line = raw
    if in_remark:
        _, end, line = line.partition("-->")
        if not end:
            return "", True
    line, opened, rest = line.partition("<!--")
    if line.lstrip().startswith("<!"):  # "<! -- remark -->"
        return "", False
    _, closed, more = rest.partition("-->")
    return _REMARK.split(line + more)[0].strip(), bool(opened) and not closed


def name_of(written: str) -> str:
    """A name with its words parted by spaces; raises `ValueError` for none."""
    name = " ".join(written.replace("_", " ").split())
    if not name or not any(letter.isalpha() for letter in name):
        raise ValueError(f"{written.strip()!r} is no name")
    return name


def codes_in(line: str) -> list[str]:
    """What stands in brackets; raises `ValueError` for one that is not closed."""
    if line.count("[") != line.count("]"):
        raise ValueError("a bracket is not closed")
    found: list[str] = _CODES.findall(line)
    return found


def days_of(written: str) -> tuple[date | None, date | None]:
    """First and last day of "<20170514", ">170514", "20010120-20090120"; raises `ValueError`."""
    span = written.replace(" ", "")
    if not span:
        return None, None
    if span[0] == "<":
        return None, _day(span[1:])
    if span[0] == ">":
        return _day(span[1:]), None
    first, dash, last = span.partition("-")
    if not dash:
        raise ValueError(f"{written!r} is no span of days: write <day, >day or day-day")
    start, end = _day(first), _day(last)
    if end < start:
        raise ValueError(f"{written!r} ends before it starts")
    return start, end


def _day(digits: str) -> date:
    if len(digits) == len("YYMMDD") and digits.isdigit():
        digits = ("19" if int(digits[:2]) > 30 else "20") + digits
    if len(digits) != len("YYYYMMDD") or not digits.isdigit():
        raise ValueError(f"{digits!r} is no day: write YYYYMMDD")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise ValueError(f"{digits!r} is no day of the calendar") from None
