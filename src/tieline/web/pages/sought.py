"""A listing of one kind with its form: what was typed into it, and what answers."""

from __future__ import annotations

from fastapi import Request

from tieline.desk.search import Found, parties, search
from tieline.ledger.search import Sought
from tieline.web import asked
from tieline.web.refused import asked as refusing
from tieline.web.site import site_of

NAMES = ("q", "who", "since", "until")


def sought(request: Request, kind: str) -> tuple[Found, dict[str, str]]:
    """Entries of a kind, newest first, and the fields of the form as they were filled in."""
    told = {name: request.query_params.get(name, "").strip() for name in NAMES}
    codes, names = parties(told["who"])
    with site_of(request).reading() as ledger, refusing("Change what you look for"):
        wanted = Sought(words=told["q"] or None, states=codes, names=names, kind=kind,
                        since=asked.day("since", told["since"]), until=asked.day("until", told["until"]))  # fmt: skip
        return search(ledger, wanted, asked.number("page", request.query_params.get("page"), 1)), told
