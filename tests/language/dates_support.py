"""Reads a sentence of our own and writes its times as the tables of the tests do: "Tuesday = 2025-01-21 day"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pytest

from tieline.language.parse import parse
from tieline.language.time.dates import read_times
from tieline.language.time.expression import TimeExpression
from tieline.records.document import Document

Row = tuple[str, str, tuple[str, ...]]


def times_in(
    text: str, published: date | datetime | None, *, zone: str | None = None, title: str | None = None
) -> tuple[tuple[str, TimeExpression], ...]:
    """The expressions of a text, each with its words as stored."""
    if title is not None:
        document = Document(text=f"{text}\n\n{title}", title=title, title_start=len(text) + 2, published=published,
                            language="en", zone=zone)  # fmt: skip
    else:
        document = Document(text=text, published=published, language="en", zone=zone)
    parsed = parse(document)
    return tuple((parsed.text(parsed.doc[t.first], parsed.doc[t.last]), t) for t in read_times(parsed))


def written(words: str, time: TimeExpression) -> str:
    """One line: words = start..end precision, one date where both are the same, "?" where it stays unresolved."""
    when = time.when
    if when is None:
        return f"{words} = ?"
    span = when.start.isoformat() if when.start == when.end else f"{when.start.isoformat()}..{when.end.isoformat()}"
    return f"{words} = {span} {when.precision}"


def lines(text: str, published: str | None, **more: str) -> list[str]:
    """All expressions of a text in the form of the tables. published: ISO date or moment."""
    moment: date | datetime | None = None
    if published is not None:
        moment = datetime.fromisoformat(published) if len(published) > 10 else date.fromisoformat(published)
    return [written(words, time) for words, time in times_in(text, moment, **more)]


def table(rows: Iterable[Row]) -> pytest.MarkDecorator:
    """Rows (published, sentence, expected lines) as a parametrised test."""
    return pytest.mark.parametrize(
        ("published", "sentence", "expected"), [pytest.param(*row, id=f"{row[1][:60]}@{row[0]}") for row in rows]
    )
