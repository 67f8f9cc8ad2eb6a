"""A tested claim in, the figure of its test out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tieline.desk.check import Check
from tieline.views.figures.claim import ClaimFigure, claim_figure
from tieline.views.figures.picture import write_figure

_ALL = "all shocks, mean"


def draw(check: Check, path: Path) -> None:
    """Draw a test on shocks. path: PNG, SVG, PDF or HTML, by its ending. Raises `FigureError`, and `ValueError` where
    nothing was tested on shocks."""
    told = check.plain()
    outcomes = told["result"]["outcomes"] if told["result"] else []
    if not outcomes:
        raise ValueError("there is no test on shocks to draw: `tieline tie --figure` draws the tie itself over time")
    first = outcomes[0]
    worst = next(one for one in first["shocks"] if one["shock"] == first["worst_shock"])
    verdict = told["verdict"].replace("_", " ")
    outcome = told["plan"]["outcome"].replace("_", " ")
    drawn = ClaimFigure(
        title=f"{' – '.join(told['names'])}: {verdict}",
        subtitle=f"“{told['claim']['text'][:110]}”; {outcome}; snapshot {told['snapshot']}",
        effects=list(_effects(outcomes)),
        placebos=list(_placebos(first)),
        weeks=list(_weeks(worst)),
        around=worst["name"],
        shock=worst["day"],
        margin=told["plan"]["margin"],
        low_only=told["plan"]["falls_only"],
    )
    write_figure(claim_figure(drawn), path)


def _effects(outcomes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    several = len(outcomes[0]["shocks"]) > 1
    for outcome in outcomes:
        whole = [{**outcome, "name": _ALL}] if several else []
        for one in (*outcome["shocks"], *whole):
            yield {"what": one["name"], "normaliser": outcome["normaliser"], "value": one["effect"], "low": one["low"],
                   "high": one["high"]}  # fmt: skip


def _placebos(outcome: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in outcome["shocks"]:
        yield from ({"what": one["name"], "value": value, "whose": "placebo"} for value in one["placebos"])
        yield {"what": one["name"], "value": one["effect"], "whose": "the tie"}


def _weeks(shock: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rows = zip(shock["weeks"], shock["observed"], shock["control"], strict=True)
    for number, (day, observed, control) in enumerate(rows):
        part = "before" if number < shock["before"] else "after"
        yield {"day": day, "observed": observed, "control": control, "part": part}
