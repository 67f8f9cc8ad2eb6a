"""How long Tieline takes to start, and to read one report cold, against an interpreter that does nothing.

Run with: python benchmarks/startup.py [--runs 15]

The commands take turns, so that a busy moment of the machine hits all of them; medians are printed, with the ratio to
`python -c pass` and what is left after subtracting it. Files are warm (each command runs once beforehand), processes
are cold.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

REPORT = (
    "Norwegian Prime Minister Astrid Lunde received Chilean President Mateo Rojas in Oslo on Tuesday. They agreed to "
    "open a joint polar station before the end of the year. “Ties between Chile and Norway have never been closer,” "
    "Rojas told reporters after the talks.\n"
) * 5


class Timing(NamedTuple):
    """Seconds by the clock, and seconds of processor time, which a busy machine does not stretch as much."""

    wall: float
    cpu: float


BASE, HELP, COLD = "python -c pass", "tieline --help", "tieline read"
LIMITS = {HELP: 0.150, COLD: 3.0}  # seconds above, and in all


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the start of Tieline.")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (default: 15)")
    runs = parser.parse_args().runs
    show(measured(runs))


def measured(runs: int) -> dict[str, list[Timing]]:
    """Every run of every command, one command after the other in each round; the first round is dropped."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(REPORT, "utf-8")
        tool = [sys.executable, "-m", "tieline"]
        commands = {
            BASE: [sys.executable, "-c", "pass"],
            "python -c 'import tieline'": [sys.executable, "-c", "import tieline"],
            HELP: [*tool, "--help"],
            "tieline read --help": [*tool, "read", "--help"],
            COLD: [*tool, "read", str(report), "--published", "2025-01-22", "--no-ledger"],
        }
        timings: dict[str, list[Timing]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
                if number:
                    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                    timings[name].append(Timing(wall, cpu))
        return timings


def warm(runs: int) -> list[Timing]:
    """The report of the last command read in this process, again and again; the first reading is dropped."""
    from tieline.reading import read_document
    from tieline.records.document import Document

    document, found = Document(text=REPORT, published=date(2025, 1, 22), language="en"), []
    for _ in range(runs + 1):
        started, began = time.perf_counter(), time.process_time()
        read_document(document)
        found.append(Timing(time.perf_counter() - started, time.process_time() - began))
    return found[1:]


def show(timings: dict[str, list[Timing]]) -> None:
    """A line for each command: median, fastest and slowest, ratio to and difference from the first command."""
    base = statistics.median(timing.wall for timing in next(iter(timings.values())))
    print(f"{'':30}{'median':>9}{'fastest':>9}{'slowest':>9}{'CPU':>9}{'ratio':>8}{'above':>9}")
    for name, taken in timings.items():
        walls = [timing.wall for timing in taken]
        middle, cpu = statistics.median(walls), statistics.median(timing.cpu for timing in taken)
        spread = f"{min(walls):8.3f}s{max(walls):8.3f}s"
        print(f"{name:30}{middle:8.3f}s{spread}{cpu:8.3f}s{middle / base:8.2f}{middle - base:8.3f}s")
    for name, limit in LIMITS.items():
        middle = statistics.median(timing.wall for timing in timings[name]) - (base if "--help" in name else 0.0)
        print(f"{name}: {middle:.3f} s of {limit:.3f} s allowed{'' if middle <= limit else ': TOO SLOW'}")


if __name__ == "__main__":
    main()
