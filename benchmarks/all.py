"""The whole table in one run: `python benchmarks/all.py [--quick] [--only PART ...] [--json FILE] [--markdown FILE]`.

Speeds are ratios to something plain that is measured in the same run (the bare spaCy parse, `python -c pass`, a scan by
Arrow or DuckDB), in CPU time where that can be, because it says more than the clock on a busy machine; the load is
printed. Accuracy is scored where `$TIELINE_SHARED_DATA` has the texts, by `gold/check.py`. --quick measures fewer rows
and rounds, and scores the development split alone. A part that cannot be measured here is named with the reason, and
the others go on.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import imports
import reading
import scale
import startup
import ties_refresh
from table import HEAD, Row, as_json, as_markdown, surroundings

import merging
import ties
from tieline.encoder.files import FOLDER
from tieline.language.model import find_model

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TIELINE_SHARED_DATA", ROOT.parent / "shared" / "data"))
PAGE = re.compile(r"^(\S.*?)  +\d+ +(\d+) +\d+(?:  over the goal)?$", re.MULTILINE)  # name, median, p95, most
GOALS = {"sentences": "", "statements": ">= .85", "contacts": ">= .95", "actors": ">= .97", "dates": ">= .95"}


class Missing(Exception):  # noqa: N818  # no error: there is something the machine lacks
    """What a part would need."""


def read(quick: bool) -> Iterator[Row]:
    """Reading beside the bare parse and beside textacy's quotations, on the same documents."""
    found, rounds = reading.documents([str(reading.EXAMPLES)]), 3 if quick else 7
    systems = dict(reading.SYSTEMS)
    if importlib.util.find_spec("textacy"):
        from quotation_peers import textacy_whole

        systems["textacy's direct quotations"] = textacy_whole
    seconds = reading.measured(found, systems, rounds)
    n = f"{len(found)} documents, best of {rounds} rounds"
    goals = {reading.RULES: "<= 1.6", reading.WHOLE: "<= 2.5, then 1.6"}
    for name in (one for one in systems if one != reading.BARE):
        yield Row("reading", name, seconds[name] / seconds[reading.BARE], "x bare parse", goals.get(name, ""), n)
        if name in goals and len(systems) > len(reading.SYSTEMS):
            ratio = seconds[name] / seconds["textacy's direct quotations"]
            yield Row("reading", f"{name}, beside textacy", ratio, "x textacy", "", n)
    for name, goal in ((reading.RULES, ""), (reading.WHOLE, ">= 7, then 11.6")):
        speed = reading.articles(found, seconds[name])
        yield Row("reading", f"{name}, one core", speed, "2 kB articles/CPU s", goal, n)


def scaled(quick: bool) -> Iterator[Row]:
    """One worker and two."""
    told = scale.measured(1 if quick else 3)
    n = f"{told.n} documents of {told.size:.0f} characters"
    for way, (wall, own, theirs) in told.taken.items():
        name = f"{way} workers" if way else "no worker"
        speed = told.n * told.size / 2000
        yield Row("workers", f"{name}, by the clock", speed / wall, "2 kB articles/s", "", n)
        yield Row("workers", f"{name}, by CPU", speed / (own + theirs), "2 kB articles/CPU s", "", n)
    yield Row("workers", "2 workers against 1, by the clock", told.taken[1][0] / told.taken[2][0], "x as fast", "", n)
    yield Row("workers", "peak memory of a worker", max(peak for peak, _ in told.held), "MB", "<= 600", "2 workers")


def started(quick: bool) -> Iterator[Row]:
    """Start-up, and one report cold and warm."""
    runs = 5 if quick else 15
    taken, n = startup.measured(runs), f"median of {runs}"
    base, shown, cold = (taken[name] for name in (startup.BASE, startup.HELP, startup.COLD))
    for kind, at in (("clock", 0), ("CPU", 1)):
        above = statistics.median(one[at] for one in shown) - statistics.median(one[at] for one in base)
        middle = statistics.median(one[at] for one in cold)
        yield Row("start", f"tieline --help above python -c pass, {kind}", above * 1e3, "ms", "<= 150", n)
        yield Row("start", f"one report, cold, {kind}", middle * 1e3, "ms", "<= 3,000", n)
    for kind, at in (("clock", 0), ("CPU", 1)):
        middle = statistics.median(one[at] for one in startup.warm(runs))
        yield Row("start", f"one report, warm, {kind}", middle * 1e3, "ms", "<= 200", n)


def imported(quick: bool) -> Iterator[Row]:
    """Coded rows into Parquet and into a ledger, beside Arrow's scan of the same file."""
    for rows, work in ((100_000 if quick else 1_000_000, "parquet"), (20_000 if quick else 100_000, "ledger")):
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.CSV"
            imports.make_gdelt(made, rows)
            told = imports.measured(made, ("scan", work))
        n, taken = f"{rows:,} GDELT rows", told[work]
        yield Row("import", f"into {work}", taken.cpu / told["scan"].cpu, "x Arrow scan", "", n)
        yield Row("import", f"into {work}, speed", taken.rows / taken.cpu, "rows/CPU s", "", n)
        yield Row("import", f"into {work}, peak memory", taken.peak, "MB", "", n)


def merged(quick: bool) -> Iterator[Row]:
    """Placing readings among those a ledger has."""
    told = merging.measured(10 if quick else 60)
    n = f"{len(told.placing):,} reports"
    first, last = told.quarters()
    yield Row("merge", "placing and writing a reading", told.ratio, "x bare parse", "", n)
    yield Row("merge", "the same, last quarter of the ledger against the first", last / first, "x", "", n)


def tied(quick: bool) -> Iterator[Row]:
    """A snapshot of many rows, a tie from it, and all levels anew."""
    rows, years = (1_000_000, 10) if quick else (10_000_000, 30)
    n = f"{rows:,} rows, {years} years"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ties.make_rows(folder / "coded", rows, years)
        scan, made, page = (ties.measured(folder, work) for work in ("scan", "make", "page"))
    yield Row("ties", "a snapshot made", made.cpu / scan.cpu, "x DuckDB scan", "", n)
    yield Row("ties", "a snapshot made, peak memory", made.peak, "MB", "", n)
    yield Row("ties", "dyad aggregate by a plain scan, clock", scan.wall, "s", "<= 5", n)
    yield Row("ties", "tie page with every measure, second time, clock", page.inner, "s", "<= 1", n)
    ends, weeks = (4_000, 520) if quick else (40_000, 1_565)
    filtered, scanned, _ = ties_refresh.measured(ends, weeks, 2)
    n = f"{ends:,} ties x {weeks:,} weeks"
    yield Row("ties", "levels filtered anew", filtered / scanned, "x DuckDB sum", "", n)
    yield Row("ties", "levels filtered anew, CPU on each of two cores", filtered / 2, "s", "<= 60", n)


def pages(quick: bool) -> Iterator[Row]:
    """The web desk's pages."""
    script = Path(__file__).with_name("web_pages.py")
    if not script.exists():
        raise Missing("there is no benchmark of the web desk's pages here")
    sizes = ("--coded", "50000", "--reports", "3000", "--times", "10") if quick else ()
    answer = subprocess.run([sys.executable, str(script), *sizes], check=True, capture_output=True, text=True)
    n = "50,000 rows, 3,000 reports" if quick else "a million happenings"
    for name, p95 in PAGE.findall(answer.stdout):
        yield Row("pages", f"{name}, p95", float(p95), "ms", "<= 200", n)


def sized(_: bool) -> Iterator[Row]:
    """The models on disk."""
    for name, folder in (("parser", find_model()), ("event encoder with tokenizer", FOLDER)):
        size = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6
        yield Row("models", name, size, "MB", "", "on disk")


def scored(quick: bool) -> Iterator[Row]:
    """F1 of every coder, on the gold and on the sets of others."""
    if not SHARED.is_dir():
        raise Missing(f"the texts are not at {SHARED}: set TIELINE_SHARED_DATA")
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            str(ROOT / "gold" / "check.py"),
            str(SHARED),
            "--out",
            str(Path(folder) / "gold.jsonl"),
        ]
        answer = subprocess.run(
            [*command, *(("--split", "dev") if quick else ())], check=False, capture_output=True, text=True
        )
    lines = [line.strip("| ").split(" | ") for line in answer.stdout.splitlines() if line.startswith("|")]
    cells = [line for line in lines if len(line) == 8 and line[3].isdigit()]
    if not cells:
        raise Missing(f"gold/check.py scored nothing: {answer.stderr.strip()[-300:]}")
    for task, of, _documents, n, _precision, _recall, f1, interval in cells:
        value, _, macro = f1.partition(" ")
        what = f"{task}, {of} [{interval}]"
        goal = GOALS.get(task, "") if of in ("dev", "test") else ""
        yield Row("accuracy", what, float(value), f"F1 {macro}".strip(), goal, n)


PARTS: dict[str, Callable[[bool], Iterator[Row]]] = {
    "models": sized, "reading": read, "start": started, "workers": scaled, "merge": merged, "import": imported,
    "ties": tied, "pages": pages, "accuracy": scored,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    asked = parser.parse_args()
    around, rows = surroundings(), []
    print("\n".join(f"{name}: {what}" for name, what in around.items()))
    print(f"\n{HEAD}", flush=True)
    for part in asked.only:
        try:
            for row in PARTS[part](asked.quick):
                rows.append(row)
                print(row.markdown(), flush=True)
        except (Missing, OSError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{part} is not measured: {error}\n")
    if asked.json:
        asked.json.write_text(as_json(around, rows), "utf-8")
    if asked.markdown:
        asked.markdown.write_text(as_markdown(around, rows), "utf-8")


if __name__ == "__main__":
    main()
