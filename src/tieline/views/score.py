"""A score to read: the headline with its interval, a table of classes, the errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tieline.views.safe import shown
from tieline.views.style import HEAD

_ERROR_WIDTH = 160


def score_view(score: Mapping[str, Any]) -> RenderableType:
    """score: the keys of `tieline evaluate --json`."""
    name = "macro_f1" if "macro_f1" in score else "f1"
    low, high = score["interval"] or (None, None)
    head = Text(f"{score['task']}: {name} {_share(score[name])}", HEAD)
    if low is not None:
        head.append(f"  [{_share(low)}, {_share(high)}]")
    head.append(f"  n = {score['n']}, documents = {score['documents']}")
    parts: list[RenderableType] = [head, _classes(score["per_class"])]
    extra = [f"{key} {_share(score[key])}" for key in ("quad_macro_f1", "binary_macro_f1") if key in score]
    if extra:
        parts.append(Text(" · ".join(extra)))
    if score.get("uncompared"):
        reasons = [f"{reason.replace('_', ' ')} {n}" for reason, n in score["uncompared"].items()]
        parts.append(Text(f"of {score['records']} records, not compared in full: {' · '.join(reasons)}"))
    parts.extend(_error(e) for e in score.get("errors", ()))
    return Group(*parts)


def _classes(per_class: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for column in ("n", "found", "precision", "recall", "f1"):
        table.add_column(column, justify="right")
    for name, counts in per_class.items():
        shares = [_share(counts[c]) for c in ("precision", "recall", "f1")]
        table.add_row(name, str(counts["n"]), str(counts["found"]), *shares)
    return table


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _error(error: Mapping[str, Any]) -> Text:
    said = Text(f"{error['document']} {error['start']}..{error['end']} {shown(error['fault'])}: ")
    said.append(shown(error["text"], _ERROR_WIDTH), "dim")
    return said
