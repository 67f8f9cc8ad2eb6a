"""What it costs to place readings in a ledger among those it has: `python benchmarks/merging.py [--copies 40]`.

The example reports are read by rules alone, N numbered copies of each a day apart, and added one by one to a new
ledger, merging and writing included; the bare parse of the same texts is timed in turn, report by report. Prints
milliseconds of CPU a report for the first and the last quarter of the ledger, and the ratio to the parse.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reading import EXAMPLES, bare, documents

from tieline.ledger.ledger import Ledger
from tieline.reading import read_document
from tieline.records.document import Document


@dataclass(frozen=True)
class Placed:
    """Seconds of CPU for each report, in the order they came: placing it, and parsing it alone."""

    placing: list[float]
    parsing: list[float]

    @property
    def ratio(self) -> float:
        return sum(self.placing) / sum(self.parsing)

    def quarters(self) -> tuple[float, float]:
        """Milliseconds a report, in the first and in the last quarter."""
        share = max(1, len(self.placing) // 4)
        return sum(self.placing[:share]) / share * 1e3, sum(self.placing[-share:]) / share * 1e3


def measured(copies: int) -> Placed:
    """Readings are made before they are timed."""
    told = Placed([], [])
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        for number in range(copies):
            for one in documents([str(EXAMPLES)]):
                document = _copy(one, number)
                reading = read_document(document, rules_only=True)
                began = time.process_time()
                ledger.add(reading)
                placed = time.process_time()
                bare(document)
                told.placing.append(placed - began)
                told.parsing.append(time.process_time() - placed)
    return told


def _copy(one: Document, number: int) -> Document:
    published = one.published + timedelta(days=number) if one.published else None
    return Document(text=f"{one.text}\n\nNumber {number}.", outlet=one.outlet, published=published, zone=one.zone)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=40)
    told = measured(parser.parse_args().copies)
    first, last = told.quarters()
    print(f"{len(told.placing)} reports: {first:.1f} ms each in the first quarter, {last:.1f} ms in the last")
    print(f"placing takes {told.ratio:.2f} x the bare parse of the same texts")


if __name__ == "__main__":
    main()
