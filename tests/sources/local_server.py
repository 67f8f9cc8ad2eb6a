"""A server on 127.0.0.1 that answers what a test puts into it, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    changed: str | None = None


@dataclass
class LocalServer:
    url: str
    replies: dict[str, Reply]
    asked: list[tuple[str, dict[str, str]]]

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def local_server(**_: object) -> Iterator[LocalServer]:
    replies: dict[str, Reply] = {}
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            sent = {name.lower(): value for name, value in self.headers.items()}
            asked.append((self.path, sent))
            reply = replies.get(self.path, Reply(b"not here", status=404))
            unchanged = (reply.etag is not None and sent.get("if-none-match") == reply.etag) or (
                reply.changed is not None and sent.get("if-modified-since") == reply.changed
            )
            self.send_response(304 if unchanged else reply.status)
            body = b"" if unchanged else reply.body
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(body)))
            known = {"ETag": reply.etag, "Last-Modified": reply.changed, **reply.headers}
            for name, value in known.items():
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield LocalServer(f"http://127.0.0.1:{server.server_port}", replies, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
