"""What a form sends in, its fields out; the guard has seen that it is one of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from tieline.ledger.ledger import Ledger
from tieline.web.refused import RefusedError, asked
from tieline.web.site import site_of


async def _fields(request: Request) -> dict[str, str]:
    body = (await request.body()).decode("utf-8", "replace")
    with asked("Use the forms of the desk"):
        return {name: value.strip() for name, value in parse_qsl(body, max_num_fields=50)}


Sent = Annotated[dict[str, str], Depends(_fields)]
"""The fields of a form by name, the last of those that share one."""


@contextmanager
def writing(request: Request) -> Iterator[Ledger]:
    """The ledger, opened for a judgement. Raises `RefusedError` where it cannot be written."""
    site = site_of(request)
    if not site.writable:
        raise RefusedError(403, f"{site.ledger.name} cannot be written by you", "Give yourself the right to write it")
    with site.writing() as ledger:
        yield ledger
