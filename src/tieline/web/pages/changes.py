"""/changes: what the ledger tells now and did not tell on a day."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.desk.changes import changes
from tieline.web import asked
from tieline.web.refused import asked as refusing
from tieline.web.site import page, site_of

router = APIRouter()


@router.get("/changes", response_class=HTMLResponse)
def changed(request: Request) -> HTMLResponse:
    """The page of what changed; since the last working day, where no day is named."""
    today = date.today()  # noqa: DTZ011  # where the desk is
    since = asked.day("since", request.query_params.get("since")) or _last_working_day(today)
    with site_of(request).reading() as ledger, refusing("Name a day that has been"):
        found = changes(ledger, since, today)
    return page(request, "changes.html", found=found)


def _last_working_day(today: date) -> date:
    back = {0: 3, 6: 2}.get(today.weekday(), 1)
    return today - timedelta(days=back)
