"""/pledges: who promised what, and what came of it, which a person confirms or says otherwise."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from tieline.desk import follow as desk
from tieline.ledger.ledger import Ledger
from tieline.records.pledge import Outcome
from tieline.web import asked
from tieline.web.forms import Sent, writing
from tieline.web.pages.sought import sought
from tieline.web.refused import RefusedError
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/pledges", response_class=HTMLResponse)
def pledges(request: Request) -> HTMLResponse:
    """The ledger of pledges, newest first."""
    found, told = sought(request, "pledge")
    return page(request, "pledges.html", found=found, told=told)


@router.get("/pledges/{ident}", response_class=HTMLResponse)
def pledge(request: Request, ident: str) -> HTMLResponse:
    """What came of one pledge, on what evidence."""
    with site_of(request).reading() as ledger, refusing("The ledger of pledges lists them"):
        followed = desk.follow(ledger, ident, _today())
        evidence = [(desk.evidence_id(finding), finding) for finding in followed.findings]
        reports = ledger.reports([finding.passage.document for finding in followed.findings])
    return page(request, "pledge.html", followed=followed, evidence=evidence, reports=reports, outcomes=list(Outcome))


@router.post("/pledges/{ident}")
def judged(request: Request, ident: str, sent: Sent) -> RedirectResponse:
    """Keep what a person says of a pledge; the page of it comes back."""
    with writing(request) as ledger, refusing("Go back to the pledge"):
        id_ = _keep(ledger, ident, sent, sent.get("by") or site_of(request).author)
    return RedirectResponse(f"/pledges/{id_}", 303)


def _keep(ledger: Ledger, ident: str, sent: dict[str, str], author: str) -> str:
    match sent.get("do"):
        case "confirm":
            outcome = asked.choice("outcome", sent.get("outcome"), tuple(Outcome))
            found = desk.confirm(
                ledger, ident, _today(), author=author, outcome=Outcome(outcome) if outcome else None,
                reason=sent.get("reason") or None,
            )  # fmt: skip
        case "reject":
            found = desk.reject(ledger, ident, _today(), author=author, evidence=(sent.get("evidence", ""),))
        case "undo":
            found = desk.undo(ledger, ident, _today())
        case _:
            raise RefusedError(400, "The form does not say what to do", "Use the buttons of the page")
    return found.happening.id


def _today() -> date:
    return date.today()  # noqa: DTZ011  # where the desk is
