"""Ties by day, week, month or year as a table, directed or not, with the state numbers of the field's data sets."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from tieline.exports.table import Cell, Column, Kind, Table
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ontology import states
from tieline.ontology.tables import Dated

PERIODS = ("day", "week", "month", "year")
_COUNTS = (
    "happenings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "contacts",
    "contacts_of_heads", "visits", "meetings", "calls", "letters", "tellings",
)  # fmt: skip
_LABELS = {
    "first": "One end: ISO 3166-1 alpha-3, or Tieline's code",
    "second": "The other end, later in the alphabet",
    "source": "Who acts: ISO 3166-1 alpha-3, or Tieline's code",
    "target": "On whom",
    "cow": "Correlates of War number",
    "gw": "Gleditsch-Ward number",
    "period": "First day of the period",
    "period_end": "Last day of the period",
    "origin": "Where the happenings are from: reports, or the layout of coded files",
    "happenings": "Happenings with a weight that lie wholly in the period",
    "verbal_cooperation": "Of these, verbal cooperation by PLOVER quad class",
    "material_cooperation": "Of these, material cooperation",
    "verbal_conflict": "Of these, verbal conflict",
    "material_conflict": "Of these, material conflict",
    "contacts": "Contacts held",
    "contacts_of_heads": "Of these, between heads of state or government",
    "visits": "Of these, visits",
    "meetings": "Of these, meetings, also on the margins of larger ones",
    "calls": "Of these, by phone or video",
    "letters": "Of these, letters",
    "tellings": "Tellings of these: a report that tells two counts twice",
    "pledges": "Pledges between the two, by day of report",
    "mean_weight": "Mean conflict-cooperation score of the happenings, -10 to 10",
    "conflict_share": "Share of the happenings that are conflictual",
    "hostility": "Conflictual happenings over the square root of all",
    "tellings_of_all": "Tellings of this origin on any tie, weeks beginning in the period",
}
_DIRECTIONS = """
SELECT first AS one, second AS other, * FROM {files} WHERE direction >= 0
UNION ALL SELECT second AS one, first AS other, * FROM {files} WHERE direction <= 0
"""
_UNDIRECTED = "SELECT first AS one, second AS other, * FROM {files}"
_SQL = """
SELECT one, other, origin, date_trunc('{period}', day)::DATE AS period,
    count(*) FILTER (weight IS NOT NULL) AS happenings,
    count(*) FILTER (quad = 'verbal_cooperation' AND weight IS NOT NULL) AS verbal_cooperation,
    count(*) FILTER (quad = 'material_cooperation' AND weight IS NOT NULL) AS material_cooperation,
    count(*) FILTER (quad = 'verbal_conflict' AND weight IS NOT NULL) AS verbal_conflict,
    count(*) FILTER (quad = 'material_conflict' AND weight IS NOT NULL) AS material_conflict,
    count(*) FILTER (status = 'held') AS contacts,
    count(*) FILTER (status = 'held' AND rank IN ('head_of_state', 'head_of_government')) AS contacts_of_heads,
    count(*) FILTER (status = 'held' AND mode = 'visit') AS visits,
    count(*) FILTER (status = 'held' AND mode IN ('meeting', 'sideline')) AS meetings,
    count(*) FILTER (status = 'held' AND mode IN ('phone', 'video')) AS calls,
    count(*) FILTER (status = 'held' AND mode = 'letter') AS letters,
    sum(reports)::BIGINT AS tellings,
    sum(weight) AS weight
FROM ({rows})
WHERE date_trunc('{period}', day) = date_trunc('{period}', "end")
    AND day >= $since AND day <= $until AND ($one = '' OR (first = $one AND second = $other))
GROUP BY ALL ORDER BY one, other, origin, period
"""
_PLEDGES = """
SELECT one, other, date_trunc('{period}', day)::DATE AS period, count(*) AS pledges FROM ({rows})
WHERE day >= $since AND day <= $until AND ($one = '' OR (first = $one AND second = $other))
GROUP BY ALL ORDER BY ALL
"""
_REPORTED = """
SELECT origin, date_trunc('{period}', DATE '1970-01-05' + INTERVAL 7 DAY * week)::DATE AS period,
    sum(reports)::BIGINT AS reports
FROM {{files}} GROUP BY ALL ORDER BY ALL
"""
_KEYS = [("one", pa.string()), ("other", pa.string())]
_SCHEMA = pa.schema(
    [*_KEYS, ("origin", pa.string()), ("period", pa.date32()), *((name, pa.int64()) for name in _COUNTS),
     ("weight", pa.float64())]
)  # fmt: skip
_PLEDGED = pa.schema([*_KEYS, ("period", pa.date32()), ("pledges", pa.int64())])
_COVERED = pa.schema([("origin", pa.string()), ("period", pa.date32()), ("reports", pa.int64())])
_OF_REPORTS = "reports"  # the origin that pledges have


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What panel is wanted. period: day, week (from Monday), month or year. directed: a row for each direction.
    balanced: also rows for periods in which nothing happened, of ties that ever have a row, between the first and the
    last period of the panel. between: one tie only."""

    period: str = "month"
    directed: bool = False
    balanced: bool = False
    between: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.period not in PERIODS:
            raise ValueError(f"{self.period!r} is no period: use one of {', '.join(PERIODS)}")

    def truncated(self, day: date) -> date:
        """The first day of the period that a day lies in."""
        match self.period:
            case "week":
                return day - timedelta(days=day.weekday())
            case "month":
                return day.replace(day=1)
            case "year":
                return day.replace(month=1, day=1)
        return day

    def last(self, first: date) -> date:
        """The last day of the period that begins on a day."""
        match self.period:
            case "week":
                return first + timedelta(days=6)
            case "month":
                return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            case "year":
                return first.replace(month=12, day=31)
        return first


def panel_table(reader: SnapshotReader, asked: Panel) -> Table:
    """The panel as a table. A happening counts in the period that its days lie wholly in, and in none if they span
    several: one that is told to the month has no place in a panel of weeks. Sources are not pooled: each origin has
    rows of its own. A missing row is no zero: `tellings_of_all` says how much its sources told at all."""
    ends = ("source", "target") if asked.directed else ("first", "second")
    numbers = [f"{end}_{scheme}" for end in ends for scheme in ("cow", "gw")]
    names = (
        *ends, *numbers, "period", "period_end", "origin", *_COUNTS, "pledges", "mean_weight", "conflict_share",
        "hostility", "tellings_of_all",
    )  # fmt: skip
    held = tuple(_column(name) for name in names)
    title = f"{'Directed' if asked.directed else 'Undirected'} ties by {asked.period}"
    return Table(f"panel_{asked.period}", title, held, _rows(reader, asked))


def _column(name: str) -> Column:
    end, _, scheme = name.rpartition("_")
    if scheme in ("cow", "gw") and end in _LABELS:
        return Column(name, Kind.STRING, f"{_LABELS[scheme]} of {end}, as of the period")
    if name in ("period", "period_end"):
        return Column(name, Kind.DATE, _LABELS[name])
    if name in (*_COUNTS, "pledges", "tellings_of_all"):
        return Column(name, Kind.INTEGER, _LABELS[name])
    number = name in ("mean_weight", "conflict_share", "hostility")
    return Column(name, Kind.NUMBER if number else Kind.STRING, _LABELS[name])


def _rows(reader: SnapshotReader, asked: Panel) -> Iterator[tuple[Cell, ...]]:
    counted, pledged, covered = _counted(reader, asked), _pledged(reader, asked), _covered(reader, asked)
    keys: dict[tuple[str, str, str], dict[date, dict[str, Any]]] = {}
    for row in counted.to_pylist():
        keys.setdefault((row["one"], row["other"], row["origin"]), {})[row["period"]] = row
    for one, other, period in pledged:
        keys.setdefault((one, other, _OF_REPORTS), {}).setdefault(period, {})
    periods = [period for found in keys.values() for period in found]
    if not periods:
        return
    every = list(_periods(asked, min(periods), max(periods))) if asked.balanced else []
    for (one, other, origin), found in sorted(keys.items()):
        for period in every or sorted(found):
            if period in found or _both_exist(one, other, period, asked.last(period)):
                pledges = pledged.get((one, other, period), 0) if origin == _OF_REPORTS else 0
                told = found.get(period, {})
                yield _row(one, other, origin, period, asked, told, pledges, covered.get((origin, period), 0))


def _row(
    one: str, other: str, origin: str, period: date, asked: Panel, told: Mapping[str, Any], pledges: int, covered: int
) -> tuple[Cell, ...]:
    counts = [int(told.get(name) or 0) for name in _COUNTS]
    n = counts[0]
    conflict = counts[_COUNTS.index("verbal_conflict")] + counts[_COUNTS.index("material_conflict")]
    measured = (told["weight"] / n, conflict / n, conflict / n**0.5) if n else (None, None, None)
    numbers = [number for end in (one, other) for number in numbers_of(end, asked.last(period))]
    return (one, other, *numbers, period, asked.last(period), origin, *counts, pledges, *measured, covered)


@functools.lru_cache(maxsize=100_000)
def numbers_of(code: str, on: date) -> tuple[str | None, str | None]:
    """The Correlates of War and the Gleditsch-Ward number of a state on a day."""
    state = states.table().get(code)
    return (_held(state.cow, on), _held(state.gw, on)) if state is not None else (None, None)


def _held(numbers: tuple[Dated, ...], on: date) -> str | None:
    return next((number.text for number in numbers if number.holds(on)), None)


def _both_exist(one: str, other: str, since: date, until: date) -> bool:
    known = states.table()
    return all(known[end].existed(since) or known[end].existed(until) for end in (one, other) if end in known)


def _periods(asked: Panel, first: date, last: date) -> Iterator[date]:
    first = asked.truncated(asked.since) if asked.since else first
    last = asked.truncated(asked.until) if asked.until else last
    while first <= last:
        yield first
        first = asked.last(first) + timedelta(days=1)


def _values(asked: Panel) -> dict[str, Any]:
    one, other = sorted(asked.between) if asked.between else ("", "")
    since, until = asked.since or date.min, asked.until or date.max
    return {"one": one, "other": other, "since": since.isoformat(), "until": until.isoformat()}


def _counted(reader: SnapshotReader, asked: Panel) -> pa.Table:
    rows = _DIRECTIONS if asked.directed else _UNDIRECTED
    return reader.query("doings", _SCHEMA, _SQL.format(period=asked.period, rows=rows), _values(asked))


def _pledged(reader: SnapshotReader, asked: Panel) -> dict[tuple[str, str, date], int]:
    rows = _DIRECTIONS if asked.directed else _UNDIRECTED
    found = reader.query("pledges", _PLEDGED, _PLEDGES.format(period=asked.period, rows=rows), _values(asked))
    return {(row["one"], row["other"], row["period"]): row["pledges"] for row in found.to_pylist()}


def _covered(reader: SnapshotReader, asked: Panel) -> dict[tuple[str, date], int]:
    sql = _REPORTED.format(period=asked.period if asked.period != "day" else "week")
    rows = reader.query("coverage", _COVERED, sql, {}).to_pylist()
    if asked.period != "day":
        return {(row["origin"], row["period"]): row["reports"] for row in rows}
    return {(row["origin"], row["period"] + timedelta(days=i)): row["reports"] for row in rows for i in range(7)}
