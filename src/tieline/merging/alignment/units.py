"""A reading in, its units out: the sentences of the report, each with what it can be held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tieline.language.stems import words
from tieline.merging.alignment.facts import DayNamed, Number, days, numbers, places
from tieline.merging.alignment.words import act_of, folded, negations, small_words
from tieline.merging.parties import parties, sides
from tieline.merging.sentences import Sentences
from tieline.ontology import issues
from tieline.records.actor import ActorKind
from tieline.records.contact import Contact
from tieline.records.document import Document
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading
from tieline.records.record import Record
from tieline.records.statement import Statement

_DATELINE = re.compile(r"[A-Z][A-Z .,'’\-]+(?:\([A-Za-z ]+\))?[^—–\n]{0,25}\s[—–-]{1,2}\s")
_NOUN = re.compile(r"\b(?:the|these|those|their|its|his|her|of|for|phone|telephone|trade|peace)\s$", re.I)
_ALSO_NOUNS = frozenset({"talk", "focus", "plan", "review", "address", "hope", "point", "look", "support", "back"})
_ASKS = re.compile(r"\s(?:for|on|upon)\b")  # "called on Japan to ..." asks, a "call" does not
_LEAST = 2  # words of matter; less is a heading or a mark
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is done with words: its kind ("agree"), and the word as written."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence of a report.

    stems: its words of matter in order; matter: the same, folded to families. speakers: the sides whose words or
    pledges stand in it. contact: whether it tells the contact that the report is about. records: ids of what is
    anchored in it.
    """

    document: str
    start: int
    end: int
    text: str
    stems: tuple[str, ...]
    matter: frozenset[str]
    acts: tuple[Act, ...]
    speakers: frozenset[str]
    numbers: tuple[Number, ...]
    days: tuple[DayNamed, ...]
    places: tuple[str, ...]
    denials: int
    issues: frozenset[str]
    contact: bool
    records: tuple[str, ...]


def units_of(reading: Reading, told: Contact | None = None) -> tuple[Unit, ...]:
    """The sentences of a report in order, without its title, its references and what says nothing.

    told: the contact that the report is about; its parties' names are no matter, being in every sentence.
    """
    text, own = reading.document.text, _names(reading, told)
    found: list[Unit] = []
    for start, end in _sentences(reading.document):
        inside = [r for r in reading.records() if _anchored(r, start, end)]
        unit = _unit(reading.document.id, text, (start, end), inside, own, told)
        if len(unit.stems) >= _LEAST or unit.contact:
            found.append(unit)
    return _one_contact(found, told)


def _one_contact(units: list[Unit], told: Contact | None) -> tuple[Unit, ...]:
    """The units; one at most tells the contact: the first that names its persons, else the one it stands in."""
    persons = [a for a in told.participants if a.kind is ActorKind.PERSON] if told is not None else []
    names = {(a.canonical or a.name).split()[-1] for a in persons}
    naming = (n for n, unit in enumerate(units) if len(names) > 1 and all(name in unit.text for name in names))
    marked = next(naming, next((n for n, unit in enumerate(units) if unit.contact), None))
    return tuple(replace(unit, contact=n == marked) for n, unit in enumerate(units))


def _sentences(document: Document) -> Iterator[Span]:
    """Sentences of the body, a dateline left out."""
    text, left_out = document.text, _left_out(document)
    cut = Sentences(text)
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start, end = cut.around(at, at + 1)
        if not _is_heading(text, start, end) and not any(s < end and start < e for s, e in left_out):
            line = _DATELINE.match(text, start, end)
            yield (line.end() if line else start), end
        at = max(end, at + 1)


def _is_heading(text: str, start: int, end: int) -> bool:
    """A line by itself, without a mark at its end."""
    alone = text[end : end + 1] in ("\n", "") and (start == 0 or text[start - 1] == "\n")
    return alone and text[start:end].rstrip("\"'”’)")[-1:] not in (".", "!", "?", "…", ":", ";", ",")


def _left_out(document: Document) -> list[Span]:
    """The title, and where the report names its own sources."""
    spans = [(e.start, e.end) for reference in document.references for e in reference.evidence]
    title = (document.title or "").strip()
    if document.title_start is not None:
        spans.append((document.title_start, len(document.text)))
    elif title and (start := document.text.find(title)) >= 0 and not document.text[:start].strip():
        spans.append((start, start + len(title)))
    return spans


def _names(reading: Reading, told: Contact | None) -> frozenset[str]:
    """Stems of the names of the contact's parties, and of the parties of the whole report where no contact is told."""
    records: Iterable[Record] = (told,) if told is not None else reading.contacts
    written = {name for r in records for a in parties(r) for name in (a.name, a.canonical or "")}
    return frozenset(word.stem for name in written for word in words(name))


def _anchored(record: Record, start: int, end: int) -> bool:
    return any(start <= e.start < end for e in record.spans(*record.ANCHOR))


def _unit(
    document: str, text: str, span: Span, inside: list[Record], own: frozenset[str], told: Contact | None
) -> Unit:
    start, end = span
    said = text[start:end]
    found = [word for word in words(said) if word.stem not in small_words()]
    kept = [w.stem for w in found if w.stem not in own]
    return Unit(
        document=document,
        start=start,
        end=end,
        text=said,
        stems=tuple(kept),
        matter=frozenset(folded(one) for one in kept),
        acts=tuple(_acts(said)),
        speakers=_speakers(inside),
        numbers=tuple(numbers(said)),
        days=tuple(days(said)),
        places=tuple(places(said).values()),
        denials=negations(said),
        issues=frozenset(hit.label for hit in issues.find(said)),
        contact=told is not None and _anchored(told, start, end),
        records=tuple(r.id for r in inside),
    )


def _acts(said: str) -> Iterator[Act]:
    """The words of acts in a sentence, in order, each kind once."""
    seen: set[str] = set()
    for word in words(said):
        kind = act_of(word.stem)
        noun = _NOUN.search(said, 0, word.start) and word.stem in _ALSO_NOUNS
        if kind is None or kind in seen or noun or (word.stem == "call" and not _ASKS.match(said, word.end)):
            continue
        seen.add(kind)
        yield Act(kind=kind, word=said[word.start : word.end])


def _speakers(inside: list[Record]) -> frozenset[str]:
    found: set[str] = set()
    for record in inside:
        if isinstance(record, Statement):
            found |= sides(record.speakers)
        elif isinstance(record, Pledge):
            found |= sides(record.makers)
    return frozenset(found)
