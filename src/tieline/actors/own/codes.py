"""PETRARCH's actors and agents with their codes as written: text of a dictionary in, coded names and broken lines out.

`petrarch` makes Tieline's actors of the same files and asks for countries; here any code is kept ("GONGOV"), because a
verb dictionary speaks in codes. Words of a name that an underscore joins stand side by side; between others more words
may stand. An agent is found in the singular and the plural: regular, in braces, or none for empty braces. A marker
such as !PERSON! stands for each word of its list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tieline.actors.own.entry import BrokenLine
from tieline.actors.own.petrarch_lines import codes_in, days_of, name_of, without_remark
from tieline.actors.own.words import Phrase, phrase_of, plural_of

_PLURAL = re.compile(r"\{([^}]*)\}")
_MARKER = re.compile(r"![^!\s]+!")


@dataclass(frozen=True, slots=True)
class Spell:
    """A code and the days on which it holds, both included; without days it is the code for all others."""

    code: str
    start: date | None = None
    end: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it counts on a day, as one with days of its own."""
        if on is None or (self.start is None and self.end is None):
            return False
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class CodedActor:
    """A name with its codes. line: of the file, from 1."""

    phrase: Phrase
    spells: tuple[Spell, ...]
    line: int

    def code(self, on: date | None) -> str | None:
        """The code of a day: the first whose days hold, else the one without days; None for no actor."""
        others = (s for s in self.spells if s.start is None and s.end is None)
        spell = next((s for s in self.spells if s.holds(on)), None) or next(others, None)
        return None if spell is None or not spell.code.strip("-") else spell.code


@dataclass(frozen=True, slots=True)
class CodedAgent:
    """A noun that acts for whom it belongs to. leads: its code stands before the actor's ("NGO~"), not behind it."""

    phrase: Phrase
    code: str
    leads: bool
    line: int


def read_coded_actors(text: str) -> tuple[list[CodedActor], list[BrokenLine]]:
    """Names of an `.actors` file."""
    found: list[CodedActor] = []
    broken: list[BrokenLine] = []
    names: list[tuple[str, int]] = []
    spells: list[Spell] = []

    def close() -> None:
        if names and not spells:
            broken.append(BrokenLine(names[0][1], f"{name_of(names[0][0])!r} has no code: write [USAGOV] behind it"))
        elif names:
            found.extend(CodedActor(phrase_of(name), tuple(spells), line) for name, line in names)
        names.clear()
        spells.clear()

    in_remark = False
    for number, raw in enumerate(text.splitlines(), 1):
        line, in_remark = without_remark(raw, in_remark)
        head = line.partition("[")[0].strip()
        try:
            if head and not head.startswith("+"):
                close()
            if line and not head and not names:
                raise ValueError("a code without a name before it")
            if head.startswith("+") and not names:
                raise ValueError("a synonym without a name before it")
            if head:
                name_of(head.removeprefix("+"))
                names.append((head.removeprefix("+"), number))
            spells.extend(_spell(code) for code in codes_in(line))
        except ValueError as fault:
            broken.append(BrokenLine(number, str(fault)))
    close()
    return found, sorted(broken, key=lambda b: b.line)


def _spell(written: str) -> Spell:
    code, *days = written.split()
    if "<" in code or ">" in code:  # "[HOB<950601]"
        code, mark, day = re.split(r"([<>])", code, maxsplit=1)
        days.insert(0, mark + day)
    start, end = days_of(" ".join(days))
    return Spell(code.strip("~"), start, end)


def read_coded_agents(text: str) -> tuple[list[CodedAgent], list[BrokenLine]]:
    """Nouns of an `.agents` file."""
    found: list[CodedAgent] = []
    broken: list[BrokenLine] = []
    markers: dict[str, list[str]] = {}
    in_remark = False
    for number, raw in enumerate(text.splitlines(), 1):
        line, in_remark = without_remark(raw, in_remark)
        if not line:
            continue
        marker, is_set, members = line.partition("=")
        if is_set and _MARKER.fullmatch(marker.strip()):
            markers[marker.strip()] = [word.strip() for word in members.split(",") if word.strip()]
            continue
        try:
            found.extend(_agents(line, markers, number))
        except ValueError as fault:
            broken.append(BrokenLine(number, str(fault)))
    return found, broken


def _agents(line: str, markers: dict[str, list[str]], number: int) -> list[CodedAgent]:
    codes = codes_in(line)
    if not codes or "~" not in codes[0]:
        raise ValueError("no code with ~ in brackets: write POLICEMAN {POLICEMEN} [~COP]")
    code = codes[0].strip()
    single = re.split(r"[{\[]", line)[0].strip()
    name_of(single.replace("!", " "))
    names = [single]
    braces = _PLURAL.search(line)
    if found := _MARKER.search(single):
        if found.group() not in markers:
            raise ValueError(f"{found.group()} is not defined: write {found.group()} = MAN, WOMAN above")
        names = [single.replace(found.group(), word) for word in markers[found.group()]]
    elif single.endswith("!"):
        names = [single.rstrip("!"), plural_of(single.rstrip("!"))]
    elif braces:
        names += [plural.strip() for plural in braces.group(1).split(",") if plural.strip()]
    else:
        names.append(plural_of(single))
    return [CodedAgent(phrase_of(name), code.strip("~ "), code.endswith("~"), number) for name in names]
