"""PETRARCH's dictionaries: text of an `.actors` or `.agents` file in, entries and broken lines out.

Actors. A name with its codes in brackets, or followed by synonyms ("+") and codes of their own lines, each with the
days it holds; words are joined by underscores, "#" and ";" begin remarks:

    JANE_EXAMPLE_ ; a remark
    +PRESIDENT_EXAMPLE
        [FRAGOV 20170514-20220513]
        [FRAELI >220513]
    FRANCE [FRA]

A code begins with a country of CAMEO and goes on with roles. "<day" is until, ">day" from that day on; days are
YYYYMMDD or YYMMDD (years from 31 on are of the 20th century). A code of dashes marks a name that is no actor.

Agents. Nouns that act for whichever country stands before them, with their plural in braces or as "!" for a plain "s":

    POLICEMAN {POLICEMEN} [~COP]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tieline.actors.own.entry import BrokenLine, OwnActor
from tieline.ontology import states
from tieline.records.actor import ActorKind

_CODES = re.compile(r"\[([^\]]*)\]")
_PLURAL = re.compile(r"\{([^}]*)\}")
_ROLE = 3  # letters of a country or a role
# First parts of codes that are no country's: international bodies, firms and the like.
_NO_COUNTRY = frozenset({"IGO", "IMG", "INT", "MNC", "NGO", "NGM", "UIS", "CVL", "REB", "GOV", "MIL", "BUS", "MED"})
_IGO = frozenset({"IGO", "NGO", "NGM", "MNC"})


def read_actors(text: str) -> tuple[list[OwnActor], list[BrokenLine]]:
    """Entries and broken lines of an `.actors` file."""
    entries: list[OwnActor] = []
    broken: list[BrokenLine] = []
    names: list[str] = []
    codes: list[tuple[str, int]] = []
    in_remark = False
    for number, raw in enumerate([*text.splitlines(), "END"], 1):
        line, in_remark = _without_remark(raw, in_remark)
        if not line:
            continue
        head = line.partition("[")[0].strip()
        try:
            if head and not head.startswith("+"):  # the next name: what belongs to the last one is known
                entries.extend(_actors(names, codes, broken))
                names, codes = [], []
                names.append(_name(head))
            elif head:
                if not names:
                    raise ValueError("a synonym without a name before it")
                names.append(_name(head[1:]))
            elif not names:
                raise ValueError("a code without a name before it")
            codes.extend((code, number) for code in _codes(line))
        except ValueError as fault:
            broken.append(BrokenLine(number, str(fault)))
    return entries, sorted(broken, key=lambda b: b.line)


def _actors(names: list[str], codes: list[tuple[str, int]], broken: list[BrokenLine]) -> Iterator[OwnActor]:
    for code, line in codes:
        try:
            entry = _actor(names, code, line)
        except ValueError as fault:
            broken.append(BrokenLine(line, str(fault)))
            continue
        if entry is not None:
            yield entry


def read_agents(text: str) -> tuple[list[OwnActor], list[BrokenLine]]:
    """Entries and broken lines of an `.agents` file."""
    entries: list[OwnActor] = []
    broken: list[BrokenLine] = []
    in_remark = False
    for number, raw in enumerate(text.splitlines(), 1):
        line, in_remark = _without_remark(raw, in_remark)
        if not line or line.startswith("!"):  # "!NAME! = ..." defines a set of words, which names nobody
            continue
        head = re.split(r"[{\[]", line)[0].strip()
        try:
            if not _codes(line):
                raise ValueError("no code in brackets: write POLICEMAN {POLICEMEN} [~COP]")
            single = _name(head.rstrip("!"))
            plurals = [_name(plural) for plural in _PLURAL.findall(line) if plural.strip()]
            if not plurals:
                plurals = [single + "S"]
            entries.append(
                OwnActor(names=(single, *plurals), kind=ActorKind.GROUP, state=None, agent=True, line=number)
            )
        except ValueError as fault:
            broken.append(BrokenLine(number, str(fault)))
    return entries, broken


def _without_remark(raw: str, in_remark: bool) -> tuple[str, bool]:
    """A line without its remarks, and whether one of the form <!-- ... --> goes on behind it."""
    line = raw
    if in_remark:
        _, end, line = line.partition("-->")
        if not end:
            return "", True
    line, opened, rest = line.partition("<!--")
    return re.split(r"[#;]", line)[0].strip(), bool(opened) and "-->" not in rest


def _name(written: str) -> str:
    name = " ".join(written.replace("_", " ").split())
    if not name or not any(letter.isalpha() for letter in name):
        raise ValueError(f"{written.strip()!r} is no name")
    return name


def _codes(line: str) -> list[str]:
    if line.count("[") != line.count("]"):
        raise ValueError("a bracket is not closed")
    found: list[str] = _CODES.findall(line)
    return found


def _actor(names: list[str], code: str, line: int) -> OwnActor | None:
    """One code of a name; None where it marks the name as no actor."""
    parts = code.split()
    if not parts:
        raise ValueError("the brackets are empty: write a code such as [FRAGOV]")
    roles = parts[0].strip("~")
    if set(roles) <= {"-"}:
        return None
    start, end = _days(" ".join(parts[1:]))
    state, kind = _of_code(roles)
    return OwnActor(names=tuple(names), kind=kind, state=state, start=start, end=end, line=line)


def _of_code(roles: str) -> tuple[str | None, ActorKind | None]:
    """State and kind of a code; the kind is None where the code may be a person's as well as a body's."""
    first = roles[:_ROLE].upper()
    state = states.by_cameo(first)
    if state is not None:
        return state.code, ActorKind.STATE if len(roles) == _ROLE else None
    if first in _NO_COUNTRY:
        return None, ActorKind.ORGANISATION if first in _IGO else None
    raise ValueError(f"code {roles!r} begins with no country of CAMEO")


def _days(written: str) -> tuple[date | None, date | None]:
    """ "<20170514", ">170514", "20010120-20090120" """
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
