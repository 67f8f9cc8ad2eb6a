"""Doings in any order in, the files of one part out: sorted by tie and day, with their weekly sums and coverage."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tieline.ledger.snapshots import files
from tieline.ledger.snapshots.columns import DOINGS, PLEDGES
from tieline.ledger.snapshots.manifest import Part
from tieline.ledger.snapshots.pairs import Told, doing_rows, pledge_rows, undated

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

TABLES = ("doings", "weeks", "members", "coverage", "pledges")
_BATCH = 20_000  # rows held as Python values
# A tie's rows lie together, so of each file only the groups that hold it are read: small groups, little to read.
_LAYOUT = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384"
_WEEK = "floor((\"end\" - DATE '1970-01-05') / 7)::BIGINT AS week"  # a doing is known once it is over
_TO_THE_WEEK = '"end" - day < 7'
# Sums of decimals do not depend on the order of the rows.
_WEEKS = f"""
SELECT first, second, week, origin, count(weight) AS n,
    coalesce(sum(weight::DECIMAL(9, 4)), 0)::DOUBLE AS weight,
    coalesce(sum((weight * weight)::DECIMAL(18, 8)), 0)::DOUBLE AS squares,
    count(*) FILTER (weight IS NOT NULL AND quad IN ('verbal_conflict', 'material_conflict')) AS conflict,
    count(*) FILTER (status = 'held') AS contacts
FROM (SELECT *, {_WEEK} FROM read_parquet($doings) WHERE {_TO_THE_WEEK})
GROUP BY ALL HAVING n + contacts > 0 ORDER BY first, second, week, origin
"""  # noqa: S608
# Of each end with all others: what it takes to know a tie's share of the world without walking through the world.
_MEMBERS = f"""
SELECT member AS "end", week, origin, count(*) AS n
FROM (SELECT unnest([first, second]) AS member, {_WEEK}, origin
    FROM read_parquet($doings) WHERE {_TO_THE_WEEK} AND weight IS NOT NULL)
GROUP BY ALL ORDER BY member, week, origin
"""  # noqa: S608
_COVERAGE = f"""
SELECT origin, owner, week, count(*) AS reports
FROM (SELECT DISTINCT origin, unnest(owners) AS owner, {_WEEK}, happening
    FROM read_parquet($doings) WHERE {_TO_THE_WEEK})
GROUP BY ALL ORDER BY origin, owner, week
"""  # noqa: S608


class PartWriter:
    """Writes parts into a snapshot's folder. db: what computes; its connection is used by nobody else meanwhile."""

    def __init__(self, db: DuckDBPyConnection, folder: Path) -> None:
        self._db = db
        self._folder = folder
        for table in TABLES:
            (folder / table).mkdir(exist_ok=True)

    def from_query(self, name: str, key: str, origin: str, sql: str, parameters: Mapping[str, object]) -> Part:
        """A part of what a query gives, in the columns of `DOINGS`; a coded table holds no pledges."""
        self._sorted("doings", name, sql, parameters, "first, second, day, happening")
        return self._part(name, key, origin, undated=0, tables=("doings",))

    def from_told(self, name: str, key: str, origin: str, told: Iterable[Told]) -> Part:
        """A part of happenings; each comes once."""
        tally = {"undated": 0}
        pledges: list[dict[str, Any]] = []

        def rows() -> Iterator[dict[str, Any]]:
            for one in told:
                tally["undated"] += undated(one)
                pledges.extend(pledge_rows(one))
                yield from doing_rows(one)

        self._rows("doings", name, rows(), DOINGS, "first, second, day, happening")
        self._rows("pledges", name, iter(pledges), PLEDGES, "first, second, day, happening")
        return self._part(name, key, origin, undated=tally["undated"], tables=("doings", "pledges"))

    def _rows(self, table: str, name: str, rows: Iterator[dict[str, Any]], schema: pa.Schema, order: str) -> None:
        """A table of rows in any order; they wait in a file, for the ledger is read in the thread that opened it."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        waiting = self._folder / "waiting.parquet"
        with pq.ParquetWriter(waiting, schema) as writer:
            while chunk := list(islice(rows, _BATCH)):
                writer.write_batch(pa.RecordBatch.from_pylist(chunk, schema))
        self._sorted(table, name, "SELECT * FROM read_parquet($waiting)", {"waiting": str(waiting)}, order)
        waiting.unlink()

    def _sorted(self, table: str, name: str, sql: str, parameters: Mapping[str, object], order: str) -> None:
        path = self._path(table, name)
        ordered = f"SELECT * FROM ({sql}) ORDER BY {order}"  # noqa: S608
        self._db.execute(f"COPY ({ordered}) TO '{_quoted(path)}' ({_LAYOUT})", parameters)

    def _part(self, name: str, key: str, origin: str, *, undated: int, tables: tuple[str, ...]) -> Part:
        doings = {"doings": str(self._path("doings", name))}
        derived = {"weeks": _WEEKS, "members": _MEMBERS, "coverage": _COVERAGE}
        for table, sql in derived.items():
            path = self._path(table, name)
            self._db.execute(f"COPY ({sql}) TO '{_quoted(path)}' ({_LAYOUT})", doings)
        since, until = self._one("SELECT min(day), max(day) FROM read_parquet(?)", "doings", name)
        counted = {table: self._content(table, name) for table in tables}
        written: dict[str, str] = {}
        for table in (*tables, *derived):
            path = self._path(table, name)
            files.sync(path)
            written[f"{table}/{path.name}"] = files.sha256(path)
        return Part(
            name=name,
            key=key,
            origin=origin,
            doings=counted["doings"][0],
            pledges=counted["pledges"][0] if "pledges" in counted else 0,
            undated=undated,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            content=hashlib.sha256(" ".join(str(c) for c in counted.values()).encode()).hexdigest()[:32],
            files=written,
        )

    def _content(self, table: str, name: str) -> tuple[int, int]:
        """How many rows a table has, and a sum of their hashes that does not depend on how they are stored."""
        schema = DOINGS if table == "doings" else PLEDGES
        cells = ", ".join(_as_text(field.name) for field in schema)
        sql = f"SELECT count(*), coalesce(bit_xor(md5_number(concat_ws(chr(31), {cells}))), 0) FROM read_parquet(?)"  # noqa: S608
        count, total = self._one(sql, table, name)
        return int(count), int(total)

    def _one(self, sql: str, table: str, name: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] | None = self._db.execute(sql, [str(self._path(table, name))]).fetchone()
        assert found is not None  # an aggregate over no rows is a row
        return found

    def _path(self, table: str, name: str) -> Path:
        return self._folder / table / f"{name}.parquet"


def _as_text(column: str) -> str:
    if column == "owners":
        return "array_to_string(owners, chr(30))"
    return f'coalesce("{column}"::VARCHAR, chr(29))'


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
