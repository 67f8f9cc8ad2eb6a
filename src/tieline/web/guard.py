"""Between the browser and the pages: who may ask, what may be sent, and what a page may do.

On this machine only, a request must name this machine (against DNS rebinding). Elsewhere, and wherever a token is set,
it must bring the token. What is sent by POST must come from a page of this site and bring its signed token.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tieline.web.faults import answer
from tieline.web.headers import HEADERS
from tieline.web.refused import RefusedError
from tieline.web.signing import Signer, new_session

SESSION = "tieline_session"
ACCESS = "tieline_access"
FIELD = "csrf"
FILES = "/static/"
LARGEST = 64 * 1024  # bytes of a form; the longest reason a person writes is far shorter
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """Middleware. local: the site is bound to this machine alone. token: what a request must bring, if anything."""

    def __init__(self, app: ASGIApp, *, local: bool, token: str | None) -> None:
        self._app = app
        self._local = local
        self._token = token
        self._forms = Signer()
        self._access = Signer(token.encode()) if token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, hand it on, and put the headers on the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        session = _cookie(request, SESSION) or new_session()
        scope["tieline.csrf"] = self._forms.sign("form", session)
        known = bool(_cookie(request, SESSION))
        cookie = None if known else f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Lax"
        sending = _with_headers(send, cookie, "no-cache" if request.url.path.startswith(FILES) else "no-store")
        try:
            self._check_host(request)
            if entered := self._enter(request):
                await entered(scope, receive, sending)
                return
            self._check_access(request)
            if request.method not in ("GET", "HEAD", "OPTIONS"):
                receive = await self._check_form(request, session)
        except RefusedError as error:
            await answer(request, error)(scope, receive, sending)
            return
        await self._app(scope, receive, sending)

    def _check_host(self, request: Request) -> None:
        if not self._local:
            return
        try:
            named = urlsplit(f"//{request.headers.get('host', '')}").hostname
        except ValueError:
            named = None
        if named not in _LOCAL:
            raise RefusedError(
                400,
                "This desk answers on this machine alone, and the request names another host",
                "Open http://127.0.0.1 with the port that tieline serve printed",
            )

    def _enter(self, request: Request) -> RedirectResponse | None:
        """A browser that brings the token in the address gets a cookie instead, and the address without it."""
        brought = request.query_params.get("token")
        if self._access is None or self._token is None or brought is None or request.method != "GET":
            return None
        if not self._access.holds("token", brought, self._access.sign("token", self._token)):
            return None
        rest = request.url.remove_query_params("token")
        response = RedirectResponse(f"{rest.path}{'?' + rest.query if rest.query else ''}", 303)
        response.set_cookie(ACCESS, self._access.sign("access", "granted"), httponly=True, samesite="lax", path="/")
        return response

    def _check_access(self, request: Request) -> None:
        if self._access is None or self._token is None or request.url.path.startswith(FILES):
            return
        kind, _, bearer = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._access.holds("token", bearer, self._access.sign("token", self._token)):
            return
        if self._access.holds("access", "granted", _cookie(request, ACCESS) or ""):
            return
        raise RefusedError(
            401,
            "This desk asks for its token",
            "Open the address that tieline serve printed, with ?token=... at its end; programs send the header "
            "Authorization: Bearer TOKEN",
        )

    async def _check_form(self, request: Request, session: str) -> Receive:
        """Where a form comes from and that it is one of ours; gives what it sends once more."""
        if not _same_site(request.headers):
            raise RefusedError(403, "The form comes from another site", "Fill it in on a page of this desk")
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise RefusedError(413, f"The form is larger than {LARGEST:,} bytes", "Shorten what you wrote")
        sent = parse_qs(body.decode("utf-8", "replace")).get(FIELD, [""])[0]
        if _cookie(request, SESSION) is None or not self._forms.holds("form", session, sent):
            raise RefusedError(
                403,
                "The form is not one that this desk gave to this browser; it may be from before a restart",
                "Go back, load the page again and send it once more",
            )
        return _replay(body)


def _same_site(headers: Headers) -> bool:
    """Whether the browser says that a form is from this site; one that says nothing must bring the token alone."""
    origin = headers.get("origin")
    if origin is not None:
        try:
            return urlsplit(origin).netloc == headers.get("host")
        except ValueError:
            return False
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _cookies(request: Request) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(request.headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _cookie(request: Request, name: str) -> str | None:
    return _cookies(request).get(name)


def _replay(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send, cookie: str | None, kept: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["cache-control"] = kept
            if cookie is not None:
                headers.append("set-cookie", cookie)
        await send(message)

    return sending
