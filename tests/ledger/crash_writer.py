"""A process that reads a folder into a ledger, to be killed: `crash_writer.py LEDGER FOLDER BATCH`.

Every file becomes one little report, told by a quick reader that finds a contact in every line "NAME, NAME: DAY".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from made_readings import Story, on, person

from tieline.ledger.ledger import Ledger
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


def readings(folder: str) -> Iterator[Reading]:
    """The readings of a folder; a line on standard output says that one is about to be made."""
    for path in sorted(Path(folder).iterdir()):
        sys.stdout.write(f"{path.name}\n")
        sys.stdout.flush()
        yield read_file(path)


def main(ledger: str, folder: str, batch: str) -> None:
    sys.stdout.write("starting\n")
    sys.stdout.flush()
    with Ledger(ledger) as opened:
        opened.add_all(readings(folder), batch=int(batch))


if __name__ == "__main__":
    main(*sys.argv[1:])
