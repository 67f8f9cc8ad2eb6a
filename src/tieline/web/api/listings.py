"""Contacts, events, statements, pledges, claims and documents, as the listing commands print them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request

from tieline.desk.listing import list_documents, list_happenings
from tieline.desk.plain import plain_document
from tieline.ledger.query import Query as Asked
from tieline.web.api.params import AsOf, Between, Items, Limit, Since, Text, Until, codes
from tieline.web.refused import asked
from tieline.web.site import site_of

router = APIRouter()


@router.get("/contacts", summary="Who met, called or wrote to whom")
def contacts(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100,
) -> Items:  # fmt: skip
    """One entry for each meeting however many reports tell it, by day."""
    return _happenings(request, "contact", between, since, until, text, as_of, limit)


@router.get("/events", summary="Who did what to whom")
def events(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100,
) -> Items:  # fmt: skip
    """By the PLOVER categories."""
    return _happenings(request, "event", between, since, until, text, as_of, limit)


@router.get("/statements", summary="Who said what")
def statements(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100,
) -> Items:  # fmt: skip
    """Directly or as reported, by the day of the report."""
    return _happenings(request, "statement", between, since, until, text, as_of, limit)


@router.get("/pledges", summary="Who promised what")
def pledges(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100, once: bool = False,
) -> Items:  # fmt: skip
    """How firmly and by when; `once` leaves out what only repeats an earlier pledge."""
    return _happenings(request, "pledge", between, since, until, text, as_of, limit, once=once)


@router.get("/claims", summary="What was claimed about ties")
def claims(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100,
) -> Items:  # fmt: skip
    """That one is stable, resilient, improving."""
    return _happenings(request, "claim", between, since, until, text, as_of, limit)


@router.get("/documents", summary="The reports in the ledger")
def documents(
    request: Request, between: Between = [], since: Since = None, until: Until = None, text: Text = None,  # noqa: B006
    as_of: AsOf = None, limit: Limit = 100,
) -> Items:  # fmt: skip
    """And how much each tells."""
    with site_of(request).reading() as ledger, asked():
        found = list_documents(ledger, _query(between, since, until, text, as_of, limit))
        return _items((plain_document(entry) for entry in found), limit)


def _happenings(
    request: Request, kind: str, between: list[str], since: date | None, until: date | None, text: str | None,
    as_of: datetime | None, limit: int, *, once: bool = False,
) -> Items:  # fmt: skip
    with site_of(request).reading() as ledger, asked():
        query = _query(between, since, until, text, as_of, limit)
        with closing(list_happenings(ledger, kind, query, once=once)) as found:  # type: ignore[type-var]
            return _items((row.plain() for row in found), limit)


def _query(
    between: list[str], since: date | None, until: date | None, text: str | None, as_of: datetime | None, limit: int
) -> Asked:
    return Asked(between=codes(between), since=since, until=until, text=text or None, as_of=as_of, limit=limit + 1)


def _items(found: Iterator[dict[str, Any]], limit: int) -> Items:
    told = list(islice(found, limit + 1))
    return Items(items=told[:limit], more=len(told) > limit)
