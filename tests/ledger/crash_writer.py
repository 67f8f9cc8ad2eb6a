"""A process that reads a folder into a ledger, to be killed: `crash_writer.py LEDGER FOLDER BATCH`.

Every file becomes one little report, told by a quick reader that finds a contact in every line "NAME, NAME: DAY".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from made_readings import Story, on, person

from tieline.desk.read import Failed, Pipeline, read_sources
from tieline.ledger.ledger import Ledger
from tieline.records.document import Document
from tieline.records.reading import Reading


def read_file(path: Path) -> Reading:
    """A reading of one file; the first line names its outlet and its address."""
    outlet, url, *lines = path.read_text("utf-8").splitlines()
    hour = int(path.stem) % 24
    document = {"url": url or None, "retrieved": datetime(2025, 1, 1 + int(path.stem) // 24, hour, tzinfo=UTC)}
    story = Story(outlet=outlet, document=document)
    for line in lines:
        names, _, day = line.partition(": ")
        who = [person(name, name[:3].upper()) for name in names.split(", ")]
        story.contact(*who, when=on(date.fromisoformat(day)))
    return story.reading()


def documents(folder: str) -> Iterator[Document]:
    """The documents of a folder; a line on standard output says that one is about to be made."""
    for path in sorted(Path(folder).iterdir()):
        sys.stdout.write(f"{path.name}\n")
        sys.stdout.flush()
        yield read_file(path).document


def main(ledger: str, folder: str, batch: str) -> None:
    """BATCH 0 reads as `tieline read` does; another number adds so many documents to a transaction."""
    sys.stdout.write("starting\n")
    sys.stdout.flush()
    read = {reading.document.id: reading for reading in map(read_file, sorted(Path(folder).iterdir()))}
    with Ledger(ledger) as opened:
        if batch == "0":
            pipeline = Pipeline(lambda document: read[document.id], "1.0")
            for outcome in read_sources(documents(folder), opened, pipeline=pipeline):
                assert not isinstance(outcome, Failed), outcome
        else:
            opened.add_all((read[document.id] for document in documents(folder)), batch=int(batch))


if __name__ == "__main__":
    main(*sys.argv[1:])
