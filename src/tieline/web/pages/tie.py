"""/ties/CHN/RUS: how a tie is doing, over time and now; every point opens its rows."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tieline.desk.search import last_contact
from tieline.desk.tie_figure import over_time
from tieline.desk.tie_page import latest
from tieline.ledger.search import Sought
from tieline.ties.registry import MEASURES
from tieline.views.charts.timeline import draw_timeline
from tieline.web import asked
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/ties", response_class=HTMLResponse)
def choose(request: Request) -> Response:
    """Two states from the form in, the page of their tie out."""
    one, other = (request.query_params.get(name, "").strip() for name in ("one", "other"))
    if one and other:
        return RedirectResponse(f"/ties/{asked.state(one)}/{asked.state(other)}", 303)
    return page(request, "ties.html", one=one, other=other)


@router.get("/ties/{one}/{other}", response_class=HTMLResponse)
def tie(request: Request, one: str, other: str) -> Response:
    """The page of a tie."""
    ends = (asked.state(one), asked.state(other))
    since, until = (asked.day(name, request.query_params.get(name)) for name in ("since", "until"))
    site = site_of(request)
    with refusing("Name two different ends and a span of days"):
        report = site.ties.report(*ends, since, until)
    chart = draw_timeline(over_time(report), f"/ties/{ends[0]}/{ends[1]}/rows") if report.nothing is None else None
    with site.reading() as ledger:
        newest = latest(ledger, report.ends)
        last = last_contact(ledger, Sought(states=report.ends))
    return page(
        request, "tie.html", told=report.plain(), chart=chart, latest=newest, last=last, since=since, until=until
    )


@router.get("/ties/{one}/{other}/rows", response_class=HTMLResponse)
def rows(request: Request, one: str, other: str) -> HTMLResponse:
    """The rows that a number of a tie rests on."""
    ends = (asked.state(one), asked.state(other))
    since, until = (asked.day(name, request.query_params.get(name)) for name in ("since", "until"))
    measure = asked.choice("measure", request.query_params.get("measure"), tuple(MEASURES)) or "level"
    ties = site_of(request).ties
    with refusing("Name two different ends and a measure"):
        report = ties.report(*ends, None, None)
        found = ties.rows(report, measure, since, until) if report.nothing is None else []
    return page(request, "rows.html", told=report.plain(), measure=measure, rows=found, since=since, until=until)
