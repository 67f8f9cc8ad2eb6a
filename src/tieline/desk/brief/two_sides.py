"""What the two sides said differently: readouts of one contact from both capitals, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieline.desk.brief.asked import Asked
from tieline.desk.brief.contacts import Met
from tieline.desk.brief.values import Paragraph, Section, Sentence
from tieline.desk.brief.wording import cut_short, dated, marked
from tieline.desk.compare import Comparison, Pair, compare
from tieline.merging.alignment.align import Relation
from tieline.merging.alignment.left_out import LeftOut
from tieline.ontology import outlets
from tieline.records.document import Document

CONTACTS, OF_EACH = 3, 4
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
    from_end = {end: [d for d in documents if _end_of(d) == end] for end in asked.ends}
    if all(from_end.values()):
        first, second = (min(from_end[end], key=lambda d: (abs(len(d.text) - 2000), d.id)) for end in asked.ends)
        return first.id, second.id
    return None


def _end_of(document: Document) -> str | None:
    """The state whose outlet a report is from."""
    known = next((o for name in (document.outlet, document.url) if name and (o := outlets.find(name))), None)
    return known.country if known else None


def _sentences(asked: Asked, one: Met, found: Comparison) -> Iterator[Sentence]:
    when = dated(one.when, one.day)
    for pair in _telling(found.pairs):
        yield _pair(asked, one, pair, found, when)
    for teller, silent, left in (
        (found.one, found.other, found.left_out_by_other),
        (found.other, found.one, found.left_out_by_one),
    ):
        chosen = [x for x in left if x.what in ("pledge", "state")][:2] or list(left[:1])
        for what in chosen:
            yield _left(asked, one, what, teller.outlet or "one report", silent.outlet or "the other")


def _telling(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs that differ in fact or in the act, the plainest first."""
    told = [p for p in pairs if p.relation is not Relation.SHARED and p.differences]
    return sorted(told, key=lambda p: (_KINDS.index(p.differences[0].what), -p.likeness))[:3]


def _pair(asked: Asked, one: Met, pair: Pair, found: Comparison, when: str) -> Sentence:
    quotes = []
    for quoted in (pair.one, pair.other):
        length, cut = cut_short(quoted.text, 28)
        quotes.append((asked.book.quote(quoted.document, quoted.start, quoted.start + length), cut))
    (mine, cut_one), (theirs, cut_other) = quotes
    first, second = found.one.outlet or "one report", found.other.outlet or "the other"
    differs = "; ".join(f"{d.one} against {d.other}" for d in pair.differences if d.what != "denial")
    here, there = marked(mine.text, cut=cut_one), marked(theirs.text, cut=cut_other)
    text = f"Of the contact {when} {first} says {here} where {second} says {there}"
    return asked.book.sentence(f"{text}{f' ({differs})' if differs else ''}.", (mine, theirs), *one.happenings)


def _left(asked: Asked, one: Met, left: LeftOut, teller: str, silent: str) -> Sentence:
    length, cut = cut_short(left.text, 20)
    piece = left.evidence
    quote = asked.book.quote(piece.document, piece.start, piece.start + length)
    what = {"pledge": "tells the pledge", "state": "speaks of", "issue": "takes up"}[left.what]
    return asked.book.sentence(
        f"Only {teller} {what} {marked(quote.text, cut=cut)}; {silent} does not.", (quote,), *one.happenings
    )
