"""One entry, a search, and what changed, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from tieline.desk.changes import changes
from tieline.desk.compare import compare_stored
from tieline.desk.follow import follow
from tieline.desk.search import parties, search
from tieline.desk.show import show
from tieline.ledger.search import Sought
from tieline.records.contact import ContactMode
from tieline.records.event import Category
from tieline.web.api.params import Answer, Id, Since, Text, Until
from tieline.web.refused import asked
from tieline.web.site import site_of

router = APIRouter()


@router.get("/entries/{ident}", summary="One entry, opened")
def entry(request: Request, ident: Id) -> Answer:
    """A document, a record or a happening, with its sentences, reports and disagreements."""
    with site_of(request).reading() as ledger:
        return show(ledger, ident).plain()


@router.get("/pledges/{ident}", summary="What came of a pledge")
def pledge(
    request: Request, ident: Id, on: Annotated[date | None, Query(description="The day for which it is asked")] = None
) -> Answer:
    """Later reports that speak for or against it, and its status."""
    with site_of(request).reading() as ledger, asked("/api/v1/pledges lists pledges"):
        return follow(ledger, ident, on or _today()).plain()


@router.get("/search", summary="Search, newest first")
def searched(
    request: Request,
    q: Text = None,
    who: Annotated[str, Query(max_length=300, description="States and names, divided by commas")] = "",
    since: Since = None,
    until: Until = None,
    kind: str | None = None,
    mode: ContactMode | None = None,
    category: Category | None = None,
    outlet: str | None = None,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Answer:
    """A page of happenings with the facets that narrow it."""
    states, names = parties(who)
    with site_of(request).reading() as ledger, asked():
        sought = Sought(words=q or None, states=states, names=names, since=since, until=until, kind=kind, mode=mode,
                        category=category, outlet=outlet)  # fmt: skip
        return search(ledger, sought, page).plain()


@router.get("/changes", summary="What changed since a day")
def changed(request: Request, since: date) -> Answer:
    """New contacts, announced visits, pledges, what falls due, and what is told no more."""
    with site_of(request).reading() as ledger, asked("Name a day that has been"):
        return changes(ledger, since, _today()).plain()


@router.get("/compare", summary="Two readouts side by side")
def compared(request: Request, one: str, other: str) -> Answer:
    """What both say, what only one says, and where they differ."""
    with site_of(request).reading() as ledger, asked("Name two different reports by their ids"):
        return compare_stored(ledger, one, other).plain()


def _today() -> date:
    return date.today()  # noqa: DTZ011  # where the desk is
