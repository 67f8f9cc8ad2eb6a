"""Parquet: the same rows by year, exactly once, whenever a run is cut off."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import coded_samples as samples
import pyarrow.dataset as ds
import pytest

from tieline.coded.detect import choose
from tieline.coded.opened import CodedFile
from tieline.coded.parquet import ParquetStore
from tieline.coded.parts import parts

SIZE = 40  # rows to a part
DIGEST = "d" * 64


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """600 rows of two years, a sixth of them mirrors, some broken."""
    path = tmp_path / "events.CSV"
    lines = []
    for n in range(100):
        told = {"sqldate": f"201{8 + n % 2}{n % 12 + 1:02d}{n % 28 + 1:02d}", "dateadded": f"2019{n:010d}"}
        lines += [samples.gdelt(**told), samples.mirrored(**told)]
        lines += [samples.gdelt(eventcode="111", **told)] * 3
        lines += ["broken"] if n % 10 == 0 else [samples.gdelt(eventcode="20", **told)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def _import(file: Path, folder: Path, *, stop_after: int | None = None) -> ParquetStore:
    coded = CodedFile(file, file.name)
    layout, shape = choose(coded)
    store = ParquetStore(folder, layout, DIGEST, file.name)
    if store.manifest.done:
        return store
    for number, part in enumerate(parts(coded, layout, shape, DIGEST, after=store.manifest.last, size=SIZE)):
        if number == stop_after:
            return store
        store.add(part)
    store.finish()
    return store


def _content(folder: Path) -> tuple[Counter[str], bytes, dict[str, object]]:
    rows = ds.dataset(folder / "events", partitioning="hive").to_table().to_pylist()
    counted = Counter(json.dumps(row, default=str, sort_keys=True) for row in rows)
    (manifest,) = (folder / "_manifests").iterdir()
    (rejects,) = (folder / "_rejects").iterdir()
    return counted, rejects.read_bytes(), json.loads(manifest.read_text("utf-8"))


@pytest.fixture
def whole(file: Path, tmp_path: Path) -> tuple[Counter[str], bytes, dict[str, object]]:
    _import(file, tmp_path / "whole")
    return _content(tmp_path / "whole")


def test_rows_lie_by_year_and_the_sum_holds(file: Path, tmp_path: Path) -> None:
    store = _import(file, tmp_path / "coded")
    told = store.manifest.tally
    assert (told.sum.read, told.sum.stored, told.sum.collapsed, told.sum.rejected) == (600, 400, 100, 100)
    assert sum(told.reasons.values()) == 100
    assert store.manifest.parts > 5
    assert {path.name for path in (tmp_path / "coded" / "events").iterdir()} == {"year=2018", "year=2019"}
    rows = ds.dataset(tmp_path / "coded" / "events", partitioning="hive").to_table()
    assert rows.num_rows == 400
    assert set(rows.column("year").to_pylist()) == {2018, 2019}
    assert rows.schema.field("code").type == "string"
    assert len(store.rejects.read_text("utf-8").splitlines()) == 101


@pytest.mark.parametrize("stop", [0, 1, 4])
def test_a_run_that_stops_between_parts_goes_on(
    stop: int, file: Path, tmp_path: Path, whole: tuple[Counter[str], bytes, dict[str, object]]
) -> None:
    folder = tmp_path / "coded"
    _import(file, folder, stop_after=stop)
    _import(file, folder, stop_after=1)
    _import(file, folder)
    assert _content(folder) == whole


# Writes parts until the process is killed at the given step of the third part: before its files, between them, before
# the manifest.
KILLED = """
import os, sys
from pathlib import Path
from tieline.coded import parquet
import test_coded_parquet as own
step, calls = int(sys.argv[3]), 0
def counted(work):
    def run(*given, **named):
        global calls
        calls += 1
        if calls == step:
            os._exit(9)
        return work(*given, **named)
    return run
parquet._write, parquet._replace = counted(parquet._write), counted(parquet._replace)
parquet.ParquetStore._append = counted(parquet.ParquetStore._append)
own._import(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", [1, 3, 9, 10, 11, 12])
def test_a_run_that_is_killed_at_any_step_goes_on(
    step: int, file: Path, tmp_path: Path, whole: tuple[Counter[str], bytes, dict[str, object]]
) -> None:
    folder = tmp_path / "coded"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(file), str(folder), str(step)], cwd=Path(__file__).parent, check=False
    )
    assert killed.returncode == 9
    _import(file, folder)
    assert _content(folder) == whole


def test_a_finished_file_is_not_written_again(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "coded"
    _import(file, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    _import(file, folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_another_version_of_the_tables_replaces_what_was_written(
    file: Path, tmp_path: Path, whole: tuple[Counter[str], bytes, dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "coded"
    with monkeypatch.context() as older:
        older.setattr("tieline.ontology.cameo.CROSSWALK", "an older one")
        _import(file, folder)
    assert _content(folder)[2]["tables"] != whole[2]["tables"]
    _import(file, folder)
    assert _content(folder) == whole
