"""Ties, their rows, the network, formulas and briefs, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from tieline.desk.brief import brief
from tieline.desk.network import network_report
from tieline.desk.phrases import history
from tieline.ledger.query import Query as Asked
from tieline.web.api.params import Answer, Between, End, Items, Since, Until, codes, ends
from tieline.web.refused import asked
from tieline.web.site import site_of

router = APIRouter()


@router.get("/ties/{one}/{other}", summary="How a tie is doing")
def tie(request: Request, one: End, other: End, since: Since = None, until: Until = None) -> Answer:
    """Every measure with its interval, or why it says nothing."""
    with asked("Name two different ends and a span of days"):
        return site_of(request).ties.report(*ends(one, other), since, until).plain()


@router.get("/ties/{one}/{other}/rows", summary="What a measure rests on")
def rows(request: Request, one: End, other: End, measure: str, since: Since = None, until: Until = None) -> Items:
    """The happenings or pledges that a measure of a tie counted."""
    ties = site_of(request).ties
    with asked("Name two different ends and a measure"):
        report = ties.report(*ends(one, other), None, None)
        return Items(items=[] if report.nothing else ties.rows(report, measure, since, until), more=False)


@router.get("/brief/{one}/{other}", summary="A briefing on a tie")
def briefing(
    request: Request, one: End, other: End, since: Since = None, until: Until = None, long: bool = False
) -> Answer:
    """Sentences, each with what it rests on, and the references."""
    site = site_of(request)
    with site.reading() as ledger, asked("Name two different ends and a span of days"):
        return brief(ledger, *ends(one, other), since=since, until=until, coded=site.coded, long=long).plain()


@router.get("/phrases", summary="The history of a formula")
def phrases(
    request: Request, phrase: Annotated[str, Query(max_length=200)], between: Between = [], since: Since = None,  # noqa: B006
    until: Until = None,
) -> Answer:  # fmt: skip
    """First and last use, how often, by speaker, outlet and tie."""
    with site_of(request).reading() as ledger, asked():
        return history(ledger, phrase, Asked(between=codes(between), since=since, until=until)).plain()


@router.get("/network", summary="What all ties together say")
def network(
    request: Request,
    of: Annotated[list[str], Query(max_length=2, description="No state, one or two")] = [],  # noqa: B006
    since: Since = None,
    until: Until = None,
) -> Answer:
    """Groups of states; of one whom it is close to; of two how alike they treat all others."""
    site = site_of(request)
    with asked("Name no state, one, or two different ones"):
        return network_report(site.ledger, codes(of), since=since, until=until, coded=site.coded).plain()
