"""Whatever a report holds, its text is text: nothing of it runs, links or turns the line around."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

FROM = ("/", "/changes?since=2020-01-01", "/ties/ESP/NGA", "/brief?one=ESP&other=NGA", "/phrases?phrase=script",
        "/phrases?phrase=that+day", "/phrases?one=ESP&other=NGA")  # fmt: skip
ALLOWED = {"href", "src", "action"}


class Seen(HTMLParser):
    """What a browser would make of a page: its elements, and where they lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append(tag)
        for name, value in attrs:
            if name in ALLOWED:
                self.addresses.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)


def walk(client: TestClient) -> list[str]:
    """Every page that can be reached from the search."""
    pages, waiting = {}, list(FROM)
    while waiting:
        path = waiting.pop()
        if path in pages or not path.startswith("/") or path.startswith(("/static/", "/api/")):
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 404), (path, answer.status_code)
        pages[path] = answer.text
        waiting += [address.split("#")[0] for address in Seen(answer.text).addresses]
    return list(pages.values())


def test_hostile_words_are_inert_on_every_page(hostile: TestClient) -> None:
    pages = walk(hostile)
    assert len(pages) > 5
    assert any("alert(1)" in page for page in pages)
    for page in pages:
        seen = Seen(page)
        assert seen.elements.count("script") == 1
        assert "img" not in seen.elements
        assert not seen.handlers
        assert all(address.startswith(("/", "#")) for address in seen.addresses), seen.addresses
        assert "\u202e" not in re.sub("<input[^>]*>", "", page)  # what a form sends back is what the ledger holds
        assert "{{7*7}}" in page or "7*7" not in page


@pytest.mark.parametrize(
    "wish", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "{{7*7}}", "\u202e", "%00"]
)
@pytest.mark.parametrize("field", ["q", "who", "since", "until", "kind", "mode", "category", "outlet", "page"])
def test_hostile_wishes_are_inert(client: TestClient, field: str, wish: str) -> None:
    answer = client.get("/", params={field: wish})
    assert answer.status_code in (200, 400)
    seen = Seen(answer.text)
    assert seen.elements.count("script") == 1
    assert "img" not in seen.elements
    assert not seen.handlers


@pytest.mark.parametrize(
    "path", ["/ties/USA/RUS?", "/brief?one=USA&other=RUS&", "/api/v1/network?", "/api/v1/brief/USA/RUS?"]
)
@pytest.mark.parametrize("days", ["until=0001-01-01", "since=9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_refused(client: TestClient, path: str, days: str) -> None:
    answer = client.get(path + days)
    assert answer.status_code == 400
    assert "calendar" in answer.text
