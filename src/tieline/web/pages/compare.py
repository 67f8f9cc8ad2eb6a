"""/compare: two readouts side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.compare import compare_stored
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/compare", response_class=HTMLResponse)
def compared(request: Request) -> HTMLResponse:
    """The page of a comparison, or the form that asks for two reports."""
    one, other = (request.query_params.get(name, "").strip() for name in ("one", "other"))
    found = None
    if one and other:
        with site_of(request).reading() as ledger, refusing("Name two different reports by their ids"):
            found = compare_stored(ledger, one, other)
    return page(request, "compare.html", found=found, one=one, other=other)
