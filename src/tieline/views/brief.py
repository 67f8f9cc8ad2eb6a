"""A brief as Markdown and as a page of HTML that stands by itself; both from its plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tieline.views.page import link, page, text
from tieline.views.safe import shown
from tieline.views.wording import MONTHS

Plain = Mapping[str, Any]
_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~])")


def title_of(told: Plain) -> str:
    """ "China – Russia, 1 Jan to 31 Dec 2024"."""
    span = f"{_day(told['since'])} to {_day(told['until'])}" if told["since"] else f"until {_day(told['until'])}"
    return f"{' – '.join(told['names'])}: brief, {span}"


def brief_markdown(told: Plain) -> str:
    """told: as `--json` prints it. Text from reports is escaped, so that none of it acts as Markdown or HTML."""
    return "\n".join(_markdown(told)).rstrip() + "\n"


def _markdown(told: Plain) -> Iterator[str]:
    yield f"# {_plain(title_of(told))}\n"
    for section in told["sections"]:
        yield f"## {section['title']}\n"
        for paragraph in section["paragraphs"]:
            yield " ".join(f"{_plain(s['text'])} {_numbers(s)}" for s in paragraph["sentences"]) + "\n"
        yield from (f"*{_plain(note)}*\n" for note in section["notes"])
    yield "## References\n"
    for reference in told["references"]:
        url = f" <{reference['url']}>" if reference["url"] and re.match(r"https?://[^\s<>]+$", reference["url"]) else ""
        yield f"{reference['number']}. {_plain(source(reference))}{url}"


def _numbers(sentence: Plain) -> str:
    return "\\[" + ", ".join(str(n) for n in _cited(sentence)) + "\\]"


def _cited(sentence: Plain) -> list[int]:
    return sorted({citation["reference"] for citation in sentence["citations"]})


def _plain(value: str) -> str:
    return _ACTIVE.sub(r"\\\1", shown(value))


def source(reference: Plain) -> str:
    """Who published what and when; for a coded file its hash; with the id by which Tieline shows it."""
    if reference["document"] is None:
        return f"Coded data, file {reference['file'][:12]}."
    parts = [reference["outlet"] or "no outlet named", f"“{reference['title'] or 'untitled'}”"]
    day = _day(reference["published"][:10]) if reference["published"] else "no date"
    return f"{', '.join(parts)}, {day} ({reference['document'][:8]})."


def brief_html(told: Plain) -> str:
    """A whole page."""
    return page(title_of(told), brief_body(told))


def brief_body(told: Plain) -> str:
    """The same without head and style, to stand inside another page."""
    return "\n".join(_html(told))


def _html(told: Plain) -> Iterator[str]:
    yield f"<h1>{text(title_of(told))}</h1>"
    rated, measured = _day(told["as_of"]), text(told["snapshot"])
    yield f'<p class="dim">Pledges rated as of {rated}. Measures from snapshot {measured}.</p>'
    for section in told["sections"]:
        yield f"<h2>{text(section['title'])}</h2>"
        for paragraph in section["paragraphs"]:
            yield "<p>" + " ".join(_sentence(sentence) for sentence in paragraph["sentences"]) + "</p>"
        yield from (f'<p class="note">{text(note)}</p>' for note in section["notes"])
    yield '<h2>References</h2><ol class="references">'
    for reference in told["references"]:
        where = link(reference["url"], source(reference))
        yield f'<li id="reference-{reference["number"]}" value="{reference["number"]}">{where}</li>'
    yield "</ol>"


def _sentence(sentence: Plain) -> str:
    marks = ", ".join(f'<a href="#reference-{n}">{n}</a>' for n in _cited(sentence))
    return f"{text(sentence['text'])}<sup>[{marks}]</sup>"


def _day(value: str) -> str:
    year, month, day = value[:10].split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
