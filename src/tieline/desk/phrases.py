"""A formula in, its history out: first and last use, how often, by speaker, outlet and tie, and where it is missing.

A report counts once however many outlets reprint it. That a formula is gone is said only where its silence means
something: where three reports had it, and so long a silence had less than one chance in twenty at the earlier rate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tieline.language.phrases import all_of, find_phrase
from tieline.language.stems import stems
from tieline.ledger.phrases import Around, Pair, PhraseReader, Speaker, Text
from tieline.ledger.query import Query
from tieline.merging.sentences import Sentences
from tieline.records.codec import dump
from tieline.records.evidence import TextEvidence
from tieline.records.statement import Statement

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

HABIT = 3  # reports that have a formula, from which on its absence can be missed
CHANCE = 0.05  # of a silence so long, below which it means something


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Where a formula stands. evidence: its words. sentence: around them. speakers: who says it, as far as a statement
    covers it; empty for the report's own words. ties: those the report speaks of."""

    day: date
    outlet: str | None
    title: str | None
    evidence: TextEvidence
    sentence: str
    speakers: tuple[Speaker, ...]
    ties: tuple[Pair, ...]
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The history of a formula with one speaker or outlet or on one tie, or everywhere.

    uses, reports: how often, in how many different reports. between: reports of the group from the first use to the
    last. since: reports of the group after the last use, none of which has it. gone: whether that means something;
    chance: of such a silence at the earlier rate.
    """

    name: str
    uses: int
    reports: int
    first: date
    last: date
    between: int
    since: int
    chance: float
    gone: bool


@dataclass(frozen=True, kw_only=True)
class History:
    """A formula's history. searched: the reports that were asked, with it or without. overall: None without a use."""

    phrase: str
    searched: int
    uses: tuple[Use, ...]
    overall: Line | None
    speakers: tuple[Line, ...]
    outlets: tuple[Line, ...]
    ties: tuple[Line, ...]

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "phrase": self.phrase,
            "searched": self.searched,
            "overall": _plain(self.overall) if self.overall else None,
            **{name: [_plain(line) for line in getattr(self, name)] for name in ("speakers", "outlets", "ties")},
            "uses": [_plain_use(use) for use in self.uses],
        }


def history(ledger: Ledger, phrase: str, query: Query) -> History:
    """The history of a phrase in the reports that answer a query. Raises `ValueError` for a phrase without words."""
    wanted = stems(phrase)
    if not wanted:
        raise ValueError(f"{phrase!r} holds no word to look for")
    reader = ledger.phrases()
    hits = [
        (text, spans) for text in reader.texts(query, all_of(wanted)) if (spans := list(find_phrase(text.text, wanted)))
    ]
    ties = reader.ties(text.reading for text, _ in hits)
    uses = tuple(use for text, spans in hits for use in _uses(reader, text, spans, ties.get(text.reading, frozenset())))
    everything = reader.around(query)
    speakers = _grouped(uses, lambda use: use.speakers)
    outlets = _grouped(uses, lambda use: (use.outlet,) if use.outlet else ())
    pairs = _grouped(uses, lambda use: use.ties)
    return History(
        phrase=phrase,
        searched=len({one.copy for one in everything}),
        uses=uses,
        overall=_line("all reports", uses, everything) if uses else None,
        speakers=_sorted(_line(_named(s), own, reader.around(query, speaker=s)) for s, own in speakers.items()),
        outlets=_sorted(_line(o, own, reader.around(query, outlet=o)) for o, own in outlets.items()),
        ties=_sorted(
            _line(" – ".join(p), own, reader.around(replace(query, between=p)))
            for p, own in pairs.items()
            if not query.between or set(p) == set(query.between)
        ),
    )


def _uses(reader: PhraseReader, text: Text, spans: Sequence[tuple[int, int]], ties: frozenset[Pair]) -> Iterable[Use]:
    statements = reader.statements(text.reading)
    sentences = Sentences(text.text)
    for start, end in spans:
        first, last = sentences.around(start, end)
        yield Use(
            day=text.day, outlet=text.outlet, title=text.title, copy=text.copy, ties=tuple(sorted(ties)),
            evidence=TextEvidence(field="phrase", document=text.id, start=start, end=end, text=text.text[start:end]),
            sentence=text.text[first:last], speakers=_speakers(statements, start, end),
        )  # fmt: skip


def _speakers(statements: Sequence[Statement], start: int, end: int) -> tuple[Speaker, ...]:
    """Who says the words: the speakers of the shortest statement that holds them."""
    holding = [
        (piece.end - piece.start, statement.id, statement)
        for statement in statements
        for piece in statement.spans("content")
        if piece.start <= start and end <= piece.end
    ]
    if not holding:
        return ()
    statement = min(holding, key=lambda one: one[:2])[2]
    return tuple(dict.fromkeys((actor.canonical or actor.name, actor.state) for actor in statement.speakers))


def _grouped(uses: Iterable[Use], groups_of: Any) -> dict[Any, list[Use]]:
    found: dict[Any, list[Use]] = defaultdict(list)
    for use in uses:
        for group in groups_of(use):
            found[group].append(use)
    return found


def _line(name: str, uses: Sequence[Use], around: Sequence[Around]) -> Line:
    """One group's history. around: all its reports, with the formula or without."""
    reports = {use.copy: use.day for use in reversed(uses)}
    first, last = min(use.day for use in uses), max(use.day for use in uses)
    between = {one.copy for one in around if first <= one.day <= last} | set(reports)
    since = {one.copy for one in around if one.day > last} - set(reports)
    chance = silence(len(reports), len(between), len(since))
    return Line(
        name=name, uses=len({(use.copy, use.evidence.start) for use in _once(uses)}), reports=len(reports), first=first,
        last=last, between=len(between), since=len(since), chance=chance,
        gone=len(reports) >= HABIT and chance < CHANCE,
    )  # fmt: skip


def _once(uses: Sequence[Use]) -> list[Use]:
    """The uses of one report of every text."""
    chosen: dict[str, str] = {}
    for use in sorted(uses, key=lambda use: (use.day, use.evidence.document)):
        chosen.setdefault(use.copy, use.evidence.document)
    return [use for use in uses if chosen[use.copy] == use.evidence.document]


def silence(reports: int, between: int, since: int) -> float:
    """The chance of `since` reports without a formula that `reports` of `between` had.

    (1 - rate) ** since with the rate by Laplace's rule of succession, (reports + 1) / (between + 2), so that a formula
    used once in one report is not taken for a habit.
    """
    return float((1 - (reports + 1) / (between + 2)) ** since)


def _named(speaker: Speaker) -> str:
    return f"{speaker[0]} ({speaker[1]})" if speaker[1] else speaker[0]


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.reports, line.first, line.name)))


def _plain(line: Line) -> dict[str, Any]:
    return dump(line) | {"chance": round(line.chance, 4)}


def _plain_use(use: Use) -> dict[str, Any]:
    return {
        "day": use.day.isoformat(),
        "outlet": use.outlet,
        "title": use.title,
        "speakers": [{"name": name, "state": state} for name, state in use.speakers],
        "ties": [list(pair) for pair in use.ties],
        "evidence": dump(use.evidence),
        "sentence": use.sentence,
    }
