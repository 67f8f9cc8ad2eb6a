"""Whatever goes wrong in, a page (or, of the API, an object) that says the reason and the remedy out."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tieline.ledger.errors import (
    AmbiguousIdError,
    ContradictionError,
    LedgerError,
    UnjudgeableError,
    UnknownIdError,
)
from tieline.web.headers import HEADERS
from tieline.web.refused import RefusedError
from tieline.web.site import page

API = "/api/"
TITLES = {
    400: "That cannot be asked", 401: "A token is needed", 403: "Not accepted", 404: "Not here",
    405: "Not accepted", 413: "Too long", 500: "A fault of Tieline", 503: "The ledger cannot be read",
}  # fmt: skip
_OURS = RefusedError(
    500,
    "Something went wrong that is no fault of yours; nothing in the ledger was changed",
    "The terminal in which tieline serve runs says what: please report that",
)
_HTTP = {
    404: ("There is no such page", "Look for what you wanted on the page of search"),
    405: ("This address takes no such request", "Use the links and forms of the desk"),
}


def answer(request: Request, error: RefusedError) -> Response:
    """The answer to a request that is refused."""
    if request.url.path.startswith(API):
        told = {"reason": error.reason, "remedy": error.remedy}
        return JSONResponse(told, error.status, headers=HEADERS)
    title = TITLES.get(error.status, TITLES[400])
    response = page(request, "error.html", status=error.status, title=title, reason=error.reason, remedy=error.remedy)
    response.headers.update(HEADERS)
    return response


def add_handlers(app: FastAPI) -> None:
    """Make every error of an app an answer; none shows what the program was doing."""
    for kind in (RefusedError, LedgerError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _handled)


def _handled(request: Request, error: Exception) -> Response:
    return answer(request, _refusal(error))


def _refusal(error: Exception) -> RefusedError:
    match error:
        case RefusedError():
            return error
        case UnknownIdError():
            return RefusedError(404, _sentence(error.fault), "Search for it, or go back to where its link stands")
        case AmbiguousIdError():
            return RefusedError(400, _sentence(error.fault), error.remedy)
        case ContradictionError() | UnjudgeableError():
            return RefusedError(400, _sentence(error.fault), error.remedy)
        case LedgerError():
            return RefusedError(503, str(error).removesuffix(f". {error.remedy}"), error.remedy)
        case HTTPException():
            return RefusedError(error.status_code, *_HTTP.get(error.status_code, (str(error.detail), "Go back")))
        case RequestValidationError():
            told = error.errors()[0]
            name = ".".join(str(part) for part in told["loc"][1:])
            return RefusedError(400, f"{name}: {told['msg']}", "The documentation of the API says what it takes")
    return _OURS


def _sentence(fault: str) -> str:
    return f"The ledger: {fault}"
