"""Values in, the words of a brief out. Nothing is said here that the values do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind
from tieline.records.when import When, day_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LONGEST = 32  # words of a quotation
_SHORTEST = 8  # words a cut quotation keeps at least
_THE = (
    "United",
    "Netherlands",
    "Philippines",
    "European",
    "Czech Republic",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Holy See",
)
SUBJECTS = {
    "military": "defence", "intelligence": "intelligence", "executive": "government", "legislative": "parliament",
    "election": "elections", "political_institutions": "institutions", "legal": "law", "diplomatic": "relations",
    "economic": "the economy", "terrorism": "terrorism", "human_rights": "human rights", "territory": "territory",
    "cyber": "cyber security", "cbrn": "nuclear and other special weapons", "environment": "the environment",
    "health": "health", "migration": "migration", "crime": "crime", "reparations": "reparations",
    "information": "information", "pro_democracy": "democracy", "corruption": "corruption", "illicit_activity": "crime",
}  # fmt: skip


def on(value: date) -> str:
    """ "7 December 2021"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def dated(when: When | None, told: date | None) -> str:
    """ "on 7 December 2021", "in June 2021"; the report's day where the text gives none."""
    if when is None:
        return f"by a report of {on(told)}," if told else ""
    start, end = day_of(when.start), day_of(when.end)
    if start == end:
        return f"on {on(start)}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"in {MONTHS[start.month - 1]} {start.year}"
    return f"between {on(start)} and {on(end)}"


def country(code: str) -> str:
    """The name of a state as it stands in a sentence."""
    try:
        name = states.get(code).name
    except KeyError:
        return code
    return f"the {name}" if name.startswith(_THE) else name


def who(actor: Actor, *, titled: bool = False) -> str:
    """A party by name; with `titled` its office and state, the first time it is named."""
    name = actor.canonical or actor.name
    if actor.kind is ActorKind.STATE and actor.state:
        return country(actor.state)
    if not titled or actor.kind is not ActorKind.PERSON:
        return name
    office = f"{actor.office} " if actor.office and not name.startswith(actor.office) else ""
    of = f" of {country(actor.state)}" if actor.state and actor.state.isalpha() and actor.office else ""
    return f"{office}{name}{of}"


def joined(names: Iterable[str]) -> str:
    """ "Xi and Putin", "a, b and c"."""
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def marked(text: str, *, cut: bool = False) -> str:
    """In quotation marks; "…" behind what was cut off. The words are those of the source."""
    return f"“{text}{' …' if cut else ''}”"


def cut_short(text: str, longest: int = _LONGEST) -> tuple[int, bool]:
    """How many characters of a quotation are kept, and whether that cuts it: at the last mark that leaves it short."""
    ends = [m.end() for m in re.finditer(r"\S+", text)]
    if len(ends) <= longest:
        return len(text.rstrip()), False
    marks = [m.start() for m in re.finditer(r"[,;:—–](?=\s)|\.(?=\s)", text[: ends[longest - 1]])]
    far = [at for at in marks if at >= ends[_SHORTEST - 1]]
    return (far[-1] if far else ends[longest - 1]), True


def counted(number: int, noun: str) -> str:
    """ "one report", "3 reports"."""
    return f"one {noun}" if number == 1 else f"{number} {noun}s"
