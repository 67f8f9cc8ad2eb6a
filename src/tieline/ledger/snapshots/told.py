"""An open ledger in, what snapshots are made of out: dyadic happenings with who tells them, and the ledger's state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from tieline.ledger.linked import linked, linking
from tieline.ledger.membership import Membership, membership
from tieline.ledger.snapshots.pairs import Ends, Told, covered
from tieline.ledger.tellings import accounts_of, gather, repeated
from tieline.ledger.view import NOW, listed
from tieline.merging.agree import happening_of
from tieline.merging.independence import independent_owners
from tieline.records.happening import LinkKind

REPORTS = "reports"
_CHUNK = 500  # happenings put together with one round of queries
# Happenings that involve two ends. A happening all of whose accounts are rows of one import belongs to that import;
# every other belongs to the reports.
_DYADIC = """
SELECT min(a.row) FROM record_states AS s
JOIN records AS r ON r.row = s.record AND r.superseded_at IS NULL
JOIN accounts AS a ON a.row = r.account AND a.happening IS NOT NULL
WHERE s.kind IN ('contact', 'event', 'pledge') AND {whose}
GROUP BY a.happening HAVING min(s.state) <> max(s.state) ORDER BY a.happening
"""
_SHARED = (
    "EXISTS (SELECT 1 FROM accounts AS b WHERE b.happening = a.happening "
    "AND (b.import IS NULL OR b.import IS NOT a.import))"
)
# Counters that grow with everything that can change a happening: nothing is ever taken out of these tables.
_COUNTERS = (
    "SELECT coalesce(max(row), 0) FROM readings",
    "SELECT coalesce(max(row), 0) FROM records",
    "SELECT coalesce(sum(rows), 0) FROM imports",
)
_JUDGEMENTS = "SELECT count(*) || '/' || count(undone_at) FROM judgements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A coded file in the ledger. row: of table imports. file: its SHA-256. rows: how many records it has given."""

    row: int
    file: str
    layout: str
    rows: int

    @property
    def origin(self) -> str:
        """The layout's name, without its version."""
        return self.layout.partition("/")[0]


class LedgerDoings:
    """Reads one ledger, as of one commit: the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def state(self) -> str:
        """Equal for two states of a ledger only where they hold the same."""
        return " ".join(str(self._db.execute(sql).fetchone()[0]) for sql in (*_COUNTERS, _JUDGEMENTS))

    def judged(self) -> str:
        """Equal for two states of a ledger with the same judgements."""
        return str(self._db.execute(_JUDGEMENTS).fetchone()[0])

    def imports(self) -> list[Import]:
        """The coded files in the ledger."""
        rows = self._db.execute("SELECT row, file, format, rows FROM imports ORDER BY file")
        return [Import(row=row, file=file, layout=layout, rows=count) for row, file, layout, count in rows]

    def happenings(self, of: Import | None) -> Iterator[Told]:
        """Happenings that involve two ends: those of one import alone, or of None all that reports tell."""
        whose = _SHARED if of is None else f"a.import = {of.row} AND NOT {_SHARED}"
        accounts = (row for (row,) in self._db.execute(_DYADIC.format(whose=whose)))
        origin = REPORTS if of is None else of.origin
        while chunk := list(islice(accounts, _CHUNK)):
            members = membership(self._db, chunk, NOW)
            elsewhere = self._elsewhere(members) if of is None else {}
            for one in self._told(members, origin, of):
                met, acted = elsewhere.get(one.happening.id, (frozenset(), frozenset()))
                yield replace(one, met=met, acted=acted)

    def _elsewhere(self, members: Membership) -> dict[str, tuple[frozenset[Ends], frozenset[Ends]]]:
        """For announcements and visits, the pairs of ends that met, and that acted, in what they are linked to.

        What was announced and then held is no act of its own, whether or not its telling weighs anything.
        """
        others = [(one.source, one.target, one.kind) for one in linked(self._db, members, NOW)]
        others = [(source, target, kind) for source, target, kind in others if kind is LinkKind.ANNOUNCES]
        others += [(o.target, o.source, o.kind) for o in linking(self._db, members, NOW) if o.kind is LinkKind.PART_OF]
        accounts = accounts_of(self._db, {other for _, other, _ in others})
        told = {one.happening.id: one for one in self._told(membership(self._db, accounts, NOW), REPORTS, None)}
        found: dict[str, tuple[frozenset[Ends], frozenset[Ends]]] = {}
        for id_, other, kind in others:
            met, acted = covered(told[other])
            acted = acted | met if kind is LinkKind.ANNOUNCES else acted
            known = found.get(id_, (frozenset(), frozenset()))
            found[id_] = known[0] | met, known[1] | (acted if met else frozenset())
        return found

    def _told(self, members: Membership, origin: str, of: Import | None) -> Iterator[Told]:
        methods = dict(members.values())
        gathered = gather(self._db, members)
        repeating = repeated(self._db, members) if of is None else {}
        days = self._published({t.origin.document for tellings in gathered.values() for t in tellings})
        for id_, tellings in gathered.items():
            documents = {t.origin.document for t in tellings}
            yield Told(
                happening=happening_of(id_, tellings, method=methods[id_]),
                owners=independent_owners(t.origin for t in tellings) if of is None else (origin,),
                reports=max(1, len(documents)),
                origin=origin,
                published=min((days[d] for d in documents if d in days), default=None),
                repeats=id_ in repeating,
            )

    def _published(self, documents: Iterable[str]) -> dict[str, date]:
        rows = self._db.execute(
            "SELECT id, substr(published, 1, 10) FROM documents "
            "WHERE published IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
            (listed(sorted(documents)),),
        )
        return {id_: date.fromisoformat(day) for id_, day in rows}
