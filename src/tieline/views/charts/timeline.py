"""A tie over time as SVG: level with its interval, breaks, shocks, contacts by mode, pledges; every point is a link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tieline.views.charts.scale import Days, Values, padded
from tieline.views.charts.svg import Drawing, chart, element, label, line, link, path, text
from tieline.views.figures.timeline import Rows, Timeline
from tieline.views.wording import MODES

WIDTH, LEFT, RIGHT, TOP = 1000, 96, 988, 26
LEVEL, LANE, AXIS = 190, 20, 26
MOST_POINTS = 120


def draw_timeline(drawn: Timeline, rows_at: str) -> Drawing:
    """rows_at: the address of the rows behind a number; `since`, `until` and `measure` are added to it."""
    days = Days(*padded(date.fromisoformat(drawn.since), date.fromisoformat(drawn.until)), LEFT, RIGHT)
    modes = [mode for mode in MODES if any(row["mode"] == mode for row in drawn.contacts)]
    lanes = [*((mode, MODES[mode]) for mode in modes), *((("pledge", "Pledge"),) if drawn.pledges else ())]
    level = LEVEL if drawn.level else 0
    bottom = TOP + level + (12 if level else 0)
    height = bottom + LANE * len(lanes) + AXIS
    parts = [*_axis(days, TOP, height - AXIS), *_shocks(drawn, days, height - AXIS)]
    if drawn.level:
        parts += _level(drawn, days, TOP + level, rows_at)
        parts += _breaks(drawn, days, TOP + level, rows_at)
    for number, (key, name) in enumerate(lanes):
        y = bottom + LANE * number + LANE / 2
        rows = drawn.pledges if key == "pledge" else [row for row in drawn.contacts if row["mode"] == key]
        parts += _lane(rows, name, key, days, y)
    return chart(WIDTH, height, f"{drawn.title} over time. {drawn.subtitle}", *parts, class_="chart")


def _axis(days: Days, top: float, bottom: float) -> Iterator[Drawing]:
    yield line(LEFT, bottom, RIGHT, bottom, class_="c-axis")
    for x, said in days.ticks():
        yield line(x, top, x, bottom, class_="c-grid")
        yield label(x, bottom + 17, said, class_="c-label", text_anchor="middle" if x < RIGHT - 20 else "end")


def _level(drawn: Timeline, days: Days, bottom: float, rows_at: str) -> Iterator[Drawing]:
    low, high = min(row["low"] for row in drawn.level), max(row["high"] for row in drawn.level)
    values = Values(low, high, bottom, TOP)
    for y, said in values.ticks():
        yield line(LEFT, y, RIGHT, y, class_="c-grid")
        yield label(LEFT - 8, y + 4, said, class_="c-label", text_anchor="end")
    yield label(8, TOP + 4, "Level", class_="c-name")
    upper = [(days.x(row["day"]), values.y(row["high"])) for row in drawn.level]
    lower = [(days.x(row["day"]), values.y(row["low"])) for row in reversed(drawn.level)]
    yield element("path", d=path([*upper, *lower], closed=True), class_="c-band")
    yield element("path", d=path((days.x(row["day"]), values.y(row["value"])) for row in drawn.level), class_="c-line")
    step = -(-len(drawn.level) // MOST_POINTS)
    for at in range(step - 1, len(drawn.level), step):
        row, first = drawn.level[at], drawn.level[max(at - step + 1, 0)]
        said = f"{row['day']}: {row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
        dot = element("circle", cx=days.x(row["day"]), cy=values.y(row["value"]), r=3.2)
        address = f"{rows_at}?measure=level&since={first['day']}&until={_sunday(row['day'])}"
        yield link(address, said, dot, class_="c-point", tabindex="-1" if at + step < len(drawn.level) else None)


def _breaks(drawn: Timeline, days: Days, bottom: float, rows_at: str) -> Iterator[Drawing]:
    for row in drawn.breaks:
        if not days.holds(row["day"]):
            continue
        x, left, right = days.x(row["day"]), days.x(row["low"]), days.x(row["high"])
        band = element("rect", x=left, y=TOP, width=max(right - left, 1), height=bottom - TOP, class_="c-around")
        mark = line(x, TOP, x, bottom, class_="c-break")
        said = f"Break on {row['day']}, between {row['low']} and {row['high']}"
        yield link(f"{rows_at}?measure=breaks&since={row['low']}&until={row['high']}", said, band, mark)


def _shocks(drawn: Timeline, days: Days, bottom: float) -> Iterator[Drawing]:
    free = 0.0
    for row in drawn.shocks:
        x = days.x(row["day"])
        mark = line(x, TOP - 4, x, bottom, class_="c-shock")
        yield element("g", element("title", text(f"{row['name'] or 'Shock'}, {row['day']}")), mark)
        name = str(row["name"])[:26]
        if name and free <= x < RIGHT - 60:
            yield label(x + 3, TOP - 8, name, class_="c-small")
            free = x + 6 * len(name) + 8


def _lane(rows: Rows, name: str, key: str, days: Days, y: float) -> Iterator[Drawing]:
    yield label(8, y + 4, name, class_="c-name")
    yield line(LEFT, y, RIGHT, y, class_="c-grid")
    for row in rows:
        if not days.holds(row["day"]):
            continue
        x = days.x(row["day"])
        tick = element("rect", x=x - 2, y=y - 7, width=4, height=14, rx=1)
        said = f"{name}, {row['day']}"
        yield link(
            f"/happenings/{row['happening']}",
            said,
            tick,
            class_=f"c-tick c-{'pledge' if key == 'pledge' else 'contact'}",
        )


def _sunday(monday: str) -> str:
    return date.fromordinal(date.fromisoformat(monday).toordinal() + 6).isoformat()
