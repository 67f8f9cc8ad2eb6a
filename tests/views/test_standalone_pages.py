"""Pages that stand by themselves: whatever a report says, it is shown and never acts."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.views.brief import brief_html, brief_markdown
from tieline.views.comparison_html import comparison_html

HOSTILE = '<script>alert(1)</script>" onload="x" [a](javascript:alert(1)) `'
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead", "tbody", "tr", "td", "th", "br",
    "mark", "span", "ul", "ol", "li", "strong", "sup", "a",
}  # fmt: skip


def _comparison(text: str, url: str | None = None) -> dict[str, Any]:
    side = {"document": "0" * 16, "title": text, "outlet": text, "url": url, "published": "2025-01-01", "zone": text}
    quoted = {"document": "0" * 16, "start": 0, "end": 1, "text": text, "records": []}
    difference = {"what": "number", "one": text, "other": text}
    pair = {
        "one": quoted, "other": quoted, "relation": "different_in_fact", "likeness": 0.9, "differences": [difference],
    }  # fmt: skip
    field = {"field": "when", "one": text, "other": text, "verdict": "time_zone", "note": text}
    left = {"what": "pledge", "name": text, "text": text}
    return {
        "one": side, "other": side, "pairs": [pair], "only_one": [quoted], "only_other": [quoted],
        "contact": {"sameness": "same", "reason": text, "fields": [field]},
        "left_out_by_one": [left], "left_out_by_other": [left],
    }  # fmt: skip


def _brief(text: str, url: str | None = None) -> dict[str, Any]:
    sentence = {"text": text, "citations": [{"reference": 1}], "entries": []}
    return {
        "names": [text, text], "since": None, "until": "2025-01-01", "as_of": "2025-01-01", "snapshot": text,
        "sections": [{"key": "said", "title": "Said", "paragraphs": [{"sentences": [sentence]}], "notes": [text]}],
        "references": [
            {"number": 1, "document": "0" * 16, "title": text, "outlet": text, "published": None, "url": url, "file": None}
        ],
    }  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def _read(page: str) -> _Tags:
    found = _Tags()
    found.feed(page)
    return found


@pytest.mark.parametrize("text", [HOSTILE, "</style></title><script>", "a & b < c"])
@pytest.mark.parametrize("url", [None, "javascript:alert(1)", 'https://a.example/"><script>', "data:text/html,x"])
def test_hostile_text_and_addresses_do_not_act(text: str, url: str | None) -> None:
    for page in (comparison_html(_comparison(text, url)), brief_html(_brief(text, url))):
        found = _read(page)
        assert found.tags <= TAGS
        assert not any(name.startswith("on") for name in found.attributes)
        assert all(link.startswith(("https://", "http://", "#")) for link in found.links)


@given(st.text(max_size=60))
def test_any_text_gives_the_same_tags(text: str) -> None:
    assert _read(brief_html(_brief(text))).tags <= TAGS
    assert _read(comparison_html(_comparison(text or "x"))).tags <= TAGS


def test_markdown_escapes_what_would_act() -> None:
    written = brief_markdown(_brief(HOSTILE, "https://a.example/x"))
    assert "<script>" not in written.replace("\\<script\\>", "")
    assert "[a](" not in written
    assert "<https://a.example/x>" in written
