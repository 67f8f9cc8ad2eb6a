"""/phrases: a formula over time, by speaker, tie and outlet; and what went missing from a tie's newest readouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.missing_phrases import missing_phrases
from tieline.desk.phrases import History, Use, history
from tieline.ledger.query import Query
from tieline.views.charts.svg import Drawing
from tieline.views.charts.uses import draw_uses
from tieline.web import asked
from tieline.web.refused import RefusedError
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of
from tieline.web.words import state

router = APIRouter()
NAMES = ("phrase", "one", "other", "since", "until")
MOST_LANES = 12


@router.get("/phrases", response_class=HTMLResponse)
def phrases(request: Request) -> HTMLResponse:
    """The page of formulas."""
    told = {name: request.query_params.get(name, "").strip() for name in NAMES}
    ends = tuple(asked.state(told[name]) for name in ("one", "other") if told[name])
    if len(ends) == 1:
        raise RefusedError(400, "A tie has two ends, and one is named", "Name the other too, or none")
    since, until = (asked.day(name, told[name]) for name in ("since", "until"))
    with site_of(request).reading() as ledger, refusing("Change what you look for"):
        query = Query(between=ends, since=since, until=until)
        found = history(ledger, told["phrase"], query) if told["phrase"] else None
        missing = list(missing_phrases(ledger, query)) if ends and found is None else []
    return page(request, "phrases.html", told=told, found=found, chart=_chart(found), missing=missing, ends=ends)


def _chart(found: History | None) -> Drawing | None:
    if found is None or not found.uses:
        return None
    lanes: dict[str, list[Mapping[str, str]]] = {}
    for name, uses in (*_by_speaker(found.uses), *_by_tie(found.uses)):
        lanes.setdefault(name, []).append(_dot(uses))
    busiest = sorted(lanes.items(), key=lambda lane: -len(lane[1]))[:MOST_LANES]
    return draw_uses([("All reports", [_dot(use) for use in found.uses]), *busiest])


def _by_speaker(uses: Sequence[Use]) -> list[tuple[str, Use]]:
    return [(f"{name} {code}" if code else name, use) for use in uses for name, code in use.speakers]


def _by_tie(uses: Sequence[Use]) -> list[tuple[str, Use]]:
    return [(" – ".join(state(code) for code in pair), use) for use in uses for pair in use.ties]


def _dot(use: Use) -> dict[str, str]:
    day: date = use.day
    said = f"{day.isoformat()}, {use.outlet or 'unknown outlet'}: {use.sentence[:160]}"
    return {"day": day.isoformat(), "address": f"/documents/{use.evidence.document}", "said": said}
