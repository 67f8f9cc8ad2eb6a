"""The uses of a formula as SVG: a line for each speaker, tie or outlet, a dot for each use, which opens its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tieline.views.charts.scale import Days, padded
from tieline.views.charts.svg import Drawing, chart, element, label, line, link
from tieline.views.safe import shown

WIDTH, LEFT, RIGHT, TOP, LANE, AXIS = 1000, 290, 985, 8, 24, 26


def draw_uses(lanes: Sequence[tuple[str, Sequence[Mapping[str, str]]]]) -> Drawing:
    """lanes: a name and its uses, each with day, address and said."""
    every = [date.fromisoformat(use["day"]) for _, uses in lanes for use in uses]
    days = Days(*padded(min(every), max(every)), LEFT, RIGHT)
    bottom = TOP + LANE * len(lanes)
    parts = [line(LEFT, bottom, RIGHT, bottom, class_="c-axis"), *_ticks(days, bottom)]
    for number, (name, uses) in enumerate(lanes):
        parts += _lane(name, uses, days, TOP + LANE * number + LANE / 2)
    said = f"{len(every)} uses from {min(every)} to {max(every)}; the tables below tell the same"
    return chart(WIDTH, bottom + AXIS, said, *parts, class_="chart")


def _ticks(days: Days, bottom: float) -> Iterator[Drawing]:
    for x, said in days.ticks():
        yield line(x, TOP, x, bottom, class_="c-grid")
        yield label(x, bottom + 17, said, class_="c-label", text_anchor="middle" if x < RIGHT - 20 else "end")


def _lane(name: str, uses: Sequence[Mapping[str, str]], days: Days, y: float) -> Iterator[Drawing]:
    yield label(LEFT - 10, y + 4, shown(name, 44), class_="c-name", text_anchor="end")
    yield line(LEFT, y, RIGHT, y, class_="c-grid")
    for use in uses:
        dot = element("circle", cx=days.x(use["day"]), cy=y, r=5)
        yield link(use["address"], use["said"], dot, class_="c-tick c-use")
