"""Two readouts in, one beside the other out: whether they tell one contact, what both say and how, what each omits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.desk.read import standard
from tieline.merging.alignment.align import Difference, Relation, align
from tieline.merging.alignment.contacts import ContactPair, Sameness, pair_contacts
from tieline.merging.alignment.left_out import LeftOut, left_out
from tieline.merging.alignment.units import Unit, units_of
from tieline.records.codec import dump
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger


class CompareError(ValueError):
    """Two reports that cannot be compared; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two reports. published: ISO day or moment; zone: the calendar its days are counted in."""

    document: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    zone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of a report, cut from its stored text, with the ids of the records that are anchored in it."""

    document: str
    start: int
    end: int
    text: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One thing both say. likeness: probability that they do, calibrated on pairs written for it."""

    one: Quoted
    other: Quoted
    relation: Relation
    likeness: float
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two readouts side by side.

    contact: the contact both tell, field by field, and whether it is one. pairs: what both say, in the order of the
    first. only_one, only_other: sentences that only one has. left_out_by_other: issues, states and pledges of the first
    that the second leaves out; left_out_by_one: the other way round.
    """

    one: Side
    other: Side
    contact: ContactPair
    pairs: tuple[Pair, ...]
    only_one: tuple[Quoted, ...]
    only_other: tuple[Quoted, ...]
    left_out_by_other: tuple[LeftOut, ...]
    left_out_by_one: tuple[LeftOut, ...]

    @property
    def told_apart(self) -> bool:
        """Whether the two do not tell one contact, as far as can be seen."""
        return self.contact.sameness in (Sameness.DIFFERENT, Sameness.UNKNOWN)

    def of(self, relation: Relation) -> tuple[Pair, ...]:
        """The pairs of one relation."""
        return tuple(pair for pair in self.pairs if pair.relation is relation)

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        contact = self.contact
        return {
            "one": dump(self.one),
            "other": dump(self.other),
            "contact": {
                "sameness": contact.sameness.value,
                "reason": contact.reason,
                "one": contact.one.id if contact.one else None,
                "other": contact.other.id if contact.other else None,
                "fields": [dump(field) for field in contact.fields],
            },
            "pairs": [dump(pair) for pair in self.pairs],
            "only_one": [dump(quoted) for quoted in self.only_one],
            "only_other": [dump(quoted) for quoted in self.only_other],
            "left_out_by_other": [dump(left) for left in self.left_out_by_other],
            "left_out_by_one": [dump(left) for left in self.left_out_by_one],
        }


def compare(one: Reading, other: Reading) -> Comparison:
    """Two readings, one beside the other. Raises `CompareError` for one report and itself."""
    if one.document.id == other.document.id:
        raise CompareError(f"{one.document.id} cannot be compared with itself: name two reports")
    contact = pair_contacts(one, other)
    mine, theirs = units_of(one, contact.one), units_of(other, contact.other)
    links = align(mine, theirs)
    if contact.sameness is Sameness.DIFFERENT:  # two contacts have no sentence in common that tells them
        links = tuple(link for link in links if not (mine[link.one].contact or theirs[link.other].contact))
    return Comparison(
        one=_side(one.document),
        other=_side(other.document),
        contact=contact,
        pairs=tuple(
            Pair(
                one=_quoted(mine[link.one]), other=_quoted(theirs[link.other]), relation=link.relation,
                likeness=link.likeness, differences=link.differences,
            )
            for link in links
        ),
        only_one=tuple(_unlinked(mine, {link.one for link in links})),
        only_other=tuple(_unlinked(theirs, {link.other for link in links})),
        left_out_by_other=left_out(one, other, [(mine[k.one].start, mine[k.one].end) for k in links]),
        left_out_by_one=left_out(other, one, [(theirs[k.other].start, theirs[k.other].end) for k in links]),
    )  # fmt: skip


def compare_stored(ledger: Ledger, one: str, other: str) -> Comparison:
    """Two documents of a ledger, by their ids or unique beginnings of them. Raises `LedgerError` and `CompareError`."""
    return compare(ledger.reading(one), ledger.reading(other))


def compare_named(ledger: Ledger | None, one: str, other: str) -> Comparison:
    """Two reports, each a file that holds one and is read on the fly, or a document of the ledger.

    Raises `CompareError`, `LedgerError` and `ModelError`.
    """
    return compare(_reading(ledger, one), _reading(ledger, other))


def _reading(ledger: Ledger | None, named: str) -> Reading:
    path = Path(named)
    if path.is_file():
        return _read(path)
    if ledger is None:
        raise CompareError(f"{named} is no file: name a file, or a report of the ledger")
    return ledger.reading(named)


def _read(path: Path) -> Reading:
    from tieline.sources.read import read_source

    documents = []
    for found in read_source(str(path)):
        if isinstance(found, SourceFault):
            raise CompareError(f"{found.source}: {found.reason}. {found.remedy}")
        documents.append(found)
    if len(documents) != 1:
        raise CompareError(f"{path} holds {len(documents)} reports: read it into a ledger and compare two by their ids")
    return standard().read(documents[0])


def _side(document: Document) -> Side:
    published = document.published.isoformat() if document.published else None
    return Side(
        document=document.id, title=document.title, outlet=document.outlet, url=document.url, published=published,
        zone=document.zone,
    )  # fmt: skip


def _quoted(unit: Unit) -> Quoted:
    return Quoted(document=unit.document, start=unit.start, end=unit.end, text=unit.text, records=unit.records)


def _unlinked(units: tuple[Unit, ...], linked: set[int]) -> Iterator[Quoted]:
    return (_quoted(unit) for number, unit in enumerate(units) if number not in linked)
