"""/claims: what was claimed about ties, and what the record says to it."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.check import check, terms
from tieline.desk.search import parties, search
from tieline.ledger.search import Sought
from tieline.web import asked
from tieline.web.refused import RefusedError
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()
_ID = re.compile(r"h?[0-9a-f]{1,16}")
NAMES = ("q", "who", "since", "until")


@router.get("/claims", response_class=HTMLResponse)
def claims(request: Request) -> HTMLResponse:
    """The claims of the ledger, newest first."""
    told = {name: request.query_params.get(name, "").strip() for name in NAMES}
    codes, names = parties(told["who"])
    with site_of(request).reading() as ledger, refusing("Change what you look for"):
        sought = Sought(words=told["q"] or None, states=codes, names=names, kind="claim",
                        since=asked.day("since", told["since"]), until=asked.day("until", told["until"]))  # fmt: skip
        found = search(ledger, sought, asked.number("page", request.query_params.get("page"), 1))
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
