"""/happenings/ID: one doing, each report with its own sentence, and where they differ."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tieline.desk import judge
from tieline.desk.happening import open_happening
from tieline.desk.show import show
from tieline.ledger.ledger import Ledger
from tieline.web.forms import Sent, writing
from tieline.web.refused import RefusedError
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/happenings/{ident}", response_class=HTMLResponse)
def happening(request: Request, ident: str) -> Response:
    """The page of a happening; an id it had before, and that of a record, lead to it."""
    with site_of(request).reading() as ledger:
        opened = open_happening(ledger, ident)
    if opened.id != ident:
        return RedirectResponse(f"/happenings/{opened.id}", 307)
    fields = sorted({field for facet in opened.happening.facets for field in judge.fields(facet.KIND)})
    return page(request, "happening.html", opened=opened, fields=fields)


@router.post("/happenings/{ident}")
def judged(request: Request, ident: str, sent: Sent) -> RedirectResponse:
    """Keep a judgement, or take one back; the page of the happening comes back."""
    with writing(request) as ledger, refusing("Go back to the happening"):
        found = _keep(ledger, ident, sent, by=sent.get("by") or site_of(request).author)
    at = found.happenings[0] if found.happenings else ident
    return RedirectResponse(f"/happenings/{at}" if found.happenings else "/", 303)


def _keep(ledger: Ledger, ident: str, sent: dict[str, str], *, by: str) -> judge.Judged:
    reason = sent.get("reason") or None
    chosen = sent.get("record", "")
    match sent.get("do"):
        case "merge":
            return judge.judge_same(ledger, [ident, sent.get("other", "")], by=by, reason=reason)
        case "split":
            return judge.judge_different(ledger, ident, [chosen] if chosen else [], by=by, reason=reason)
        case "reject":
            return judge.judge_wrong(ledger, chosen or ident, by=by, reason=reason)
        case "correct":
            return judge.correct(
                ledger, chosen or ident, sent.get("field", ""), sent.get("value", ""), by=by, reason=reason
            )
        case "undo":
            return judge.undo(ledger, sent.get("judgement", ""), by=by, reason=reason)
    raise RefusedError(400, "The form does not say what to do", "Use the buttons of the page")


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
