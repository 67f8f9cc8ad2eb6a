"""Values of the records in words: dates, actors, modes, ranks. Plain text and styles; nothing is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from rich.text import Text

from tieline.records.actor import Actor, ActorKind
from tieline.records.amount import Amount
from tieline.records.happening import LinkKind
from tieline.records.when import When
from tieline.views.safe import shown
from tieline.views.style import DIM, WHEN, WHO

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MODES = {
    "visit": "Visit", "meeting": "Meeting", "sideline": "Meeting on the sidelines", "video": "Video meeting",
    "phone": "Phone call", "letter": "Letter", "ceremony": "Ceremony",
}  # fmt: skip
# What the happening a link leads to says of the one it comes from.
LINKED_BY = {
    LinkKind.PART_OF: "holds", LinkKind.ANNOUNCES: "announced by",
    LinkKind.FULFILS: "fulfilled by", LinkKind.REPEATS: "told again in",
}  # fmt: skip
_LONGEST_NAME = 80  # characters; a body's full name fits, a sentence taken for a name does not run over the card


def day(value: datetime | date) -> str:
    """ "Tue 21 Jan 2025", and for a moment its time and offset behind it; the same in every locale."""
    said = f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{said} {value:%H:%M} {value:%z}".rstrip() if isinstance(value, datetime) else said


def interval(when: When) -> str:
    """The interval as short as it can be said: a day, "20–26 Jan 2025", "Jan 2025", "2025"."""
    start, end = when.start, when.end
    if isinstance(start, datetime) or isinstance(end, datetime):
        return day(start) if start == end else f"{day(start)} – {day(end)}"
    if start == end:
        return day(start)
    after = end + timedelta(days=1) if end < date.max else end
    if (start.month, start.day, after.month, after.day) == (1, 1, 1, 1):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == after.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    last = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start.year != end.year:
        return f"{start.day} {MONTHS[start.month - 1]} {start.year} – {last}"
    return f"{start.day}–{last}" if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]} – {last}"


def dated(when: When, before: str = "") -> Text:
    """The resolved interval and the words it was read from."""
    return Text.assemble(before, (interval(when), WHEN), (f" · “{shown(when.text, 60)}”", DIM))


def person(actor: Actor, *, office: bool = True) -> Text:
    """Name, office and state: "Xi Jinping, President CHN"."""
    line = Text(shown(actor.canonical or actor.name, _LONGEST_NAME), WHO)
    if office and actor.office:
        line.append(f", {shown(actor.office, _LONGEST_NAME)}", "default")
    if actor.state:
        line.append(f" {actor.state}", "bold")
    return line


def people(actors: Iterable[Actor], *, office: bool = False, separator: str = ", ") -> Text:
    """Several actors in a row."""
    return Text(separator).join(person(actor, office=office) for actor in actors)


def sides(actors: Iterable[Actor]) -> list[Text]:
    """One line for each state among the actors, its people behind its code; those of no known state come last."""
    by_state: dict[str, list[Actor]] = {}
    for actor in actors:
        by_state.setdefault(actor.state or "", []).append(actor)
    lines = []
    for state in sorted(by_state, key=lambda state: state == ""):
        line = Text.assemble((f"{state or '?':<4}", "bold" if state else DIM))
        for number, actor in enumerate(by_state[state]):
            line.append("; " if number else "")
            line.append(shown(actor.canonical or actor.name, _LONGEST_NAME), WHO)
            if actor.office and actor.kind is ActorKind.PERSON:
                line.append(f", {shown(actor.office, _LONGEST_NAME)}")
        lines.append(line)
    return lines


def amount(value: Amount) -> str:
    """ "1.2 billion USD"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value.value) >= size:
            return f"{value.value / size:g} {word} {shown(value.unit)}"
    return f"{value.value:,g} {shown(value.unit)}"


def words(enumeration: str) -> str:
    """An enumeration's word for people: "foreign_or_defence_minister" -> "foreign or defence minister"."""
    return shown(str(enumeration).replace("_", " "))


def counted(number: int, noun: str) -> str:
    """ "1 contact", "3 contacts", "2 entries"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


ORDER = ("contact", "statement", "pledge", "claim", "event", "issue")
"""Kinds of record in the order in which they are read: what happened, what was said, how it is coded."""


def counts(numbers: Mapping[str, int]) -> str:
    """ "1 contact, 3 events": how many of each kind, in reading order; "nothing found" for none."""
    said = ", ".join(counted(numbers[kind], kind) for kind in ORDER if numbers.get(kind))
    return said or "nothing found"
