"""The app: its pages, its API, its files, and the guard before all of them."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from tieline.version import __version__
from tieline.web.api import described, entries, listings, ties
from tieline.web.api.params import REFUSALS
from tieline.web.faults import add_handlers
from tieline.web.guard import Guard
from tieline.web.pages import (
    brief,
    changes,
    claims,
    compare,
    document,
    happening,
    network,
    phrases,
    pledges,
    search,
    tie,
)
from tieline.web.site import Site

PAGES = (search, changes, happening, document, tie, pledges, claims, phrases, network, compare, brief)
STATIC = Path(__file__).parent / "static"


def create_app(site: Site, *, local: bool = True, token: str | None = None) -> FastAPI:
    """The desk over one ledger.

    local: it is bound to this machine alone, and answers to no other name. token: what every request must bring.
    """
    app = FastAPI(title="Tieline", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    app.add_middleware(Guard, local=local, token=token)
    add_handlers(app)
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
    for part in (listings, entries, ties):
        app.include_router(part.router, prefix="/api/v1", responses=REFUSALS)
    app.include_router(described.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
