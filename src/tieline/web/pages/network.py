"""/network: the busiest ties as a picture whose arcs are links; of one state whom it is close to."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.network import network_report
from tieline.desk.tie_map import tie_map
from tieline.views.charts.network import Arc, draw_network
from tieline.web import asked
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/network", response_class=HTMLResponse)
def network(request: Request) -> HTMLResponse:
    """The page of the network."""
    named = request.query_params.get("of", "").strip()
    of = asked.state(named) if named else None
    site = site_of(request)
    found = tie_map(site.ledger, site.coded, of=of)
    told = network_report(site.ledger, (of,) if of else (), coded=site.coded, snapshot=found.snapshot).plain()
    chart = draw_network([Arc(tie.ends, tie.size, tie.conflict_share) for tie in found.ties]) if found.ties else None
    return page(request, "network.html", found=found, of=of, told=told, chart=chart)
