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

from tieline.actors.own.entry import BrokenLine, OwnActor
from tieline.actors.own.petrarch_lines import codes_in, days_of, name_of, without_remark
from tieline.ontology import states
from tieline.records.actor import ActorKind

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
        line, in_remark = without_remark(raw, in_remark)
        if not line:
            continue
        head = line.partition("[")[0].strip()
        try:
            if head and not head.startswith("+"):  # the next name: what belongs to the last one is known
                entries.extend(_actors(names, codes, broken))
                names, codes = [], []
                names.append(name_of(head))
            elif head:
                if not names:
                    raise ValueError("a synonym without a name before it")
                names.append(name_of(head[1:]))
            elif not names:
                raise ValueError("a code without a name before it")
            codes.extend((code, number) for code in codes_in(line))
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
        line, in_remark = without_remark(raw, in_remark)
        if not line or line.startswith("!"):  # "!NAME! = ..." defines a set of words, which names nobody
            continue
        head = re.split(r"[{\[]", line)[0].strip()
        try:
            if not codes_in(line):
                raise ValueError("no code in brackets: write POLICEMAN {POLICEMEN} [~COP]")
            single = name_of(head.rstrip("!"))
            plurals = [name_of(plural) for plural in _PLURAL.findall(line) if plural.strip()]
            if not plurals:
                plurals = [single + "S"]
            entries.append(
                OwnActor(names=(single, *plurals), kind=ActorKind.GROUP, state=None, agent=True, line=number)
            )
        except ValueError as fault:
            broken.append(BrokenLine(number, str(fault)))
    return entries, broken


def _actor(names: list[str], code: str, line: int) -> OwnActor | None:
    """One code of a name; None where it marks the name as no actor."""
    parts = code.split()
    if not parts:
        raise ValueError("the brackets are empty: write a code such as [FRAGOV]")
    roles = parts[0].strip("~")
    if set(roles) <= {"-"}:
        return None
    start, end = days_of(" ".join(parts[1:]))
    state, kind = of_code(roles)
    return OwnActor(names=tuple(names), kind=kind, state=state, start=start, end=end, line=line)


def of_code(roles: str) -> tuple[str | None, ActorKind | None]:
    """State and kind of a code; the kind is None where the code may be a person's as well as a body's."""
    first = roles[:_ROLE].upper()
    state = states.by_cameo(first)
    if state is not None:
        return state.code, ActorKind.STATE if len(roles) == _ROLE else None
    if first in _NO_COUNTRY:
        return None, ActorKind.ORGANISATION if first in _IGO else None
    raise ValueError(f"code {roles!r} begins with no country of CAMEO")
