"""What a person looks for in, a page of happenings out, newest first, with what else narrows the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tieline.desk.listing import Row, rows_of
from tieline.desk.show import Passage, passages
from tieline.ledger.search import Hit, Sought
from tieline.ontology import states
from tieline.records.contact import Contact, ContactStatus
from tieline.records.happening import Happening
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger

PAGE = 25  # happenings on a page
FACETS = ("kind", "mode", "category", "outlet")
LEADING = ("contact", "pledge", "statement", "claim", "event")  # which record of a happening says most of it
SHORTEST = 3  # letters of a name that is known without its capital; "us" is a word
MOST_VALUES = 12  # of one facet


@dataclass(frozen=True, slots=True)
class Result:
    """A happening that answers. passages: the sentences of its leading record."""

    row: Row
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of what was found.

    number: of happenings that answer; more: there are others beyond those that were looked at. facets: for each facet
    its values with how many happenings have them, most first.
    """

    sought: Sought
    page: int
    number: int
    more: bool
    results: tuple[Result, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.number // PAGE))

    def plain(self) -> dict[str, Any]:
        """As the API prints it."""
        return {
            "number": self.number,
            "more": self.more,
            "page": self.page,
            "pages": self.pages,
            "facets": {name: dict(values) for name, values in self.facets.items()},
            "happenings": [result.row.plain() for result in self.results],
        }


def search(ledger: Ledger, sought: Sought, page: int = 1) -> Found:
    """A page of the happenings that answer. Raises `ValueError` for words that hold none, or a page there is not."""
    if page < 1:
        raise ValueError(f"there is no page {page}: pages count from 1")
    reader = ledger.search()
    with reader.steady():
        hits, more = reader.hits(sought)
        leading: dict[int, Hit] = {}
        for hit in hits:
            leading.setdefault(hit.happening, hit)
        shown = list(leading.values())[(page - 1) * PAGE : page * PAGE]
        found = list(reader.happenings(hit.account for hit in shown))
        results = _results(ledger, found, sought.kind)
    return Found(
        sought=sought, page=page, number=len(leading), more=more, facets=_facets(hits), results=results,
    )  # fmt: skip


def last_contact(ledger: Ledger, sought: Sought) -> Row | None:
    """The newest contact that was held between the parties that are looked for; None where fewer than two are."""
    if len(sought.states) + len(sought.names) < 2:
        return None
    met = replace(sought, kind="contact", category=None, words=None)
    held = (result.row for result in search(ledger, met).results if _held(result.row.facet))
    return next(held, None)


def _held(record: Record) -> bool:
    return isinstance(record, Contact) and record.status is ContactStatus.HELD and not record.historical


def parties(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of states, and names of others, from "China, Putin": divided by commas, semicolons or line ends."""
    codes, names = [], []
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        word = " ".join(part.split())
        named = states.by_name(word) or (
            states.by_name(word.title()) if len(word) > SHORTEST and word.islower() else ()
        )
        if word.upper() in states.table() and (word.isupper() or not named):
            codes.append(word.upper())
        elif named:
            codes.append(named[0].state.code)
        elif any(character.isalnum() for character in word):
            names.append(word)
    return tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(names))


def _facets(hits: Sequence[Hit]) -> dict[str, tuple[tuple[str, int], ...]]:
    found = {}
    for name in FACETS:
        pairs = {(value, hit.happening) for hit in hits if (value := getattr(hit, name)) is not None}
        found[name] = tuple(Counter(value for value, _ in sorted(pairs)).most_common(MOST_VALUES))
    return found


def _results(ledger: Ledger, found: Sequence[Happening], kind: str | None) -> tuple[Result, ...]:
    """The happenings, each led by its record of the kind that was asked for, else by the weightiest."""
    order = (kind, *LEADING) if kind is not None else LEADING
    facets = [min(happening.facets, key=lambda facet: order.index(facet.KIND)) for happening in found]
    rows = rows_of(ledger, list(zip(found, facets, strict=True)))
    documents = ledger.whole({facet.document for facet in facets if facet.document is not None})
    return tuple(Result(row, passages((row.facet,), documents)[:1]) for row in rows)
