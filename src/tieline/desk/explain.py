"""A measure of a tie in, what it was computed from out: its formula and every row, with where each is from."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tieline.coded.parquet import MANIFESTS
from tieline.desk.tie import Telling, TieReport
from tieline.ties.measure import Result
from tieline.ties.registry import MEASURES

_DOING = ("happening", "day", "end", "dated", "direction", "category", "quad", "weight", "mode", "status", "rank",
          "origin", "owners", "reports", "binding", "deadline", "outcome", "file", "line")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A number, opened. says: what the measure is, from its own documentation. weights: the tables its weights are
    from. rows: the happenings or pledges it counted, by day; of a coded row `file` and `line` say where it stands."""

    report: TieReport
    origin: str
    result: Result
    says: str
    weights: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        told = self.report.plain()
        return {
            **{key: told[key] for key in ("ends", "names", "window", "snapshot")},
            "origin": self.origin,
            "result": self.result.plain(),
            "says": self.says,
            "weights": list(self.weights),
            "rows": list(self.rows),
        }


def explain(report: TieReport, name: str, folders: Iterable[Path]) -> Explanation:
    """What a measure of a tie was computed from; of several sources, all of them pooled.

    folders: of coded tables, whose manifests tell the names of files. Raises `ValueError` for a measure there is not.
    """
    if name not in MEASURES:
        raise ValueError(f"{name!r} is no measure: use one of {', '.join(MEASURES)}")
    telling = report.tellings[-1]
    at = list(MEASURES).index(name)
    rows = _rows(telling, telling.measures[at], file_names(folders))
    return Explanation(
        report=report,
        origin=telling.origin,
        result=telling.measures[at],
        says=inspect.getdoc(MEASURES[name]) or "",
        weights=tuple(sorted({row["weights"] for row in telling.happenings.rows.to_pylist() if row["weights"]})),
        rows=tuple(rows),
    )


def _rows(telling: Telling, result: Result, files: dict[str, str]) -> list[dict[str, Any]]:
    """The rows a result rests on; of one that declines, all of the tie, from which too few are of use."""
    known = [*telling.happenings.rows.to_pylist(), *telling.tie.pledges.to_pylist()]
    wanted = set(getattr(result, "rows", ())) or {row["happening"] for row in known}
    return [told_row(row, files) for row in known if row["happening"] in wanted]


def told_row(row: dict[str, Any], files: dict[str, str]) -> dict[str, Any]:
    """A happening or a pledge as `--json` prints it. files: names of coded files by the first digits of their
    hashes."""
    told: dict[str, Any] = {name: row.get(name) for name in _DOING}
    digest, colon, line = row["happening"].partition(":")
    if colon:
        told |= {"file": files.get(digest, digest), "line": int(line)}
    for name in ("day", "end", "deadline"):
        told[name] = told[name].isoformat() if told[name] is not None else None
    return told


def file_names(folders: Iterable[Path]) -> dict[str, str]:
    """The names of coded files by the first digits of their hashes."""
    manifests = (path for folder in folders for path in (folder / MANIFESTS).glob("*.json"))
    return {path.name[:12]: json.loads(path.read_text("utf-8"))["name"] for path in manifests}
