"""How much of the reference tables Tieline's own tables know, as Markdown: `python benchmarks/coverage.py DATA`.

DATA is the folder with `leaders` (REIGN, Archigos) and `states` (Correlates of War, Gleditsch and Ward). A state is
known when its number is; a leader when the table of offices resolves the surname, on the middle day of the spell, to a
highest office of that state. Only spells that reach beyond 1 January 2000 count: no office before is promised.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tieline.ontology import offices, states
from tieline.records.actor import Rank

SINCE = date(2000, 1, 1)
END = {"reign": date(2021, 3, 31), "archigos": date(2015, 12, 31)}  # last day each source speaks of
HIGHEST = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)
DECADE = 10


def main(arguments: list[str]) -> None:
    data = Path(arguments[0])
    print("| source | years | of | known | share |\n|---|---|---|---|---|")
    for source, column, known in (("cow", "ccode", states.by_cow), ("gw", "gwcode", states.by_gw)):
        listed = {row[column] for row in _rows(data / "states" / f"{source}_states.csv") if _ended(row) >= 1945}
        _print(f"states, {source.upper()}", "since 1945", len(listed), sum(known(n) is not None for n in listed))
    for source, spells in (("REIGN", _reign(data)), ("Archigos", _archigos(data))):
        by_years: dict[str, list[bool]] = {}
        for number, surname, first, last in spells:
            by_years.setdefault(_years(first), []).append(_is_known(source, number, surname, first, last))
        for years, found in sorted(by_years.items()):
            _print(f"leaders, {source}", years, len(found), sum(found))


def _print(source: str, years: str, of: int, known: int) -> None:
    print(f"| {source} | {years} | {of} | {known} | {known / of:.3f} |")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _ended(row: dict[str, str]) -> int:
    return int(row.get("endyear") or row["enddate"][:4])


def _years(day: date) -> str:
    start = max(day.year, SINCE.year) // DECADE * DECADE
    return f"{start} - {start + DECADE - 1}"


def _reign(data: Path) -> Iterator[tuple[str, str, date, date]]:
    for row in _rows(data / "leaders" / "reign_leaderlist_2021_03.csv"):
        first = date(int(row["syear"]), int(row["smonth"]), max(1, int(row["sdate"] or 1)))
        last = date(int(row["eyear"]), int(row["emonth"]), 1) if row["eyear"] else END["reign"]
        if last >= SINCE:
            yield row["ccode"], row["leader"], first, min(last, END["reign"])


def _archigos(data: Path) -> Iterator[tuple[str, str, date, date]]:
    for row in _rows(data / "leaders" / "archigos_leaders.csv"):
        first, last = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
        if last >= SINCE:
            yield row["gwcode"], row["leader"], first, min(last, END["archigos"])


def _is_known(source: str, number: str, surname: str, first: date, last: date) -> bool:
    middle = max(first, SINCE) + timedelta(days=max(0, (last - max(first, SINCE)).days) // 2)
    state = states.by_cow(number, middle) if source == "REIGN" else states.by_gw(number, middle)
    held = offices.holders(surname, middle)
    return state is not None and any(h.state == state.code and h.rank in HIGHEST for h in held)


if __name__ == "__main__":
    main(sys.argv[1:])
