"""A tie over time: its level with the interval, breaks and shocks, what happened, contacts, and who reported.

The panels share one axis of time, so that a gap in the archive is seen above each other with the gap in the tie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Mapping[str, Any]]
Spec = dict[str, Any]
_WIDTH = 760
_INK, _CALM, _CONFLICT, _MARK = "#33424f", "#3b7ea1", "#c2553b", "#8a6d1f"
_TIME: Spec = {"field": "day", "type": "temporal", "title": None}


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """What is drawn. since, until: the window, ISO. level: day, value, low, high. weeks: day, end, kind (cooperative,
    conflictual, other), above and to: how many lie below in the pile, and how many with these. contacts: day, mode,
    happening. pledges: day, happening. breaks: day, low, high. shocks: day, name. coverage: day, end, source, n. Of
    what lasts a week, end is the day after it."""

    title: str
    subtitle: str
    since: str
    until: str
    level: Rows
    weeks: Rows
    contacts: Rows
    breaks: Rows
    shocks: Rows
    coverage: Rows
    pledges: Rows = ()


def timeline(drawn: Timeline) -> Spec:
    """The figure as a Vega-Lite specification; panels without rows say so by being empty."""
    panels = [_level(drawn), _happenings(drawn), _contacts(drawn), _coverage(drawn)]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {"text": drawn.title, "subtitle": drawn.subtitle, "anchor": "start", "subtitleColor": _INK},
        "background": "white",
        "vconcat": panels,
        "resolve": {"scale": {"x": "shared", "color": "independent"}},
        "config": {"view": {"stroke": "#d5dade"}, "axis": {"labelColor": _INK, "titleColor": _INK}},
    }


def _x(drawn: Timeline, *, labels: bool = False) -> Spec:
    domain = [{"expr": f"toDate('{drawn.since}')"}, {"expr": f"toDate('{drawn.until}')"}]
    return {**_TIME, "scale": {"domain": domain}, "axis": {"labels": labels, "ticks": labels, "labelOverlap": True}}


def _level(drawn: Timeline) -> Spec:
    x = _x(drawn)
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"zero": False}}
    low = {"field": "low", "type": "quantitative", "title": None}
    name = {"type": "text", "angle": 270, "align": "right", "dy": -5, "fontSize": 9, "color": _MARK, "y": 4}
    layers = [
        _layer(drawn.level, {"type": "area", "opacity": 0.25, "color": _CALM},
               {"x": x, "y": low, "y2": {"field": "high"}}),
        _layer(drawn.level, {"type": "line", "color": _CALM, "strokeWidth": 1.8}, {"x": x, "y": y}),
        _layer(drawn.breaks, {"type": "rect", "opacity": 0.15, "color": _CONFLICT},
               {"x": {**x, "field": "low"}, "x2": {"field": "high"}}),
        _layer(drawn.breaks, {"type": "rule", "color": _CONFLICT, "strokeWidth": 1.5}, {"x": x}),
        _layer(drawn.shocks, {"type": "rule", "color": _MARK, "strokeDash": [4, 3]}, {"x": x}),
        _layer(drawn.shocks, name, {"x": x, "text": {"field": "name"}}),
    ]  # fmt: skip
    title = _heading("level, with its interval; breaks red, shocks from outside dashed", drawn.level)
    return {"title": title, "width": _WIDTH, "height": 220, "layer": layers}


def _happenings(drawn: Timeline) -> Spec:
    kinds = {"domain": ["cooperative", "conflictual", "other"], "range": [_CALM, _CONFLICT, "#b5bcc2"]}
    encoding = {
        "x": _x(drawn),
        "x2": {"field": "end"},
        "y": {"field": "above", "type": "quantitative", "title": None},
        "y2": {"field": "to"},
        "color": {"field": "kind", "type": "nominal", "scale": kinds, "title": None},
    }
    return _panel("happenings a week", drawn.weeks, 90, {"type": "rect"}, encoding)


def _contacts(drawn: Timeline) -> Spec:
    y = {"field": "mode", "type": "nominal", "title": None}
    return _panel(
        "contacts held", drawn.contacts, {"step": 16}, {"type": "tick", "color": _INK}, {"x": _x(drawn), "y": y}
    )


def _coverage(drawn: Timeline) -> Spec:
    encoding = {
        "x": _x(drawn, labels=True),
        "x2": {"field": "end"},
        "y": {"field": "source", "type": "nominal", "title": None},
        "color": {"field": "n", "type": "quantitative", "title": "a week", "scale": {"type": "sqrt", "scheme": "greys"},
                  "legend": {"gradientLength": 60}},
    }  # fmt: skip
    return _panel("what each source reported on any tie", drawn.coverage, {"step": 16}, {"type": "bar"}, encoding)


def _panel(title: str, rows: Rows, height: int | Spec, mark: Spec, encoding: Spec) -> Spec:
    return {"title": _heading(title, rows), "width": _WIDTH, "height": height, **_layer(rows, mark, encoding)}


def _layer(rows: Rows, mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _heading(title: str, rows: Rows) -> Spec:
    said = title if rows else f"{title}: none, or not enough evidence"
    return {"text": said, "anchor": "start", "fontSize": 10, "fontWeight": "normal", "color": _INK, "offset": 4}
