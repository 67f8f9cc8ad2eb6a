"""/api/openapi.json, which describes the API, and /api/docs, which shows that to a person."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tieline.web.site import page

router = APIRouter(include_in_schema=False)


@router.get("/api/openapi.json")
def openapi(request: Request) -> dict[str, Any]:
    """The description of the API, OpenAPI 3.1."""
    described: dict[str, Any] = request.app.openapi()
    return described


@router.get("/api/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The same as a page."""
    return page(request, "api.html", described=request.app.openapi())
