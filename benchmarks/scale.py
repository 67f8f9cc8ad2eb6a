"""What more workers bring and cost, as ratios in one run: `python benchmarks/scale.py [--copies N] [--rules-only]`.

The example reports are read, N numbered copies of each, into a new ledger: by this process alone, by one worker, by
two. Each way is timed in turn, three rounds, after the models are loaded. Prints documents a second by the wall clock
and as a multiple of this process alone; CPU time of a worker and of the parent for a document, whose ratio says how
many workers one parent can feed; and the memory of each worker (peak, and the share of it that is its own).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tieline.cluster.crew import Crew
from tieline.cluster.order import WHOLE
from tieline.cluster.processes import Processes
from tieline.cluster.read import read_with
from tieline.desk.read import Failed, Outcome, Pipeline, read_sources, standard
from tieline.ledger.ledger import Ledger
from tieline.records.document import Document
from tieline.sources.read import read_source

EXAMPLES = Path(__file__).parents[1] / "examples" / "index.jsonl"
ROUNDS = 3
WAYS = (0, 1, 2)  # workers; 0 is this process alone
TICK = os.sysconf("SC_CLK_TCK")


def corpus(copies: int) -> list[Document]:
    found = [one for one in read_source(str(EXAMPLES)) if isinstance(one, Document)]
    return [
        Document(text=f"{one.text}\n\nNumber {n}.", outlet=one.outlet, published=one.published, zone=one.zone)
        for n in range(copies)
        for one in found
    ]


def cpu(pid: int) -> float:
    """Seconds of CPU a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> tuple[float, float]:
    """Peak resident memory of a process, and what of its present memory no other shares, in MB."""
    peak = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    own = sum(int(line.split()[1]) for line in lines if line.startswith("Private"))
    return int(peak.split()[1]) / 1e3, own / 1e3


def quiet(_: str, __: str) -> None:
    """Nothing is to be told of."""


def outcomes(crew: Crew | None, found: list[Document], ledger: Ledger, pipeline: Pipeline) -> Iterator[Outcome]:
    if crew is None:
        return read_sources(found, ledger, pipeline=pipeline)
    return read_with(crew, found, ledger, pipeline, quiet)


def timed(crew: Processes | None, found: list[Document], pipeline: Pipeline) -> tuple[float, float, float]:
    """Seconds by the wall clock, CPU seconds of this process, CPU seconds of the workers."""
    pids = crew.pids if crew is not None else []
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        wall, own, theirs = time.perf_counter(), time.process_time(), sum(map(cpu, pids))
        failed = sum(isinstance(one, Failed) for one in outcomes(crew, found, ledger, pipeline))
        assert not failed
        return time.perf_counter() - wall, time.process_time() - own, sum(map(cpu, pids)) - theirs


def warmed(workers: int, make: partial[Pipeline], found: list[Document]) -> Processes:
    crew = Processes(workers, make)
    for number in range(workers):
        crew.submit((number, WHOLE), found[:15])
    answered = 0
    while answered < workers:
        answered += len(crew.finished())
    return crew


@dataclass(frozen=True)
class Scaled:
    """What reading `n` documents of `size` characters took each way: seconds by the clock, of CPU here, of CPU of the
    workers. held: peak and own memory of each worker of two, in MB."""

    n: int
    size: float
    taken: dict[int, tuple[float, float, float]]
    held: list[tuple[float, float]]


def measured(copies: int, rules_only: bool = False, rounds: int = ROUNDS) -> Scaled:
    """Every way in turn, `rounds` times, over the sum of which it tells."""
    make = partial(standard, rules_only=rules_only)
    found, pipeline = corpus(copies), make()
    for one in found[:15]:
        pipeline.read(one)
    sums = dict.fromkeys(WAYS, (0.0, 0.0, 0.0))
    with closing(warmed(1, make, found)) as single, closing(warmed(2, make, found)) as double:
        crews: dict[int, Processes | None] = {0: None, 1: single, 2: double}
        for _ in range(rounds):
            for way in WAYS:
                wall, own, theirs = timed(crews[way], found, pipeline)
                sums[way] = (sums[way][0] + wall, sums[way][1] + own, sums[way][2] + theirs)
        held = [memory(pid) for pid in double.pids]
    return Scaled(len(found) * rounds, sum(len(one.text) for one in found) / len(found), sums, held)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=6)
    parser.add_argument("--rules-only", action="store_true")
    arguments = parser.parse_args()
    told = measured(arguments.copies, arguments.rules_only)
    n, alone = told.n, told.taken[0][0]
    print(f"{n // ROUNDS} documents of {told.size:.0f} characters, {ROUNDS} rounds; load {os.getloadavg()[0]:.1f}")
    for way, (wall, own, theirs) in told.taken.items():
        said = f"{way} workers" if way else "this process alone"
        line = f"{said:20s} {n / wall:6.1f} documents/s {alone / wall:5.2f} x alone"
        costs = f"; ms of CPU a document: parent {own / n * 1e3:.1f}"
        print(f"{line}{costs}{f', workers {theirs / n * 1e3:.1f}, one parent feeds {theirs / own:.0f}' if way else ''}")
    for peak, private in told.held:
        print(f"a worker of two: peak {peak:.0f} MB, its own {private:.0f} MB")


if __name__ == "__main__":
    main()
