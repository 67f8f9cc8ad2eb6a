"""A tie in, the figure of it over time out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from tieline.desk.tie import Telling, TieReport
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ties.happenings import Happenings
from tieline.ties.measure import Measure, Result
from tieline.ties.tie import Tie
from tieline.ties.window import monday
from tieline.views.figures.picture import write_figure
from tieline.views.figures.timeline import Timeline, timeline

Row = dict[str, Any]
_WEEK = timedelta(days=7)
_APART = 0.015  # of the window: the height of a name that is written upwards


def draw(report: TieReport, path: Path) -> None:
    """Draw a tie over time, of several sources all of them pooled; the panel of coverage shows each by itself.

    path: PNG, SVG, PDF or HTML, by its ending. Raises `FigureError`, and `ValueError` for a tie of which nothing is
    known.
    """
    write_figure(timeline(over_time(report)), path)


def over_time(report: TieReport) -> Timeline:
    """A tie over time, as it is drawn. Raises `ValueError` for a tie of which nothing is known."""
    if report.nothing is not None or report.window is None:
        raise ValueError(report.nothing or "there is nothing to draw")
    telling = report.tellings[-1]
    results = {result.name: result for result in telling.measures}
    return Timeline(
        title=" – ".join(report.names),
        subtitle=f"{len(telling.happenings):,} happenings from {telling.origin}, {report.window.since} to "
        f"{report.window.until}; snapshot {report.snapshot.id}",
        since=report.window.since.isoformat(),
        until=report.window.until.isoformat(),
        level=list(_path(results.get("level"))),
        weeks=list(_weeks(telling.happenings)),
        contacts=[
            {"day": row["day"].isoformat(), "mode": row["mode"], "happening": row["happening"]}
            for row in telling.happenings.contacts.rows.to_pylist()
        ],
        breaks=list(_breaks(results.get("breaks"))),
        shocks=list(_shocks(telling.tie)),
        coverage=list(_coverage(report, telling)),
        pledges=[
            {"day": row["day"].isoformat(), "happening": row["happening"]} for row in telling.tie.pledges.to_pylist()
        ],
    )


def _path(result: Result | None) -> Iterator[Row]:
    """The first path of a measure, as far as anything is known."""
    for path in result.paths[:1] if isinstance(result, Measure) else ():
        for day, value, low, high in zip(path.days, path.value, path.low, path.high, strict=True):
            if np.isfinite(value):
                yield {"day": str(day), "value": float(value), "low": float(low), "high": float(high)}


def _weeks(happenings: Happenings) -> Iterator[Row]:
    kinds = np.where(
        happenings.conflict, "conflictual", np.where(np.isfinite(happenings.weight), "cooperative", "other")
    )
    days = monday(happenings.week)
    piled: Counter[date] = Counter()
    for (day, kind), n in sorted(Counter(zip(days.tolist(), kinds.tolist(), strict=True)).items()):
        above = piled[day]
        piled[day] += n
        yield {"day": day.isoformat(), "end": (day + _WEEK).isoformat(), "kind": kind, "above": above, "to": piled[day]}


def _shocks(tie: Tie) -> Iterator[Row]:
    """The shocks from outside; one too near the last that is named has no name, so that names can be read."""
    apart, named = timedelta(days=tie.window.days * _APART), date.min
    for shock in sorted(tie.shocks, key=lambda shock: shock.day):
        if shock.external_to(tie.ends):
            far = shock.day - named >= apart
            named = shock.day if far else named
            yield {"day": shock.day.isoformat(), "name": shock.name if far else ""}


def _breaks(result: Result | None) -> Iterator[Row]:
    """The dated numbers of a measure."""
    for estimate in result.estimates if isinstance(result, Measure) else ():
        if estimate.day is not None:
            low, high = estimate.day_low or estimate.day, estimate.day_high or estimate.day
            yield {"day": estimate.day.isoformat(), "low": low.isoformat(), "high": high.isoformat()}


def _coverage(report: TieReport, telling: Telling) -> Iterator[Row]:
    """What each source reported in each week on any tie."""
    weeks = set(telling.tie.window.weeks.tolist())
    with SnapshotReader(report.snapshot) as reader:
        counted: Counter[tuple[str, int]] = Counter()
        for row in reader.coverage().to_pylist():
            if row["week"] in weeks:
                counted[row["origin"], row["week"]] += row["reports"]
    for (origin, week), n in sorted(counted.items()):
        day, end = monday(np.array([week, week + 1])).astype(str).tolist()
        yield {"day": day, "end": end, "source": origin, "n": n}
