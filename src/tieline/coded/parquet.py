"""Parts in, partitioned Parquet out: `FOLDER/events/year=2018/….parquet`, with a manifest for each imported file.

A part is there once its files bear their names and the manifest counts it: files are written under other names and
renamed, and the manifest is replaced as a whole. What was cut off in between is written again under the same names.
Names that begin with "_" are no data to readers of such folders.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tieline.coded.fault import Reject
from tieline.coded.layout import Layout
from tieline.coded.parts import Part
from tieline.coded.tally import Tally
from tieline.ontology import cameo, plover

MANIFESTS, REJECTS = "_manifests", "_rejects"
_SHORT = 12  # digits of the file's hash in names


@dataclass
class Manifest:
    """What of a file is in the folder. last: the last line of the last part; rejects: bytes of the file of rejects."""

    file: str
    name: str
    layout: str
    tables: dict[str, str] = field(default_factory=lambda: table_versions())
    parts: int = 0
    last: int = 0
    rejects: int = 0
    done: bool = False
    tally: Tally = field(default_factory=Tally)

    def plain(self) -> dict[str, Any]:
        """As it is written."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "tally"}
        return {**own, **self.tally.plain()}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Manifest:
        """The same, read again."""
        own = {f.name: plain[f.name] for f in fields(cls) if f.name != "tally"}
        return cls(**own, tally=Tally.of(plain))


def table_versions() -> dict[str, str]:
    """The tables of ours that rows are read with, and their versions."""
    return {"crosswalk": cameo.CROSSWALK, "weights": cameo.GOLDSTEIN, "plover": plover.VERSION}


class ParquetStore:
    """The folder one file's rows go to. folder: made where it is missing. digest: the file's hash. name: the file's."""

    def __init__(self, folder: Path, layout: Layout, digest: str, name: str) -> None:
        self.folder = folder
        self.layout = layout
        self._digest = digest[:_SHORT]
        for kept in (MANIFESTS, REJECTS, layout.table):
            (folder / kept).mkdir(parents=True, exist_ok=True)
        self._manifest = folder / MANIFESTS / f"{self._digest}-{layout.name}.json"
        self.rejects = folder / REJECTS / f"{self._digest}-{layout.name}.csv"
        self.manifest = self._known() or Manifest(file=digest, name=name, layout=layout.source)
        if not self.manifest.done:
            self._cut_rejects()

    @property
    def table(self) -> Path:
        """The folder of the table, which readers open."""
        return self.folder / self.layout.table

    def add(self, part: Part) -> None:
        """Write a part; afterwards it counts."""
        number = self.manifest.parts
        for year, rows in _by_year(part.rows):
            place = self.table / f"year={year:04d}"
            place.mkdir(exist_ok=True)
            _write(rows, place / f"{self._digest}-{self.layout.name}-{number:05d}.parquet")
        size = self._append(part.rejects)
        self.manifest.tally.add(part.rows, part.rejects, part.sum)
        self._keep(parts=number + 1, last=part.last, rejects=size)

    def finish(self) -> None:
        """All parts are there."""
        self._keep(done=True)
        if not self.manifest.tally.sum.rejected:
            self.rejects.unlink(missing_ok=True)

    def _known(self) -> Manifest | None:
        """What an earlier run left, if it read the file as we would; parts of another version are written over."""
        try:
            plain: dict[str, Any] = json.loads(self._manifest.read_text("utf-8"))
        except FileNotFoundError:
            return None
        manifest = Manifest.of(plain)
        if manifest.layout == self.layout.source and manifest.tables == table_versions():
            return manifest
        for path in self.table.glob(f"year=*/{self._digest}-{self.layout.name}-*.parquet"):
            path.unlink()
        return None

    def _keep(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self.manifest, name, value)
        text = json.dumps(self.manifest.plain(), ensure_ascii=False, indent=1)
        _replace(self._manifest, text.encode("utf-8", "surrogatepass"))

    def _cut_rejects(self) -> None:
        """Take away rejects of a part that was cut off before it counted."""
        with self.rejects.open("ab") as stream:
            stream.truncate(self.manifest.rejects)
        if not self.manifest.rejects:
            self.rejects.write_text("line,reason,text\r\n", "utf-8", newline="")
            self.manifest.rejects = self.rejects.stat().st_size

    def _append(self, rejects: Iterable[Reject]) -> int:
        with self.rejects.open("ab") as stream:
            stream.truncate(self.manifest.rejects)
            stream.seek(0, os.SEEK_END)
            stream.write(reject_lines(rejects))
            return stream.tell()


def reject_lines(rejects: Iterable[Reject]) -> bytes:
    """Rejects as lines of CSV: line, reason, text."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows((r.line, r.reason, r.text.replace("\0", "\ufffd")) for r in rejects)
    return buffer.getvalue().encode("utf-8", "replace")


def _by_year(rows: pa.Table) -> Iterable[tuple[int, pa.Table]]:
    if not rows.num_rows:
        return
    years = pc.year(rows.column("date")).to_numpy()
    for year in np.unique(years).tolist():
        yield year, rows.filter(pa.array(years == year))


def _write(rows: pa.Table, path: Path) -> None:
    made = path.with_name(f".{path.name}.part")
    pq.write_table(rows, made, compression="zstd", write_statistics=True)
    _sync(made)
    made.replace(path)


def _replace(path: Path, data: bytes) -> None:
    made = path.with_name(f".{path.name}.part")
    made.write_bytes(data)
    _sync(made)
    made.replace(path)


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
