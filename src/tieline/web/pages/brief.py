"""/brief: a briefing on a tie that can be printed or sent, every sentence with its sources."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.brief import brief
from tieline.web import asked
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()
NAMES = ("one", "other", "since", "until", "long")


@router.get("/brief", response_class=HTMLResponse)
def briefing(request: Request) -> HTMLResponse:
    """The page of a briefing, or the form that asks for one."""
    told = {name: request.query_params.get(name, "").strip() for name in NAMES}
    if not (told["one"] and told["other"]):
        return page(request, "brief.html", told=told, found=None)
    ends = (asked.state(told["one"]), asked.state(told["other"]))
    since, until = (asked.day(name, told[name]) for name in ("since", "until"))
    site = site_of(request)
    with site.reading() as ledger, refusing("Name two different ends and a span of days"):
        found = brief(ledger, *ends, since=since, until=until, coded=site.coded, long=bool(told["long"]))
    return page(request, "brief.html", told=told, found=found)
