"""Nothing in, findings out: whether this installation and this ledger are sound, and what to do where they are not."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tieline.desk import doctor_files
from tieline.desk.findings import Finding
from tieline.encoder.files import FOLDER, file_faults
from tieline.language.model import INSTALL, MODEL, ModelError, find_model
from tieline.ledger.errors import LedgerError, MissingLedgerError
from tieline.ledger.ledger import Ledger
from tieline.ledger.moments import now
from tieline.version import __version__

PACKAGES = ("spacy", "pydantic", "click")


def examine(ledger: Path, chunks: Iterable[Path] = ()) -> Iterator[Finding]:
    """Look at the versions, the models, the disk, the ledger and what lies beside it, cheapest first.

    chunks: files or folders of chunks to look at besides. Reads the whole ledger.
    """
    yield Finding("tieline", True, f"{__version__}, Python {platform.python_version()}")
    for package in PACKAGES:
        yield _package(package)
    yield _sqlite()
    yield _model()
    yield _encoder()
    yield doctor_files.room_on_disk(ledger)
    yield from doctor_files.left_behind(ledger)
    yield from _ledger(ledger)
    yield from doctor_files.snapshots(ledger)
    yield from doctor_files.chunks(chunks)


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "is not installed", "python -m pip install --upgrade tieline")


def _sqlite() -> Finding:
    detail = sqlite3.sqlite_version
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    if "ENABLE_FTS5" not in options:
        remedy = "install Python from python.org, or with uv or conda, whose SQLite has it"
        return Finding("sqlite", False, f"{detail} was built without full-text search (FTS5)", remedy)
    return Finding("sqlite", True, detail)


def _model() -> Finding:
    try:
        return Finding("model", True, f"{MODEL} at {find_model()}, its files as they should be")
    except ModelError as error:
        return Finding("model", False, str(error), INSTALL)


def _encoder() -> Finding:
    faults = file_faults()
    if faults:
        remedy = "install Tieline again; in a clone: git checkout -- src/tieline/encoder"
        return Finding("encoder", False, "; ".join(faults), remedy)
    return Finding("encoder", True, f"{FOLDER}, its files as they should be")


def _ledger(path: Path) -> Iterator[Finding]:
    try:
        with Ledger(path, read_only=True) as ledger:
            counts = ", ".join(f"{number:,} {what}" for what, number in ledger.sizes().items())
            faults = ledger.faults()
            latest = ledger.latest()
            judged = ledger.judgements(standing=True)
    except MissingLedgerError as error:
        yield Finding("ledger", True, str(error))
        return
    except LedgerError as error:
        yield Finding("ledger", False, f"{path}: {error.fault}", error.remedy)
        return
    yield Finding("ledger", not faults, f"{path}: {counts}", "mend what follows" if faults else "")
    if judged:
        gone = sum(bool(judgement.missing) for judgement in judged)
        without = f", {gone} of them without a record, which no reading tells any more: see `tieline judgements`"
        yield Finding("judgements", True, f"{len(judged)} stand{without if gone else ''}")
    yield from (Finding(f"ledger, {one.where}", False, one.fault, one.remedy) for one in faults)
    yield from doctor_files.clock(latest, now())
