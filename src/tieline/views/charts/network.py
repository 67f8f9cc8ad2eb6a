"""Ties as a circle of states with an arc for each tie; arcs and names are links."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.ontology import states
from tieline.views.charts.svg import Drawing, chart, element, label, link, text

SIZE, RADIUS = 760, 265
CONFLICT, COOPERATION = 0.5, 0.2  # shares from which an arc is shown as conflictual, and up to which as cooperative
MOST_NAMES = 44


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie: its ends, how many happenings it has, and what share of them is conflictual."""

    ends: tuple[str, str]
    n: int
    conflict: float | None


def draw_network(arcs: Sequence[Arc]) -> Drawing:
    """The ties between the busiest states, the thickest with the most happenings."""
    names = _in_order(arcs)
    kept = [arc for arc in arcs if set(arc.ends) <= set(names)]
    at = {name: 2 * math.pi * number / max(len(names), 1) - math.pi / 2 for number, name in enumerate(names)}
    most = max((arc.n for arc in kept), default=1)
    parts = [*(_arc(arc, at, most) for arc in reversed(kept)), *(part for name in names for part in _name(name, at))]
    said = f"{len(kept)} ties between {len(names)} states; the table below tells the same"
    return chart(SIZE, SIZE, said, *parts, class_="chart network")


def _in_order(arcs: Sequence[Arc]) -> list[str]:
    """The busiest states, each beside the one it has most to do with of those not placed yet."""
    busy: Counter[str] = Counter()
    for arc in arcs:
        for end in arc.ends:
            busy[end] += arc.n
    left = [name for name, _ in sorted(busy.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMES]]
    between = {frozenset(arc.ends): arc.n for arc in arcs}
    placed: list[str] = []
    while left:
        last = placed[-1] if placed else None
        following = max(left, key=lambda name: (between.get(frozenset((name, last or "")), 0), busy[name], name))
        placed.append(following)
        left.remove(following)
    return placed


def _arc(arc: Arc, at: dict[str, float], most: int) -> Drawing:
    (x1, y1), (x2, y2) = (_point(at[end], RADIUS) for end in arc.ends)
    middle = SIZE / 2
    pull = 0.25
    cx, cy = middle + (x1 + x2 - 2 * middle) / 2 * pull, middle + (y1 + y2 - 2 * middle) / 2 * pull
    curve = element("path", d=f"M{x1:.1f} {y1:.1f} Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}",
                    stroke_width=1 + 7 * math.sqrt(arc.n / most))  # fmt: skip
    first, second = (states.table()[end].name if end in states.table() else end for end in arc.ends)
    share = f", {arc.conflict:.0%} conflictual" if arc.conflict is not None else ""
    said = f"{first} – {second}: {arc.n:,} happenings{share}"
    return link(f"/ties/{arc.ends[0]}/{arc.ends[1]}", said, curve, class_=f"c-arc {_tone(arc)}", tabindex="-1")


def _tone(arc: Arc) -> str:
    if arc.conflict is None or COOPERATION < arc.conflict < CONFLICT:
        return "mixed"
    return "conflict" if arc.conflict >= CONFLICT else "cooperation"


def _name(name: str, at: dict[str, float]) -> Iterator[Drawing]:
    angle = at[name]
    x, y = _point(angle, RADIUS)
    tx, ty = _point(angle, RADIUS + 14)
    right = math.cos(angle) >= -0.01
    turned = math.degrees(angle) + (0 if right else 180)
    known = states.table().get(name)
    said = label(
        tx, ty + 4, f"{known.name} {name}" if known and len(known.name) < 16 else name, class_="c-name",
        text_anchor="start" if right else "end", transform=f"rotate({turned:.1f} {tx:.1f} {ty:.1f})",
    )  # fmt: skip
    yield element("circle", element("title", text(name)), cx=x, cy=y, r=4, class_="c-node")
    yield link(f"/network?of={name}", f"Ties of {known.name if known else name}", said)


def _point(angle: float, radius: float) -> tuple[float, float]:
    return SIZE / 2 + radius * math.cos(angle), SIZE / 2 + radius * math.sin(angle)
