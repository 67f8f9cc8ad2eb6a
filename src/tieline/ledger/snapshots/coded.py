"""Folders of coded Parquet in, their doings out, as SQL over the files: one group for each layout and year.

A group is made anew only where its files changed, so a refresh after a day's import rewrites that year alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tieline.coded.columns import Table
from tieline.coded.parquet import MANIFESTS
from tieline.ledger.snapshots.fault import SnapshotError
from tieline.merging.independence import owner_of
from tieline.records.record import digest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ID_DIGITS = 12  # of a file's hash, in the ids of its rows: as in the names of its files
_PUBLISHER = "coalesce(c.publisher, '')"
_HOST = "coalesce(regexp_extract(c.report, '^[A-Za-z]+://([^/]+)', 1), '')"
_SOURCES = f"SELECT DISTINCT {_PUBLISHER}, {_HOST} FROM read_parquet(?) AS c WHERE {{dyadic}}"  # noqa: S608
_DOINGS = f"""
SELECT
    least(source_state, target_state) AS first,
    greatest(source_state, target_state) AS second,
    date AS day,
    coalesce("end", date) AS "end",
    'told' AS dated,
    left(file, {ID_DIGITS}) || ':' || row AS happening,
    (CASE WHEN kind = 'contact' OR mirror_row IS NOT NULL THEN 0 WHEN source_state < target_state THEN 1 ELSE -1 END
    )::TINYINT AS direction,
    category, quad, weight, weights,
    CASE WHEN kind = 'contact' THEN mode END AS mode,
    CASE WHEN kind = 'contact' THEN 'held' END AS status,
    NULL::VARCHAR AS rank,
    $origin AS origin,
    [coalesce(o.owner, $origin)] AS owners,
    coalesce(articles, 1)::INTEGER AS reports
FROM read_parquet($files) AS c
LEFT JOIN owners AS o ON o.publisher = {_PUBLISHER} AND o.host = {_HOST}
WHERE {{dyadic}} {{once}}
"""  # noqa: S608
_DYADIC = "source_state <> target_state"  # not true where either is empty
# The same event in two files of one layout (a quarter of an hour and the day it belongs to) is the first file's.
_ONCE = """AND NOT EXISTS (
    SELECT 1 FROM (
        SELECT event_id, min(file) AS kept FROM read_parquet($files)
        WHERE event_id IS NOT NULL GROUP BY event_id HAVING min(file) <> max(file)
    ) AS several WHERE several.event_id = c.event_id AND several.kept <> c.file
)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedGroup:
    """Files of one layout and one year. key: equal only for equal files. several: whether of more than one import."""

    origin: str
    year: int
    files: tuple[Path, ...]
    key: str
    several: bool

    @property
    def name(self) -> str:
        """As its part is called."""
        return f"{self.origin}-{self.year:04d}"

    def prepare(self, db: DuckDBPyConnection) -> None:
        """Look up who answers for its rows: the owner of the publisher or the host it was coded from."""
        sources = db.execute(_SOURCES.format(dyadic=_DYADIC), [self._files]).fetchall()
        owners = [(p, h, owner_of(p or None, h or None)) for p, h in sources]
        db.execute("CREATE OR REPLACE TEMP TABLE owners (publisher VARCHAR, host VARCHAR, owner VARCHAR)")
        known = [row for row in owners if row[2]]
        if known:
            db.executemany("INSERT INTO owners VALUES (?, ?, ?)", known)

    @property
    def sql(self) -> str:
        """A query of its doings, in any order; `parameters` are what it binds."""
        return _DOINGS.format(dyadic=_DYADIC, once=_ONCE if self.several else "")

    @property
    def parameters(self) -> dict[str, object]:
        """What `sql` binds."""
        return {"files": self._files, "origin": self.origin}

    def translated(self, error: Exception) -> Exception:
        """The fault of one of its files, named; any other error as it is."""
        said = str(error)
        for path in self.files:
            if not path.is_file() or str(path) in said:
                remedy = f"Delete the folder {path.parents[2]} and import its files into it again"
                return SnapshotError(path, f"it cannot be read ({said.splitlines()[0]})", remedy)
        return error

    @property
    def _files(self) -> list[str]:
        return [str(path) for path in self.files]


def coded_groups(folders: Iterable[Path], *, without: Iterable[str] = ()) -> list[CodedGroup]:
    """The groups of some folders, by name. without: hashes of files that are left out, being in the ledger already.

    Only parts that a manifest counts are taken: what an interrupted import left half done is not there yet.
    """
    left_out = set(without)
    files: dict[tuple[str, int], dict[str, tuple[Path, str, str]]] = defaultdict(dict)
    for folder in folders:
        for manifest in sorted((folder / MANIFESTS).glob("*.json")):
            told = json.loads(manifest.read_text("utf-8"))
            if told["file"] in left_out:
                continue
            said = json.dumps([told["layout"], told["tables"]], sort_keys=True)
            for path in _parts(folder, manifest.stem, told["parts"]):
                group = files[told["layout"].partition("/")[0], int(path.parent.name.removeprefix("year="))]
                group.setdefault(path.name, (path, told["file"], said))  # the same file in two folders counts once
    return [_group(origin, year, list(found.values())) for (origin, year), found in sorted(files.items())]


def _parts(folder: Path, stem: str, count: int) -> Iterable[Path]:
    """The files of the events of one import that are counted."""
    for path in sorted((folder / Table.EVENTS).glob(f"year=*/{stem}-*.parquet")):
        if int(path.stem.rpartition("-")[2]) < count:
            yield path


def _group(origin: str, year: int, files: Sequence[tuple[Path, str, str]]) -> CodedGroup:
    facts = sorted(f"{path.name} {path.stat().st_size} {file} {said}" for path, file, said in files)
    return CodedGroup(
        origin=origin,
        year=year,
        files=tuple(sorted(path for path, _, _ in files)),
        key=digest("coded", *facts),
        several=len({file for _, file, _ in files}) > 1,
    )
