"""The ledger: the one door to the store. Readings go in; documents, records and happenings come out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tieline.ledger import outcomes, reader
from tieline.ledger.check import Fault, check_ledger
from tieline.ledger.coded import BATCH as ROWS
from tieline.ledger.coded import CodedWriter, ImportedFile
from tieline.ledger.columns import DOINGS
from tieline.ledger.connection import TIMEOUT, open_reader, open_writer, transaction
from tieline.ledger.entries import DocumentEntry, RecordEntry
from tieline.ledger.errors import UnstorableError, translated
from tieline.ledger.lookup import Lookup
from tieline.ledger.migrate import Migration, migrations
from tieline.ledger.moments import Clock, now, to_text
from tieline.ledger.outcomes import Judged
from tieline.ledger.passages import PassageReader
from tieline.ledger.phrases import PhraseReader
from tieline.ledger.prepared import METADATA, Prepared, adds_nothing, metadata_of, prepare, version_key
from tieline.ledger.query import Query
from tieline.ledger.where import default_path
from tieline.ledger.writer import Added, Writer
from tieline.records.codec import dump, load
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening
from tieline.records.pledge import Pledge, PledgeStatus
from tieline.records.reading import Reading
from tieline.records.record import Record

if TYPE_CHECKING:
    from tieline.ledger.snapshots.told import LedgerDoings

EVERYTHING = Query()
BATCH = 100  # documents to a transaction when many are added


class Ledger:
    """An open ledger file; a context manager.

    path: the file; None for the default place. It is made where it is missing, and brought to this program's schema.
    read_only: open for reading only; the file must exist and be up to date. timeout: seconds to wait for another
    writer. clock: what time it is, for the times the ledger records.

    Raises a `LedgerError` whose message names the file, the fault and the remedy. What a method raises leaves the
    ledger as it was before the call, or, for `add_all`, before the batch that failed.
    """

    def __init__(
        self,
        path: Path | str | None = None,
        *,
        read_only: bool = False,
        timeout: float = TIMEOUT,
        clock: Clock = now,
        schema: tuple[Migration, ...] | None = None,
    ) -> None:
        self.path = default_path() if path is None else Path(path)
        self.read_only = read_only
        self._timeout = timeout
        self._clock = clock
        opened = open_reader if read_only else open_writer
        with self._translated():
            self._db = opened(self.path, timeout, schema if schema is not None else migrations())

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._db.close()

    def add(self, reading: Reading) -> Added:
        """Store one reading, in a transaction of its own."""
        return next(iter(self.add_all([reading])))

    def add_all(self, readings: Iterable[Reading], *, batch: int = BATCH) -> Counter[Added]:
        """Store readings, one transaction for each `batch` of those that are new; how many had which outcome."""
        outcomes: Counter[Added] = Counter()
        fresh = (self._prepared(reading) for reading in readings if not self._passed_over(reading, outcomes))
        while chunk := list(islice(fresh, batch)):
            outcomes.update(self._write(chunk))
        return outcomes

    def _passed_over(self, reading: Reading, outcomes: Counter[Added]) -> bool:
        """Whether a reading is known; it is then counted, without the cost of preparing it."""
        known = self.knows(reading.document, reading.version)
        if known:
            outcomes[Added.UNCHANGED] += 1
        return known

    def _prepared(self, reading: Reading) -> Prepared:
        try:
            return prepare(reading)
        except UnicodeEncodeError as error:
            fault = f"it holds half a character ({error.object[error.start]!a}) where a whole one should stand"
            raise UnstorableError(self.path, reading.document.id, fault) from error

    def _write(self, chunk: list[Prepared]) -> list[Added]:
        with self._translated(), transaction(self._db):
            writer = Writer(self._db, to_text(self._clock()))
            return [writer.add(prepared) for prepared in chunk]

    def add_coded(self, file: ImportedFile, rows: Iterable[tuple[int, Record]]) -> int:
        """Store the records of a coded file's rows, each with its line; how many were new. Known ones stay."""
        waiting, new = iter(rows), 0
        while chunk := list(islice(waiting, ROWS)):
            with self._translated(), transaction(self._db):
                new += CodedWriter(self._db, to_text(self._clock()), file).add(chunk)
        return new

    def knows(self, document: Document, version: str) -> bool:
        """Whether this version of the pipeline, or a later one, has read a document with these metadata already.

        Cheap: it asks for the document as it came in, not for a reading of it.
        """
        held = self._held(document)
        if held is None:
            return False
        known, wanted = version_key(held[0]), version_key(version)
        return known > wanted or (known == wanted and adds_nothing(metadata_of(document), held[1]))

    def complete(self, document: Document) -> Document:
        """The document with the metadata it lacks and the ledger knows: what is missing corrects nothing."""
        held = self._held(document)
        if held is None:
            return document
        told = metadata_of(document)
        lacking = {name: held[1][name] for name in METADATA if told[name] is None and held[1][name] is not None}
        return load(Document, {**dump(document), **lacking}) if lacking else document

    def _held(self, document: Document) -> tuple[str, dict[str, Any]] | None:
        """Version and metadata of the present reading of a document."""
        with self._translated():
            row = self._db.execute(
                "SELECT rd.version, rd.metadata FROM documents AS d "
                "JOIN readings AS rd ON rd.document = d.row AND rd.superseded_at IS NULL WHERE d.id = ?",
                (document.id,),
            ).fetchone()
        return None if row is None else (row[0], json.loads(row[1]))

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

    def members(self, happening: str) -> tuple[Record, ...]:
        """All records that tell a happening today; none for an id that is not present and whole."""
        with self._translated():
            return reader.members(self._db, happening)

    def repetitions(self, happenings: Iterable[str], query: Query = EVERYTHING) -> dict[str, tuple[str, ...]]:
        """For pledges by their happenings' whole ids, the ids of those that repeat them, as of the query's moment."""
        with self._translated():
            return reader.repetitions(self._db, happenings, query.view)

    def passages(self) -> PassageReader:
        """A reader of the sentences of reports that name the parties of a pledge in some time."""
        return PassageReader(self._db)

    def phrases(self) -> PhraseReader:
        """A reader of texts, of who speaks in them, and of the reports around them."""
        return PhraseReader(self._db)

    def judged(self, pledges: Iterable[Pledge]) -> Judged:
        """What persons judged of a pledge, given its tellings."""
        with self._translated():
            return outcomes.judged(self._db, pledges)

    def rate(self, pledge: Pledge, status: PledgeStatus) -> None:
        """Keep what a person says has come of a pledge; it stays whatever reads the document again."""
        with self._translated(), transaction(self._db):
            outcomes.write_status(self._db, to_text(self._clock()), pledge, status)

    def reject_evidence(self, pledge: Pledge, passage: TextEvidence, author: str) -> None:
        """Keep that a passage says nothing of what came of a pledge."""
        with self._translated(), transaction(self._db):
            outcomes.write_rejection(self._db, to_text(self._clock()), pledge, passage, author)

    def take_back_rating(self, pledges: Iterable[Pledge]) -> bool:
        """Take back the latest judgement of a pledge, given its tellings; whether there was one."""
        with self._translated(), transaction(self._db):
            return outcomes.take_back(self._db, to_text(self._clock()), pledges)

    def reasons(self, records: Iterable[str]) -> dict[tuple[str | None, str], str]:
        """Why values of some records are missing, by the record's whole id and the field."""
        with self._translated():
            return reader.reasons(self._db, records)

    def sizes(self) -> dict[str, int]:
        """How many documents, records told today, and happenings the ledger holds."""
        with self._translated():
            return reader.sizes(self._db)

    @contextmanager
    def doings(self) -> Iterator[LedgerDoings]:
        """What snapshots are made of, as of one commit."""
        from tieline.ledger.snapshots.told import LedgerDoings

        with self._translated(), reader.snapshot(self._db):
            yield LedgerDoings(self._db)

    def check(self) -> list[Fault]:
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
