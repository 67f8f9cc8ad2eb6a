"""An app in, served at an address until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens; its port is known before anything is served. Raises `OSError` for an address in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as opened:
        yield opened


def server_of(app: FastAPI) -> uvicorn.Server:
    """A server of the app, not yet running."""
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", server_header=False, access_log=False, lifespan="off")
    )


def run(app: FastAPI, opened: socket.socket) -> None:
    """Serve until interrupted."""
    server_of(app).run(sockets=[opened])
