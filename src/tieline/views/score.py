"""A score to read: the headline with its interval, a table of classes, the errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tieline.views.safe import shown
from tieline.views.style import DIM, HEAD, WARN

_ERROR_WIDTH = 240


def score_view(score: Mapping[str, Any]) -> RenderableType:
    """score: the keys of `tieline evaluate --json`."""
    name = "macro_f1" if "macro_f1" in score else "f1"
    low, high = score["interval"] or (None, None)
    head = Text(f"{score['task']}: {name} {_share(score[name])}", HEAD)
    if low is not None:
        head.append(f"  [{_share(low)}, {_share(high)}]")
    head.append(f"  n = {score['n']}, documents = {score['documents']}")
    parts: list[RenderableType] = [head, *_warning(score), _classes(score["per_class"])]
    extra = [f"{key} {_share(score[key])}" for key in ("quad_macro_f1", "binary_macro_f1") if key in score]
    if extra:
        parts.append(Text(" · ".join(extra)))
    if score.get("uncompared"):
        reasons = [f"{reason.replace('_', ' ')} {n}" for reason, n in score["uncompared"].items()]
        parts.append(Text(f"of {score['records']} records, not compared in full: {' · '.join(reasons)}"))
    if score.get("confusion"):
        parts.extend(["", *_matrix(score["confusion"])])
    if score.get("errors"):
        parts.extend(["", Text("Errors of the development split", HEAD), *map(_error, score["errors"])])
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


def _warning(score: Mapping[str, Any]) -> list[Text]:
    """What must be known before the score is believed."""
    if not score.get("trained"):
        return []
    said = (
        f"{score['trained']} of the {score['documents']} are training data: Tieline was made on them, so this says "
        "little of other texts. Score --split dev or test instead."
    )
    return [Text(said, WARN)]


def _matrix(confusion: Sequence[tuple[str, str, int]]) -> list[RenderableType]:
    """Gold against told; the columns bear the numbers of the rows, so that all stays within a terminal's width."""
    labels = sorted({label for gold, told, _ in confusion for label in (gold, told)})
    cells = {(gold, told): n for gold, told, n in confusion}
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("")
    for number in range(1, len(labels) + 1):
        table.add_column(str(number), justify="right")
    for number, gold in enumerate(labels, 1):
        row = [Text(str(cells.get((gold, told), "·")), HEAD if gold == told else "") for told in labels]
        table.add_row(f"{number} {gold}", *row)
    return [Text("What was told (columns, by number) of what the gold has (rows)", HEAD), table]


def _error(error: Mapping[str, Any]) -> Text:
    """The fault, and the words it is about in their sentence."""
    said = Text(f"{error['document']} {error['start']}..{error['end']} {shown(error['fault'])}: ")
    words = error["text"]
    if error.get("sentence", words) == words:
        return said.append(shown(words, _ERROR_WIDTH), DIM)
    at = error["start"] - error["sentence_start"]
    before, after = error["sentence"][:at], error["sentence"][at + len(words) :]
    room = max(20, (_ERROR_WIDTH - len(words)) // 2)
    said.append(_end(before, room), DIM).append(shown(words, _ERROR_WIDTH), "underline")
    return said.append(f"{' ' if after[:1].isspace() else ''}{shown(after, room)}", DIM)


def _end(text: str, room: int) -> str:
    """The last words of a text, on one line, with the space behind them."""
    line = shown(text)
    cut = line if len(line) <= room else f"…{line[-room:].partition(' ')[2]}"
    return f"{cut} " if text[-1:].isspace() else cut
