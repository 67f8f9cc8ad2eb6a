"""What was said: short exact quotations of each side about the other, no two alike, the weightiest speakers first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tieline.desk.brief.asked import Asked, height, recency
from tieline.desk.brief.sources import told_on
from tieline.desk.brief.values import Paragraph, Section, Sentence
from tieline.desk.brief.wording import SUBJECTS, capital, country, cut_short, joined, marked, on, who
from tieline.language.stems import stems
from tieline.language.words import FUNCTION_WORDS
from tieline.ontology import issues
from tieline.records.actor import ActorKind
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening
from tieline.records.statement import Statement, StatementKind

OF_EACH = 4
_FROM_ONE = 2  # quotations from one report
_FEWEST, _ALIKE = 7, 0.4  # words of a quotation; share of its words another one may have
_KINDS = {StatementKind.DIRECT: 1.0, StatementKind.MIXED: 0.7, StatementKind.INDIRECT: 0.4, StatementKind.AMBIENT: 0.0}
_FINITE = frozenset({"said", "told", "made", "spoke", "put", "gave"})
_SELF = frozenset({"i", "we", "he", "she", "they", "it", "you"})


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement that can be quoted: the piece of it, and how much it weighs."""

    happening: Happening
    statement: Statement
    piece: TextEvidence
    side: str
    day: date
    weight: float

    @property
    def subject(self) -> str:
        """What it is about, by the first context of its words."""
        labels = issues.label(self.piece.text)
        return SUBJECTS.get(labels[0], "") if labels else ""


def said_section(asked: Asked) -> Section:
    """The section "What was said": a paragraph for each side."""
    found = list(_sayings(asked))
    paragraphs = []
    for side in asked.ends:
        chosen = _chosen([one for one in found if one.side == side], asked.most(OF_EACH))
        if chosen:
            chosen.sort(key=lambda one: (one.subject == "", one.subject, one.day, one.happening.id))
            paragraphs.append(Paragraph(sentences=tuple(_sentences(asked, chosen))))
    silent = [country(e) for e in asked.ends if e not in {one.side for one in found}]
    notes = (
        (f"The ledger holds nothing quotable from {joined(silent)} about the other in this span.",) if silent else ()
    )
    return Section(key="said", title="What was said", paragraphs=tuple(paragraphs), notes=notes)


def _sayings(asked: Asked) -> Iterable[Said]:
    told = list(asked.ledger.happenings("statement", asked.query))
    reports = asked.reports(told)
    for happening in told:
        statement = next(f for f in happening.facets if isinstance(f, Statement))
        day, side, piece = told_on(happening, reports), _side(statement, asked), _piece(statement)
        if day is None or side is None or piece is None:
            continue
        weight = _KINDS[statement.kind] + max(height(s.rank) for s in statement.speakers)
        weight += 0.2 * min(happening.independent, 3) + 0.2 * recency(day, asked.since, asked.until)
        weight += 0.3 * bool(issues.find(piece.text)) + 0.3 * (len(piece.text.split()) <= 30)
        yield Said(happening=happening, statement=statement, piece=piece, side=side, day=day, weight=weight)


def _side(statement: Statement, asked: Asked) -> str | None:
    """The one side whose persons, state or bodies speak; None for others, and for speakers nobody can name."""
    if not statement.speakers or statement.kind is StatementKind.AMBIENT:
        return None
    named = all(
        s.name.casefold() not in _SELF and (s.canonical or s.kind is not ActorKind.PERSON) for s in statement.speakers
    )
    states = {speaker.state for speaker in statement.speakers}
    return next(iter(states)) if named and len(states) == 1 and states <= set(asked.ends) else None


def _piece(statement: Statement) -> TextEvidence | None:
    """The longest fragment, if it says enough by itself."""
    pieces = [p for p in statement.spans("content") if len(p.text.split()) >= _FEWEST and "\n" not in p.text.strip()]
    return max(pieces, key=lambda p: (len(p.text), -p.start)) if pieces else None


def _chosen(found: Sequence[Said], most: int) -> list[Said]:
    kept: list[Said] = []
    for one in sorted(found, key=lambda one: (-one.weight, one.day, one.happening.id)):
        same = [k for k in kept if k.piece.document == one.piece.document]
        if len(same) < _FROM_ONE and not any(_alike(one, other) for other in kept):
            kept.append(one)
        if len(kept) == most:
            break
    return kept


def _alike(one: Said, other: Said) -> bool:
    mine, theirs = (set(stems(s.piece.text)) - FUNCTION_WORDS for s in (one, other))
    return len(mine & theirs) > _ALIKE * min(len(mine), len(theirs))


def _sentences(asked: Asked, chosen: Sequence[Said]) -> Iterable[Sentence]:
    subject = ""
    for one in chosen:
        yield _sentence(asked, one, new=one.subject != subject)
        subject = one.subject


def _sentence(asked: Asked, one: Said, *, new: bool) -> Sentence:
    length, cut = cut_short(one.piece.text)
    quote = asked.book.quote(one.piece.document, one.piece.start, one.piece.start + length)
    speakers = joined(who(s, titled=asked.first_named(s)) for s in one.statement.speakers)
    about = f"on {one.subject}, " if new and one.subject else ""
    source = asked.book.outlet(one.piece.document)
    verb = "said" if one.statement.kind is StatementKind.DIRECT else f"{_cue(one.statement)}, as {source} has it,"
    text = f"{about}{speakers} {verb} on {on(one.day)}: {marked(quote.text, cut=cut)}"
    closed = quote.text[-1:] in ".!?" and not cut
    return asked.book.sentence(
        f"{capital(text)}{'' if closed else '.'}", (quote, *asked.book.cite(one.happening)), one.happening
    )


def _cue(statement: Statement) -> str:
    """The cue where it can stand behind a speaker ("made clear"), else "said"."""
    words = (statement.cue or "").split()
    finite = bool(words) and (words[0].endswith("ed") or words[0] in _FINITE) and len(words) <= 3
    return " ".join(words) if finite else "said"
