"""/happenings/ID: one doing, each report with its own sentence, and where they differ."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tieline.desk.happening import open_happening
from tieline.desk.show import show
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/happenings/{ident}", response_class=HTMLResponse)
def happening(request: Request, ident: str) -> Response:
    """The page of a happening; an id it had before, and that of a record, lead to it."""
    with site_of(request).reading() as ledger:
        opened = open_happening(ledger, ident)
    if opened.id != ident:
        return RedirectResponse(f"/happenings/{opened.id}", 307)
    return page(request, "happening.html", opened=opened)


@router.get("/entries/{ident}")
def entry(request: Request, ident: str) -> RedirectResponse:
    """Where any id, or a beginning of one, is to be read."""
    with site_of(request).reading() as ledger:
        found = show(ledger, ident)
    if found.what == "document":
        return RedirectResponse(f"/documents/{found.id}", 307)
    if found.happening is not None:
        return RedirectResponse(f"/happenings/{found.happening.id}#r-{found.id}", 307)
    assert found.record is not None  # an entry is a document, a record or a happening
    return RedirectResponse(f"/documents/{found.record.record.document}#e-{found.id}", 307)
