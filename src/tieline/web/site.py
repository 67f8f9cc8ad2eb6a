"""What all pages stand on: the ledger that is shown, and how a page is made of a template and values."""

from __future__ import annotations

import functools
import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from tieline.desk.tie_page import Ties
from tieline.ledger.errors import ReadOnlyError
from tieline.ledger.ledger import Ledger
from tieline.web.templating import environment


@dataclass(frozen=True)
class Site:
    """ledger: the file. coded: folders of coded tables; none means the one beside the ledger. writable: whether
    judgements can be kept. author: whose they are, unless the form says otherwise."""

    ledger: Path
    coded: tuple[Path, ...] = ()
    writable: bool = True
    author: str = ""

    @functools.cached_property
    def ties(self) -> Ties:
        """What was worked out of ties, as far as it still holds."""
        return Ties(self.ledger, self.coded)

    def reading(self) -> Ledger:
        """The ledger, opened for reading; a context manager. Raises `LedgerError`."""
        return Ledger(self.ledger, read_only=True)

    def writing(self) -> Ledger:
        """The ledger, opened for judgements; a context manager. Raises `LedgerError`."""
        return Ledger(self.ledger)


def open_site(ledger: Path, coded: tuple[Path, ...] = ()) -> Site:
    """The site of a ledger, which is made where it is missing and brought up to date; one that cannot be written is
    shown without its forms. Raises `LedgerError`."""
    try:
        Ledger(ledger).close()
    except ReadOnlyError:
        Ledger(ledger, read_only=True).close()
        return Site(ledger, coded, writable=False)
    return Site(ledger, coded, author=getpass.getuser())


def site_of(request: Request) -> Site:
    """The site a request is made to."""
    site: Site = request.app.state.site
    return site


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page: the template with its values."""
    told = {"request": request, "site": site_of(request), "csrf": request.scope.get("tieline.csrf", ""), **values}
    return HTMLResponse(environment().get_template(template).render(told), status)
