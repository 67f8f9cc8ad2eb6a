"""How the tie moved and how sure that is: each measure with its interval, or that there is not enough evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from tieline.desk.brief.asked import Asked
from tieline.desk.brief.values import Citation, Paragraph, Section, Sentence
from tieline.desk.brief.wording import joined, on
from tieline.desk.tie import TieReport
from tieline.ties.measure import Estimate, Measure, NotEnough
from tieline.ties.window import Days

TOLD = ("level", "conflict_share", "cadence", "breaks", "stability", "resilience", "follow_through")
_NAMES = {
    "level": "the level of the tie", "conflict_share": "the share of conflictual happenings",
    "cadence": "contact cadence", "breaks": "breaks", "stability": "stability", "resilience": "resilience",
    "follow_through": "follow-through", "pace": "the pace of contact",
}  # fmt: skip
_LARGE, _ONE_PERCENT = 100, 0.01
_CITED = 3  # happenings a measure is cited from, its latest


def measures_section(asked: Asked, report: TieReport) -> Section:
    """The section "How the tie moved"."""
    title = "How the tie moved, and how sure we are"
    if report.nothing is not None:
        return Section(key="measures", title=title, notes=(f"Not enough evidence: {report.nothing}",))
    results = [report.measures[name] for name in TOLD if name in report.measures]
    sentences = tuple(s for r in results if isinstance(r, Measure) for s in _told(asked, r))
    lacking = [r for r in results if isinstance(r, NotEnough)]
    notes = [f"Computed from snapshot {report.snapshot.id}."]
    if lacking:
        listed = joined(f"{_NAMES[r.name]} ({r.n} of {r.needed} needed)" for r in lacking)
        notes.insert(0, f"Not enough evidence for {listed}.")
    notes += list(dict.fromkeys(f"{note.rstrip('.')}." for r in results if isinstance(r, Measure) for note in r.notes))[
        : asked.most(2)
    ]
    paragraphs = (Paragraph(sentences=sentences),) if sentences else ()
    return Section(key="measures", title=title, paragraphs=paragraphs, notes=tuple(notes))


def _told(asked: Asked, measure: Measure) -> Iterator[Sentence]:
    citations = _cited(asked, measure.rows)
    if not citations or not measure.estimates:
        return
    first = measure.estimates[0]
    if first.day is not None:
        yield _sentence(measure, _break(first), citations)
        return
    name = _NAMES.get(first.name, first.name.replace("_", " "))
    text = f"{name[:1].upper()}{name[1:]} stands at {_value(first)}"
    moved = _moved(measure)
    yield _sentence(measure, f"{text}{moved}", citations)


def _sentence(measure: Measure, text: str, citations: Sequence[Citation]) -> Sentence:
    sources = "independent source" if measure.independent == 1 else "independent sources"
    sure = "" if measure.reliable else "; fewer than 40 happenings, so it is not reliable"
    footing = f"{measure.n} happenings, {measure.independent} {sources}, formula {measure.formula}{sure}"
    return Sentence(text=f"{text} ({footing}).", citations=tuple(citations), entries=measure.rows)


def _value(one: Estimate) -> str:
    value, low, high = (_number(number, one.unit) for number in (one.value, one.low, one.high))
    unit = one.unit.replace(", -10 to 10", " on a scale from -10 to 10")
    return f"{value} {unit}" + (f", with an interval from {low} to {high}" if low and high else "")


def _break(one: Estimate) -> str:
    assert one.day is not None
    around = f", between {on(one.day_low)} and {on(one.day_high)}" if one.day_low and one.day_high else ""
    return f"A break of {_number(one.value, one.unit)} {one.unit} is dated to {on(one.day)}{around}"


def _moved(measure: Measure) -> str:
    """What the path of the first number says of the beginning of the span."""
    path = next((p for p in measure.paths if p.name == measure.estimates[0].name), None)
    if path is None:
        return ""
    known = np.flatnonzero(np.isfinite(path.value))
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    overlap = path.low[first] <= path.high[last] and path.low[last] <= path.high[first]
    said = "the intervals overlap, so no move is shown" if overlap else "the intervals do not overlap"
    return f"; on {_day(path.days, int(first))} it stood at {_number(float(path.value[first]), path.unit)}, and {said}"


def _day(days: Days, number: int) -> str:
    return on(days[number].astype("datetime64[D]").item())


def _cited(asked: Asked, rows: Sequence[str]) -> tuple[Citation, ...]:
    """The anchors of the latest of the happenings a measure was computed from."""
    found: list[Citation] = []
    for id_ in islice(reversed(rows), _CITED):
        if ":" not in id_:
            found += asked.book.cite(asked.ledger.happening(id_))[:1]
    return tuple(found)


def _number(value: float | None, unit: str = "") -> str:
    if value is None:
        return ""
    if unit.startswith("of "):
        return "under 1 %" if 0 < value < _ONE_PERCENT else f"{value:.0%}".replace("%", " %")
    return f"{value:,.0f}" if abs(value) >= _LARGE else f"{value:.2g}"
