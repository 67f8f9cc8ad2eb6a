"""What can be asked of an open ledger: documents, records and happenings, by id and by query. Nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.ledger import outcomes, reader, tellings
from tieline.ledger.changed import ChangeReader
from tieline.ledger.check import Fault, check_ledger
from tieline.ledger.columns import DOINGS
from tieline.ledger.entries import DocumentEntry, RecordEntry
from tieline.ledger.errors import translated
from tieline.ledger.judging import stored
from tieline.ledger.lookup import Lookup
from tieline.ledger.moments import to_text
from tieline.ledger.outcomes import Judged
from tieline.ledger.passages import PassageReader
from tieline.ledger.phrases import PhraseReader
from tieline.ledger.query import Query
from tieline.ledger.search import SearchReader
from tieline.records.document import Document
from tieline.records.happening import Happening, Link
from tieline.records.judgement import Judgement
from tieline.records.pledge import Pledge
from tieline.records.reading import Reading
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.snapshots.told import LedgerDoings

EVERYTHING = Query()


class Questions:
    """An open ledger file as its readers see it.

    path: the file. read_only: whether it was opened for reading only. Raises a `LedgerError` whose message names the
    file, the fault and the remedy.
    """

    path: Path
    read_only: bool
    _db: sqlite3.Connection
    _timeout: float

    def document(self, prefix: str) -> Document:
        """A document with its text, by id or any unique beginning of it."""
        with self._asking() as lookup:
            return lookup.document(prefix)

    def reading(self, prefix: str) -> Reading:
        """All that is told of a document today, by the document's id or a unique beginning of it."""
        with self._asking() as lookup:
            return lookup.reading(prefix)

    def record(self, prefix: str) -> RecordEntry:
        """A record, by id or any unique beginning of it; a superseded one as it was told last."""
        with self._asking() as lookup:
            return lookup.record(prefix)

    def happening(self, prefix: str) -> Happening:
        """A happening, by its id, an id it had before, or any unique beginning of one."""
        with self._asking() as lookup:
            return lookup.happening(prefix)

    def entry(self, prefix: str) -> tuple[str, str]:
        """What bears an id that begins so ("document", "record" or "happening"), and the whole id."""
        with self._asking() as lookup:
            return lookup.entry(prefix)

    def happenings(self, kind: str | None = None, query: Query = EVERYTHING) -> Iterator[Happening]:
        """Happenings told by a record of that kind that answers the query, by day; those without a day come last.

        kind: contact, event, statement, pledge or claim; None for the query's own, or all of them.
        """
        wanted = kind if kind is not None else query.kind
        if wanted is not None and wanted not in DOINGS:
            raise ValueError(f"{wanted!r} is no kind of doing: use one of {', '.join(DOINGS)}")
        with self._translated(), self._steady():
            yield from reader.happenings(self._db, wanted, query)

    def contacts(self, *between: str, **conditions: Any) -> Iterator[Happening]:
        """Contacts between all the given states or blocs: `ledger.contacts("CHN", "RUS", since=date(2024, 1, 1))`.

        conditions: further fields of `Query`. So with the four methods below.
        """
        return self.happenings("contact", Query(between=between, **conditions))

    def events(self, *between: str, **conditions: Any) -> Iterator[Happening]:
        """Events that involve all the given states or blocs."""
        return self.happenings("event", Query(between=between, **conditions))

    def statements(self, *between: str, **conditions: Any) -> Iterator[Happening]:
        """Statements that involve all the given states or blocs, as speakers or in what is said."""
        return self.happenings("statement", Query(between=between, **conditions))

    def pledges(self, *between: str, **conditions: Any) -> Iterator[Happening]:
        """Pledges that involve all the given states or blocs, as makers or recipients."""
        return self.happenings("pledge", Query(between=between, **conditions))

    def claims(self, *between: str, **conditions: Any) -> Iterator[Happening]:
        """Claims that involve all the given states or blocs, as asserters or ends of the tie."""
        return self.happenings("claim", Query(between=between, **conditions))

    def documents(self, query: Query = EVERYTHING) -> Iterator[DocumentEntry]:
        """Documents that answer the query, without their texts, by day of publication; undated ones come last."""
        with self._translated(), self._steady():
            yield from reader.documents(self._db, query)

    def reports(self, ids: Iterable[str]) -> dict[str, DocumentEntry]:
        """The documents of some whole ids, without their texts, by id; unknown ids are left out."""
        with self._translated():
            return reader.reports(self._db, ids)

    def whole(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents of some whole ids, with their texts, by id; unknown ids are left out."""
        with self._translated():
            return reader.whole_documents(self._db, ids)

    def happenings_of(self, records: Iterable[str]) -> dict[str, str]:
        """The ids of the happenings that some records, by their whole ids, tell today."""
        with self._translated():
            return reader.happenings_of(self._db, records)

    def told_in(self, documents: Iterable[str], kinds: Iterable[str], limit: int) -> tuple[Happening, ...]:
        """Happenings that some documents, by their whole ids, tell by records of some kinds, kind by kind."""
        with self._translated(), self._steady():
            return reader.told_in(self._db, documents, kinds, limit)

    def members(self, happening: str) -> tuple[Record, ...]:
        """All records that tell a happening today; none for an id that is not present and whole."""
        with self._translated():
            return reader.members(self._db, happening)

    def repetitions(self, happenings: Iterable[str], query: Query = EVERYTHING) -> dict[str, tuple[str, ...]]:
        """For pledges by their happenings' whole ids, the ids of those that repeat them, as of the query's moment."""
        with self._translated():
            return tellings.repetitions(self._db, happenings, query.view)

    def links_to(self, happenings: Iterable[str], query: Query = EVERYTHING) -> dict[str, tuple[Link, ...]]:
        """For happenings by their whole ids, what announces them and what is part of them, as of the query's moment.

        Each link names the other happening: of an announced meeting the announcement, of a visit what was held on it.
        """
        with self._translated(), self._steady():
            return tellings.links_to(self._db, happenings, query.view)

    def passages(self) -> PassageReader:
        """A reader of the sentences of reports that name the parties of a pledge in some time."""
        return PassageReader(self._db)

    def phrases(self) -> PhraseReader:
        """A reader of texts, of who speaks in them, and of the reports around them."""
        return PhraseReader(self._db)

    def search(self) -> SearchReader:
        """A reader of what a person looks for, newest first."""
        return SearchReader(self._db)

    def changes(self, since: datetime) -> ChangeReader:
        """A reader of what changed since a moment."""
        return ChangeReader(self._db, to_text(since))

    def judged(self, pledges: Iterable[Pledge]) -> Judged:
        """What persons judged of a pledge, given its tellings."""
        with self._translated():
            return outcomes.judged(self._db, pledges)

    def judgements(self, *, standing: bool = False) -> list[Judgement]:
        """What persons judged, oldest first; only what was not taken back, if `standing`."""
        with self._translated(), self._steady():
            return stored.judgements(self._db, standing=standing)

    def judgements_of(self, records: Iterable[str]) -> list[Judgement]:
        """The judgements that stand on some records, by their whole ids, oldest first."""
        with self._translated(), self._steady():
            return stored.judgements_of(self._db, records)

    def judgements_on(self, document: str) -> list[Judgement]:
        """The judgements that stand on records of a document, by its whole id, oldest first; also of rejected ones."""
        with self._translated(), self._steady():
            return [one.judgement for one in stored.standing_on(self._db, document)]

    def originals(self, records: Iterable[str]) -> dict[str, Record]:
        """Those of some records that a person corrected, as they were read, by id."""
        with self._translated():
            return reader.originals(self._db, records)

    def judgement(self, prefix: str) -> Judgement:
        """A judgement, by its id or any unique beginning of it."""
        with self._translated(), self._steady():
            return stored.only(self._db, self.path, prefix)[1]

    def reasons(self, records: Iterable[str]) -> dict[tuple[str | None, str], str]:
        """Why values of some records are missing, by the record's whole id and the field."""
        with self._translated():
            return reader.reasons(self._db, records)

    def sizes(self) -> dict[str, int]:
        """How many documents, records told today, and happenings the ledger holds."""
        with self._translated():
            return reader.sizes(self._db)

    def latest(self) -> str | None:
        """When the ledger last recorded a reading, ISO, UTC; None for one without any."""
        with self._translated():
            return reader.latest(self._db)

    @contextmanager
    def doings(self) -> Iterator[LedgerDoings]:
        """What snapshots are made of, as of one commit."""
        from tieline.ledger.snapshots.told import LedgerDoings

        with self._translated(), reader.snapshot(self._db):
            yield LedgerDoings(self._db)

    def faults(self) -> list[Fault]:
        """Everything that is wrong with the ledger; an empty list if it is sound. Reads the whole file."""
        with self._translated():
            return check_ledger(self._db, self.path)

    @contextmanager
    def _asking(self) -> Iterator[Lookup]:
        with self._translated(), self._steady():
            yield Lookup(self._db, self.path)

    @contextmanager
    def _steady(self) -> Iterator[None]:
        """All that is asked inside sees one state, though others write; a writer sees its own changes."""
        if self.read_only:
            with reader.snapshot(self._db):
                yield
        else:
            yield

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.path, self._timeout)
