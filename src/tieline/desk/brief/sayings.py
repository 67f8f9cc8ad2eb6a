"""What was said: short exact quotations of each side about the other, no two alike, the weightiest speakers first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tieline.desk.brief.asked import Asked, height, recency
from tieline.desk.brief.sources import told_on
from tieline.desk.brief.values import Paragraph, Section, Sentence
from tieline.desk.brief.wording import SUBJECTS, capital, country, cut_short, joined, marked, on, who
from tieline.language.stems import stems
from tieline.language.words import FUNCTION_WORDS
from tieline.merging.actions import named_states
from tieline.merging.sentences import Sentences
from tieline.ontology import issues
from tieline.records.actor import ActorKind
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening
from tieline.records.statement import Statement, StatementKind

OF_EACH = 4
_FROM_ONE = 2  # quotations from one report
_FEWEST, _ALIKE = 7, 0.4  # words of a quotation; share of its words another one may have
_KINDS = {StatementKind.DIRECT: 1.0, StatementKind.MIXED: 0.7, StatementKind.INDIRECT: 0.4, StatementKind.AMBIENT: 0.0}
_FINITE = frozenset({"said", "made", "spoke"})
_MOST_WORDS = 36
_GOES_ON = frozenset({
    "and", "but", "so", "or", "q", "this", "that", "these", "those", "it", "he", "she", "they", "there", "then", "also",
    "thank", "thanks", "yes", "no", "well", "first", "second", "because", "which", "who", "what", "as", "again", "now",
    "however", "moreover", "furthermore", "therefore", "let", "you", "interestingly",
})  # fmt: skip
_US = re.compile(
    r"\b(?:our (?:two )?(?:countries|nations|peoples|relations\w*|ties|cooperation|partnership)|bilateral"
    r"|two countries)\b",
    re.I,
)
_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|must|should|can|could|may|does|do|did|\w+ed)\b"
)
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
        day, side, piece = told_on(happening, reports), _side(statement, asked), _piece(statement, asked)
        if day is None or side is None or piece is None or _hangs(statement, piece):
            continue
        weight = _KINDS[statement.kind] + max(height(s.rank) for s in statement.speakers)
        weight -= 0.5 * (statement.kind is StatementKind.INDIRECT and not _FINITE_VERB.search(piece.text))
        weight += 0.2 * min(happening.independent, 3) + 0.2 * recency(day, asked.since, asked.until)
        weight += 0.25 * min(_tells(piece.text, asked), 4)
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


def _piece(statement: Statement, asked: Asked) -> TextEvidence | None:
    """The sentence of what was said that says most by itself of the two; None where none does."""
    found = [piece for content in statement.spans("content") for piece in _quotable(content, asked)]
    return max(found, key=lambda p: (_tells(p.text, asked), len(p.text), -p.start)) if found else None


def _quotable(content: TextEvidence, asked: Asked) -> Iterator[TextEvidence]:
    """The sentences of a fragment that can stand alone: of some length, no question, not going on from another."""
    document = asked.book.document(content.document)
    cut = Sentences(content.text)
    at = 0
    while at < len(content.text):
        if content.text[at].isspace():
            at += 1
            continue
        start, end = cut.around(at, at + 1)
        text = content.text[start:end].strip()
        alone = text.split(" ")[0].strip(",").casefold() not in _GOES_ON and not text.endswith("?") and "—" not in text
        if _FEWEST <= len(text.split()) <= _MOST_WORDS and alone and "\n" not in text:
            begin = content.start + content.text.index(text, start)
            yield document.quote("content", begin, begin + len(text))
        at = max(end, at + 1)


def _tells(text: str, asked: Asked) -> int:
    """How plainly a sentence is about the two: it names the other end, speaks of them, or has a subject."""
    named = {code for code, _, _ in named_states(text)} & set(asked.ends)
    return 2 * len(named) + 2 * bool(_US.search(text)) + bool(issues.find(text))


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
    length, cut = cut_short(one.piece.text, _MOST_WORDS)
    quote = asked.book.quote(one.piece.document, one.piece.start, one.piece.start + length)
    speakers = joined(who(s, titled=asked.first_named(s)) for s in one.statement.speakers)
    about = f"on {one.subject}, " if new and one.subject else ""
    if one.statement.kind is StatementKind.DIRECT:
        how = f"said on {on(one.day)}: "
    else:
        how = f"{_cue(one.statement)}, in the words of {asked.book.outlet(one.piece.document)} on {on(one.day)}: "
    text = f"{about}{speakers} {how}{marked(quote.text, cut=cut)}"
    closed = quote.text[-1:] in ".!?" and not cut
    return asked.book.sentence(
        f"{capital(text)}{'' if closed else '.'}", (quote, *asked.book.cite(one.happening)), one.happening
    )


def _hangs(statement: Statement, piece: TextEvidence) -> bool:
    """Whether the words are no sentence and their cue cannot stand before them: "said: the results of his talks"."""
    return (
        _cue(statement) == "said" and statement.kind is not StatementKind.DIRECT and not _FINITE_VERB.search(piece.text)
    )


def _cue(statement: Statement) -> str:
    """The cue where it can stand behind a speaker ("made clear"), else "said"."""
    words = (statement.cue or "").split()
    finite = bool(words) and (words[0].endswith("ed") or words[0] in _FINITE) and len(words) <= 3
    return " ".join(words) if finite else "said"
