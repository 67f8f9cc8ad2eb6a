"""/documents/ID: a report, its entries marked in its text."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tieline.desk.marks import marked
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/documents/{ident}", response_class=HTMLResponse)
def document(request: Request, ident: str) -> Response:
    """The page of a document."""
    with site_of(request).reading() as ledger:
        found = marked(ledger, ident)
    if found.reading.document.id != ident:
        return RedirectResponse(f"/documents/{found.reading.document.id}", 307)
    return page(request, "document.html", found=found, document=found.reading.document)
