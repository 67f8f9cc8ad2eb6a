"""Other ways to find who said what: a text in, statements as spans out, for `benchmarks/peers.py`.

textacy: `textacy.extract.direct_quotations`, of a whole document as its documentation shows it, or line by line. Where
it counts an odd number of quotation marks it gives up the whole text it was handed, so that line by line is its best.
Nearest name: every pair of quotation marks, given to the nearest subject or named person outside the marks, with the
nearest verb as cue. All read the text with the model that Tieline uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from textacy.extract.triples import direct_quotations

from tieline.language.model import load_model
from tieline.records.actor import Actor, ActorKind
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind

Span = tuple[int, int]

LINE = re.compile(r"[^\n]+")
MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»")


@dataclass(frozen=True, slots=True)
class Quote:
    """Offsets of what was said, of its cue, and of the words that name the speaker."""

    content: Span
    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]


def textacy_whole(document: Document) -> list[Quote]:
    """textacy on the document in one piece."""
    return list(_textacy(load_model()(document.text), 0))


def textacy_lines(document: Document) -> list[Quote]:
    """textacy on each line."""
    return [quote for start, doc in parsed_lines(document) for quote in _textacy(doc, start)]


def nearest_name(document: Document) -> list[Quote]:
    """Pairs of quotation marks with the nearest subject or person and the nearest verb."""
    return [quote for start, doc in parsed_lines(document) for quote in _nearest(doc, start)]


def parsed_lines(document: Document) -> Iterator[tuple[int, Doc]]:
    """(offset, parse) of every line that holds something."""
    lines = [m for m in LINE.finditer(document.text) if m.group().strip()]
    docs = load_model().pipe((m.group() for m in lines), batch_size=64)
    yield from zip((m.start() for m in lines), docs, strict=True)


def _textacy(doc: Doc, start: int) -> Iterator[Quote]:
    try:
        for found in direct_quotations(doc):
            content = (start + found.content.start_char, start + found.content.end_char)
            yield Quote(content, _spans(found.cue, start), _spans(found.speaker, start))
    except ValueError:  # an odd number of quotation marks: it finds nothing
        return


def _nearest(doc: Doc, start: int) -> Iterator[Quote]:
    stretches = [match.span(match.lastindex or 0) for match in MARKED.finditer(doc.text)]
    outside = [t for t in doc if not any(a <= t.idx < b for a, b in stretches)]
    verbs = [(t,) for t in outside if t.pos_ in ("VERB", "AUX")]
    free = {t.i for t in outside}
    people = [tuple(entity) for entity in doc.ents if entity.label_ == "PERSON" and entity.start in free]
    subjects = [(t,) for t in outside if t.dep_ in ("nsubj", "nsubjpass")]
    for stretch in stretches:
        cue, speaker = _closest(stretch, verbs), _closest(stretch, [*people, *subjects])
        yield Quote((start + stretch[0], start + stretch[1]), _spans(cue, start), _spans(speaker, start))


def _closest(stretch: Span, candidates: Iterable[tuple[Token, ...]]) -> tuple[Token, ...]:
    """The candidate with the fewest characters between it and a stretch; nothing for no candidate."""

    def gap(tokens: tuple[Token, ...]) -> int:
        return max(stretch[0] - (tokens[-1].idx + len(tokens[-1])), tokens[0].idx - stretch[1])

    return min(candidates, key=gap, default=())


def _spans(tokens: Iterable[Token], start: int) -> tuple[Span, ...]:
    return tuple((start + token.idx, start + token.idx + len(token)) for token in tokens)


def as_reading(document: Document, quotes: Iterable[Quote]) -> Reading:
    """The quotes as direct statements, so that they are scored as Tieline's are."""
    made = {statement.id: statement for statement in (_statement(document, quote) for quote in quotes)}
    return Reading(document=document, version="peer", statements=tuple(made.values()))


def _statement(document: Document, quote: Quote) -> Statement:
    evidence: list[TextEvidence] = [document.quote("content", *quote.content)]
    evidence += [document.quote("cue", *span) for span in quote.cue]
    evidence += [document.quote("speakers", *span, item) for item, span in enumerate(quote.speaker)]
    return Statement(
        kind=StatementKind.DIRECT,
        content=(document.text[slice(*quote.content)],),
        cue=" ".join(document.text[slice(*span)] for span in quote.cue) or None,
        speakers=tuple(Actor(name=document.text[slice(*span)], kind=ActorKind.PERSON) for span in quote.speaker),
        evidence=tuple(evidence),
        confidence=1.0,
        method="peer",
    )
