"""What the two sides said differently: readouts of one contact from both capitals, held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.desk.brief.asked import Asked
from tieline.desk.brief.contacts import Met
from tieline.desk.brief.sources import known_outlet, outlet_name
from tieline.desk.brief.values import Citation, Paragraph, Section, Sentence
from tieline.desk.brief.wording import capital, cut_short, dated, marked
from tieline.desk.compare import Comparison, Quoted, compare
from tieline.merging.alignment.align import Relation
from tieline.merging.alignment.contacts import Verdict
from tieline.ontology import outlets
from tieline.records.document import Document

CONTACTS, OF_EACH = 3, 5
_MOST_PAIRS, _LONGEST = 3, 28
_WAY = re.compile(r"video|phone|call|meet|visit|letter|virtual", re.I)  # words that tell how they met
_FACTS = ("mode", "when", "place")
_TELLS = {"pledge": "tells the pledge", "state": "speaks of", "issue": "takes up"}
_KINDS = ("number", "day", "place", "denial", "direction", "act")


def differences_section(asked: Asked, met: Sequence[Met]) -> Section:
    """The section "What the sides said differently"."""
    title = "What the sides said differently"
    told = [(one, pair) for one in met if (pair := _readouts(asked, one)) is not None]
    told.sort(key=lambda row: (-row[0].weight, row[0].day))
    paragraphs = []
    for one, (mine, theirs) in told[: asked.most(CONTACTS)]:
        found = compare(asked.ledger.reading(mine), asked.ledger.reading(theirs))
        sentences = [] if found.told_apart else list(_sentences(asked, one, found))[: asked.most(OF_EACH)]
        if sentences:
            paragraphs.append(Paragraph(sentences=tuple(sentences)))
    notes = (
        () if told else ("No contact of this span is told by both sides, so nothing can be held against the other.",)
    )
    return Section(key="differences", title=title, paragraphs=tuple(paragraphs), notes=notes)


def _readouts(asked: Asked, one: Met) -> tuple[str, str] | None:
    """Two reports of one contact, one from each end's own outlets, the longest of each."""
    documents = [asked.book.document(id_) for id_ in one.documents]
    from_end = {end: [d for d in documents if _end_of(d, asked.ends) == end] for end in asked.ends}
    if all(from_end.values()):
        first, second = (min(from_end[end], key=lambda d: (abs(len(d.text) - 2000), d.id)) for end in asked.ends)
        return first.id, second.id
    return None


def _end_of(document: Document, ends: tuple[str, str]) -> str | None:
    """The state whose outlet a report is from; of an unknown outlet, the one in whose zone it counts its days."""
    known = known_outlet(document.outlet, document.url)
    if known is not None:
        return known.country
    there = {o.country for o in outlets.table() if o.zone == document.zone and o.country in ends}
    return there.pop() if len(there) == 1 else None


def _sentences(asked: Asked, one: Met, found: Comparison) -> Iterator[Sentence]:
    names = outlet_name(found.one.outlet, found.one.url), outlet_name(found.other.outlet, found.other.url)
    lead = f"On the contact {dated(one.when, one.day).rstrip(',')}, "
    for told in (
        *_fields(asked, one, found, names),
        *_pairs(asked, one, found, names),
        *_left(asked, one, found, names),
    ):
        yield asked.book.sentence(capital(f"{lead}{told.text}"), told.citations, *one.happenings)
        lead = ""


def _fields(asked: Asked, one: Met, found: Comparison, names: tuple[str, str]) -> Iterator[Sentence]:
    """Way, day and place, where the two tell them differently, in the words of each."""
    for told in found.contact.fields:
        if told.field not in _FACTS or told.verdict not in (Verdict.DIFFERENT, Verdict.TIME_ZONE):
            continue
        first, second = (asked.book.quote(e[0].document, e[0].start, e[0].end)
                         for e in (told.evidence_one, told.evidence_other))  # fmt: skip
        if told.field == "mode" and not all(_WAY.search(quote.text) for quote in (first, second)):
            continue
        text = f"{names[0]} writes {marked(first.text)} where {names[1]} writes {marked(second.text)}"
        if told.verdict is Verdict.TIME_ZONE:
            text += ", which are two names of one time in two time zones"
        yield asked.book.sentence(f"{text}.", (first, second), *one.happenings)


def _pairs(asked: Asked, one: Met, found: Comparison, names: tuple[str, str]) -> Iterator[Sentence]:
    """Sentences that say one thing with other facts or other acts, the plainest first."""
    told = [p for p in found.pairs if p.relation is not Relation.SHARED and p.differences]
    for pair in sorted(told, key=lambda p: (_KINDS.index(p.differences[0].what), -p.likeness))[:_MOST_PAIRS]:
        (mine, here), (theirs, there) = (_cut(asked, quoted) for quoted in (pair.one, pair.other))
        differs = "; ".join(f"{d.one} against {d.other}" for d in pair.differences if d.what != "denial")
        text = f"{names[0]} says {here} where {names[1]} says {there}{f' ({differs})' if differs else ''}."
        yield asked.book.sentence(text, (mine, theirs), *one.happenings)


def _cut(asked: Asked, quoted: Quoted) -> tuple[Citation, str]:
    length, cut = cut_short(quoted.text, _LONGEST)
    citation = asked.book.quote(quoted.document, quoted.start, quoted.start + length)
    return citation, marked(citation.text, cut=cut)


def _left(asked: Asked, one: Met, found: Comparison, names: tuple[str, str]) -> Iterator[Sentence]:
    """What only one of them tells: pledges and third parties before issues, two of each side."""
    for teller, silent, every in ((0, 1, found.left_out_by_other), (1, 0, found.left_out_by_one)):
        for left in sorted(every, key=lambda x: (list(_TELLS).index(x.what), x.evidence.start))[:2]:
            length, cut = cut_short(left.text, _LONGEST)
            piece = left.evidence
            quote = asked.book.quote(piece.document, piece.start, piece.start + length)
            text = f"only {names[teller]} {_TELLS[left.what]} {marked(quote.text, cut=cut)}; {names[silent]} does not."
            yield asked.book.sentence(text, (quote,), *one.happenings)
