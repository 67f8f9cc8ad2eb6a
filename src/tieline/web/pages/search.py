"""/: what the ledger holds, by words, parties, days and facets."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.search import last_contact, parties, search
from tieline.ledger.columns import DOINGS
from tieline.ledger.query import Query
from tieline.ledger.search import Sought
from tieline.records.contact import ContactMode
from tieline.records.event import Category
from tieline.web import asked
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()
NAMES = ("q", "who", "since", "until", "kind", "mode", "category", "outlet")


@router.get("/", response_class=HTMLResponse)
def searched(request: Request) -> HTMLResponse:
    """The page of search."""
    told = {name: request.query_params.get(name, "").strip() for name in NAMES}
    with site_of(request).reading() as ledger, refusing("Change what you look for"):
        found = search(ledger, sought_of(told), asked.number("page", request.query_params.get("page"), 1))
        last = last_contact(ledger, found.sought) if found.page == 1 and not told["kind"] else None
        empty = not found.results and not any(told.values()) and not any(ledger.documents(Query(limit=1)))
    tie = found.sought.states if len(found.sought.states) == 2 else None
    return page(request, "search.html", found=found, told=told, empty=empty, tie=tie, last=last)


def sought_of(told: dict[str, str]) -> Sought:
    """What is looked for, from the fields of the form. Raises `RefusedError`."""
    codes, names = parties(told["who"])
    return Sought(
        words=told["q"] or None,
        states=codes,
        names=names,
        since=asked.day("since", told["since"]),
        until=asked.day("until", told["until"]),
        kind=asked.choice("kind", told["kind"], DOINGS),
        mode=asked.choice("mode", told["mode"], tuple(ContactMode)),
        category=asked.choice("category", told["category"], tuple(Category)),
        outlet=told["outlet"] or None,
    )
