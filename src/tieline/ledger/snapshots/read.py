"""A snapshot in, its rows out: of one tie, or the weekly sums of all, as Arrow tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tieline.ledger.snapshots.columns import COVERAGE, DOINGS, PLEDGES, WEEKS
from tieline.ledger.snapshots.engine import engine
from tieline.ledger.snapshots.manifest import Part
from tieline.ledger.snapshots.store import Snapshot, damaged

if TYPE_CHECKING:
    from types import TracebackType

_OF_TIE = "first = $first AND second = $second"


class SnapshotReader:
    """Reads one snapshot; a context manager. origins: which sources count; None for all of them, pooled."""

    def __init__(self, snapshot: Snapshot, origins: tuple[str, ...] | None = None) -> None:
        self.snapshot = snapshot
        self._parts = [p for p in snapshot.manifest.parts if origins is None or p.origin in origins]
        self._db = engine()

    def __enter__(self) -> SnapshotReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def doings(self, first: str, second: str, since: date | None = None, until: date | None = None) -> pa.Table:
        """The doings of a tie that lie in a window with all their days, in the columns of `DOINGS`."""
        inside = [("day >= $since", "since", since), ('"end" <= $until', "until", until)]
        return self._of_tie("doings", DOINGS, first, second, inside)

    def pledges(self, first: str, second: str, since: date | None = None, until: date | None = None) -> pa.Table:
        """The pledges of a tie that were reported in a window, in the columns of `PLEDGES`."""
        inside = [("day >= $since", "since", since), ("day <= $until", "until", until)]
        return self._of_tie("pledges", PLEDGES, first, second, inside)

    def coverage(self) -> pa.Table:
        """What each origin and owner reported in each week, in the columns of `COVERAGE`."""
        grouped = "SELECT origin, owner, week, sum(reports) AS reports FROM {files} GROUP BY ALL ORDER BY ALL"
        return self.query("coverage", COVERAGE, grouped, {})

    def span(self, first: str, second: str) -> tuple[date, date, int] | None:
        """First and last day of a tie's doings, and how many rows there are; None where there is none."""
        sql = f'SELECT min(day), max("end"), count(*) FROM {{files}} WHERE {_OF_TIE}'  # noqa: S608
        since, until, count = self._fetch("doings", sql, {"first": first, "second": second}) or (None, None, 0)
        return (since, until, count) if count else None

    def origins_of(self, first: str, second: str) -> tuple[str, ...]:
        """Where the doings of a tie come from, sorted."""
        sql = f"SELECT list_sort(list(DISTINCT origin)) FROM {{files}} WHERE {_OF_TIE}"  # noqa: S608
        found = self._fetch("doings", sql, {"first": first, "second": second})
        return tuple(found[0]) if found and found[0] else ()

    def query(self, table: str, schema: pa.Schema, sql: str, values: dict[str, Any]) -> pa.Table:
        """What a query over one table gives, in the columns of a schema; `{files}` in it stands for the table.

        Raises `SnapshotError` for a file that is missing or damaged.
        """
        import duckdb

        source = self._source(table, values)
        if source is None:
            return schema.empty_table()
        try:
            found: pa.Table = self._db.sql(sql.format(files=source), params=values).to_arrow_table()
        except duckdb.Error as error:
            raise self._translated(error, table) from error
        return found.select(schema.names).cast(schema)

    def _of_tie(
        self, table: str, schema: pa.Schema, first: str, second: str, inside: list[tuple[str, str, date | None]]
    ) -> pa.Table:
        conditions, values = [_OF_TIE], {"first": first, "second": second}
        for condition, name, bound in inside:
            if bound is not None:
                conditions.append(condition)
                values[name] = bound.isoformat()
        sql = "SELECT * FROM {files} WHERE " + " AND ".join(conditions)  # noqa: S608
        return self.query(table, schema, sql, values)

    def _fetch(self, table: str, sql: str, values: dict[str, Any]) -> tuple[Any, ...] | None:
        import duckdb

        source = self._source(table, values)
        if source is None:
            return None
        try:
            found: list[tuple[Any, ...]] = self._db.execute(sql.format(files=source), values).fetchall()
        except duckdb.Error as error:
            raise self._translated(error, table) from error
        return found[0] if found else None

    def _source(self, table: str, values: dict[str, Any]) -> str | None:
        """The files of a table as DuckDB takes them; None where there is none."""
        paths = [str(self.snapshot.folder / name) for part in self._parts for name in _files(part, table)]
        if not paths:
            return None
        values["files"] = paths
        return "read_parquet($files)"

    def _translated(self, error: Exception, table: str) -> Exception:
        """A fault of a file, named; any other error as it is."""
        for part in self._parts:
            for name in _files(part, table):
                path = self.snapshot.folder / name
                if not path.is_file() or path.name in str(error):
                    return damaged(path, f"it cannot be read ({str(error).splitlines()[0]})")
        return error


def _files(part: Part, table: str) -> list[str]:
    return [name for name in part.files if name.partition("/")[0] == table]


__all__ = ["WEEKS", "SnapshotReader"]
