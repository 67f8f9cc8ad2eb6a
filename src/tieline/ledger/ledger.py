"""The ledger: the one door to the store. Readings go in here; what can be asked of it stands in `questions`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from tieline.ledger import outcomes
from tieline.ledger.coded import BATCH as ROWS
from tieline.ledger.coded import CodedWriter, ImportedFile
from tieline.ledger.connection import TIMEOUT, open_reader, open_writer, transaction
from tieline.ledger.errors import UnknownIdError, UnstorableError
from tieline.ledger.judging.stored import only
from tieline.ledger.judging.write import JudgementWriter
from tieline.ledger.migrate import Migration, migrations
from tieline.ledger.moments import Clock, now, to_text
from tieline.ledger.prepared import METADATA, Prepared, adds_nothing, metadata_of, prepare, version_key
from tieline.ledger.questions import Questions
from tieline.ledger.where import default_path
from tieline.ledger.writer import Added, Writer
from tieline.records.codec import dump, load
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence
from tieline.records.judgement import Correction, Decision, Judgement
from tieline.records.pledge import Pledge, PledgeStatus
from tieline.records.reading import Reading
from tieline.records.record import Record

BATCH = 100  # documents to a transaction when many are added


class Ledger(Questions):
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

    def judge(
        self,
        decision: Decision,
        sides: Sequence[Sequence[Record]],
        *,
        by: str,
        reason: str | None = None,
        correction: Correction | None = None,
    ) -> Judgement:
        """Keep what a person decided about records that are told today; what is told changes at once.

        sides: of records told apart, those that stay and then those that belong together; of all others one.
        Raises `ContradictionError` and `UnjudgeableError`, and nothing is kept.
        """
        with self._translated(), transaction(self._db):
            writer = JudgementWriter(self._db, to_text(self._clock()), self.path)
            return writer.judge(decision, sides, by=by, reason=reason, correction=correction)

    def take_back(self, judgement: str, *, by: str, reason: str | None = None) -> Judgement:
        """Take back a judgement, by its id or a unique beginning of it. Raises `UnknownIdError`, `AmbiguousIdError`."""
        with self._translated(), transaction(self._db):
            row, found = only(self._db, self.path, judgement)
            if found.undone_at is not None:
                raise UnknownIdError(self.path, "standing judgement", found.id, f"{found.undone_by} took it back")
            writer = JudgementWriter(self._db, to_text(self._clock()), self.path)
            return writer.undo(row, found, by=by, reason=reason)

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
