"""A claim tested on shocks: the effects with their intervals and the margin, their placebos, and the weeks around
one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Mapping[str, Any]]
Spec = dict[str, Any]
_WIDTH = 720
_INK, _CALM, _CONFLICT, _MARK = "#33424f", "#3b7ea1", "#c2553b", "#8a6d1f"


@dataclass(frozen=True, kw_only=True)
class ClaimFigure:
    """What is drawn. effects: what (a shock, or all of them), normaliser, value, low, high. placebos: what, value,
    whose ("placebo" or "the tie"). weeks: day, observed, control, of the shock named `around`, begun on the day
    `shock`. margin: standard deviations; low_only: whether rises do not count."""

    title: str
    subtitle: str
    effects: Rows
    placebos: Rows
    weeks: Rows
    around: str
    shock: str
    margin: float
    low_only: bool


def claim_figure(drawn: ClaimFigure) -> Spec:
    """The figure as a Vega-Lite specification."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {"text": drawn.title, "subtitle": drawn.subtitle, "anchor": "start", "subtitleColor": _INK},
        "background": "white",
        "vconcat": [_effects(drawn), _placebos(drawn), _weeks(drawn)],
        "resolve": {"scale": {"color": "independent", "x": "independent", "y": "independent"}},
        "config": {"view": {"stroke": "#d5dade"}, "axis": {"labelColor": _INK, "titleColor": _INK, "labelLimit": 240}},
    }


def _effects(drawn: ClaimFigure) -> Spec:
    order = list(dict.fromkeys(row["what"] for row in drawn.effects))
    names = list(dict.fromkeys(row["normaliser"] for row in drawn.effects))
    y = {"field": "what", "type": "nominal", "title": None, "sort": order}
    offset = {"field": "normaliser", "sort": names}
    colour = {"field": "normaliser", "type": "nominal", "title": None, "sort": names,
              "scale": {"domain": names, "range": [_INK, _CALM, _MARK, _CONFLICT][: len(names)]}}  # fmt: skip
    band = {"low": -drawn.margin, "high": drawn.margin if not drawn.low_only else None}
    x = {"type": "quantitative", "title": "effect, standard deviations of a week before the shock"}
    area = {"x": {**x, "field": "low"}, "x2": {"field": "high"}} if band["high"] is not None else {
        "x": {**x, "field": "low"}}  # fmt: skip
    mark = {"type": "rect", "opacity": 0.15, "color": _CALM} if band["high"] is not None else {
        "type": "rule", "color": _CALM, "strokeDash": [4, 3]}  # fmt: skip
    layers = [
        {"data": {"values": [band]}, "mark": mark, "encoding": area},
        {"data": {"values": [{"at": 0}]}, "mark": {"type": "rule", "color": "#b5bcc2"}, "encoding": {
            "x": {**x, "field": "at"}}},
        {"data": {"values": drawn.effects}, "mark": {"type": "rule", "strokeWidth": 1.5}, "encoding": {
            "x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "yOffset": offset, "color": colour}},
        {"data": {"values": drawn.effects}, "mark": {"type": "point", "filled": True, "size": 45}, "encoding": {
            "x": {**x, "field": "value"}, "y": y, "yOffset": offset, "color": colour}},
    ]  # fmt: skip
    title = _heading("effects with 90 % intervals; the margin shaded")
    return {"title": title, "width": _WIDTH, "height": {"step": 14}, "layer": layers}


def _placebos(drawn: ClaimFigure) -> Spec:
    order = list(dict.fromkeys(row["what"] for row in drawn.placebos))
    kinds = {"domain": ["placebo", "the tie"], "range": ["#9aa5ae", _CONFLICT]}
    encoding = {
        "x": {"field": "value", "type": "quantitative", "title": "standard deviations"},
        "y": {"field": "what", "type": "nominal", "title": None, "sort": order},
        "color": {"field": "whose", "type": "nominal", "title": None, "scale": kinds},
        "size": {"field": "whose", "type": "nominal", "legend": None, "scale": {
            "domain": ["placebo", "the tie"], "range": [12, 22]}},
    }  # fmt: skip
    title = _heading("the tie among ties that had no part in the shock (placebos)")
    return {
        "title": title, "width": _WIDTH, "height": {"step": 24},
        "data": {"values": drawn.placebos}, "mark": {"type": "tick", "thickness": 2}, "encoding": encoding,
    }  # fmt: skip


def _weeks(drawn: ClaimFigure) -> Spec:
    x = {"field": "day", "type": "temporal", "title": None}
    folded = [
        {"day": row["day"], "value": row[name], "which": name, "part": row["part"]}
        for name in ("control", "observed")
        for row in drawn.weeks
        if row[name] is not None
    ]
    colour = {"field": "which", "type": "nominal", "title": None, "scale": {
        "domain": ["control", "observed"], "range": [_CALM, _INK]}}  # fmt: skip
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"zero": False}}
    layers = [
        {"data": {"values": [{"day": drawn.shock}]}, "mark": {"type": "rule", "color": _MARK, "strokeDash": [4, 3]},
         "encoding": {"x": x}},
        {"data": {"values": folded}, "mark": {"type": "line", "point": {"size": 18}}, "encoding": {
            "x": x, "y": y, "color": colour, "detail": {"field": "part"}}},
    ]  # fmt: skip
    title = _heading(f"the weeks around {drawn.around}: as they were, and the synthetic control")
    return {"title": title, "width": _WIDTH, "height": 180, "layer": layers}


def _heading(title: str) -> Spec:
    return {"text": title, "anchor": "start", "fontSize": 10, "fontWeight": "normal", "color": _INK, "offset": 4}
