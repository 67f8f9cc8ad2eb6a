"""REIGN (2021-03) and Archigos (4.1, to 2015): who led each state, from which day to which. They name no office."""

from __future__ import annotations

import calendar
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from offices.evidence import FIRST_DAY, Spell, tidy
from tieline.ontology import states

REIGN = "REIGN 2021-03"
ARCHIGOS = "Archigos 4.1"
REIGN_SEEN = date(2021, 3, 31)
ONE_DAY = timedelta(days=1)
# Whoever came to lead in a state's last months and went on in its successor (Yeltsin) led the successor.
RUN_OVER = 200


@dataclass(frozen=True, slots=True)
class _Row:
    number: str
    name: str
    start: date
    month_end: date | None  # the last day of the month in which it ended; None while in office


def leaders(folder: Path) -> Iterator[Spell]:
    """Spells that reach into 1990 or later; the end's day from Archigos, or from the successor's first day."""
    exact = _archigos_ends(folder / "archigos_leaders.csv")
    by_state: dict[str, list[_Row]] = defaultdict(list)
    for row in _rows(folder / "reign_leaderlist_2021_03.csv"):
        by_state[row.number].append(row)
    for number, rows in by_state.items():
        starts = sorted(row.start for row in rows)
        for row in rows:
            if row.month_end is None or row.month_end >= FIRST_DAY:
                yield from _spells(row, number, starts, exact)


def _spells(row: _Row, number: str, starts: Iterable[date], exact: dict[tuple[str, date], date]) -> Iterator[Spell]:
    end, known = _end(row, starts, exact)
    for state, first, last in _states(number, row.start, end or REIGN_SEEN):
        still = end is None and last == REIGN_SEEN
        yield Spell(
            name=row.name,
            surname=None,
            office=None,
            rank=None,
            state=state,
            start=first,
            start_known=True,
            end=last,
            end_known=not still and (known or last != end),
            seen=last,
            source=REIGN,
        )


def _end(row: _Row, starts: Iterable[date], exact: dict[tuple[str, date], date]) -> tuple[date | None, bool]:
    if row.month_end is None:
        return None, False
    archived = exact.get((row.number, row.start))
    if archived and (archived.year, archived.month) == (row.month_end.year, row.month_end.month):
        return archived, True
    first_of_month = row.month_end.replace(day=1)
    within = [s for s in starts if s > row.start and first_of_month <= s <= row.month_end + ONE_DAY]
    if within:
        return within[0] - ONE_DAY if within[0] > first_of_month else within[0], True
    return (max(first_of_month, row.start), False)


def _states(number: str, start: date, end: date) -> Iterator[tuple[str, date, date]]:
    """The state, or the successive states, that bear the number over a span: the Soviet Union, then Russia."""
    day = max(start, FIRST_DAY)
    first = start
    while day <= end:
        state = states.by_cow(number, day)
        if state is None:
            day += timedelta(days=7)
            first = day
            continue
        last = min([end, *_ends(state, number, day)])
        if last == end or (last - start).days > RUN_OVER:
            yield state.code, max(first, state.start or first), last
        day = first = last + ONE_DAY


def _ends(state: states.State, number: str, day: date) -> list[date]:
    numbered = [n.end for n in state.cow if n.text == number and n.end and n.holds(day)]
    return [*numbered, *([state.end] if state.end else [])]


def _rows(path: Path) -> Iterator[_Row]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            start = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
            name = _name(row["leader"])
            yield _Row(row["ccode"], name, start, _month_end(row["eyear"], row["emonth"]))


def _month_end(year: str, month: str) -> date | None:
    if not year.strip():
        return None
    y, m = int(year), int(month)
    return date(y, m, calendar.monthrange(y, m)[1])


def _name(written: str) -> str:
    """ "D.Barrow" and "Marino Bollini (3rd time)" as names."""
    with suppress(UnicodeEncodeError, UnicodeDecodeError):  # what is not mangled stays
        written = written.encode("cp1252").decode("utf-8")
    return tidy(re.sub(r"(?<=\b[A-Z])\.(?=[A-Z])", ". ", written))


def _archigos_ends(path: Path) -> dict[tuple[str, date], date]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    # The data end with 2015: that day is no end of anybody's time.
    ended = (row for row in rows if row["enddate"] < "2015-12-31")
    return {(row["gwcode"], date.fromisoformat(row["startdate"])): date.fromisoformat(row["enddate"]) for row in ended}
