"""/claims: what was claimed about ties, and what the record says to it."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.check import check, terms
from tieline.web.pages.sought import sought
from tieline.web.refused import RefusedError
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()
_ID = re.compile(r"h?[0-9a-f]{1,16}")


@router.get("/claims", response_class=HTMLResponse)
def claims(request: Request) -> HTMLResponse:
    """The claims of the ledger, newest first."""
    found, told = sought(request, "claim")
    return page(request, "claims.html", found=found, told=told)


@router.get("/claims/{ident}", response_class=HTMLResponse)
def claim(request: Request, ident: str) -> HTMLResponse:
    """One claim, put to the test by the terms that ship."""
    if _ID.fullmatch(ident) is None:
        raise RefusedError(404, f"{ident!r} is no id", "The page of claims lists them")
    site = site_of(request)
    with refusing("The page of claims lists them"):
        (found, *_) = check(site.ledger, ident, terms(), coded=site.coded)
    return page(request, "claim.html", told=found.plain(), ident=ident)
