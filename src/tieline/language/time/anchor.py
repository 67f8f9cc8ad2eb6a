"""The day a report counts from: a parsed document in, a day out, or None; and what is wrong with a day it gives itself.

The day of publication is that of the document's zone, else of its own offset. A day the report gives itself comes
first, where it lies at most a week before publication: that of its dateline ("BEIJING, Jan. 21"), or one on a line of
its own above the text ("Via Teleconference (July 18, 2022)").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tieline.language.blocks import BlockKind
from tieline.language.parse import Parsed
from tieline.language.time.expressions import recognise
from tieline.language.time.grammar import Node
from tieline.language.time.values import Setting, Unsettled
from tieline.records.document import Document

# A report may name a day its own zone has not reached yet, and may be a week on its way.
_AHEAD, _AGE = timedelta(days=1), timedelta(days=7)
# Lines above the text are short, and few.
_HEAD_LINES, _HEAD_WORDS = 5, 10


def report_day(parsed: Parsed) -> date | None:
    """The day a report counts from; None where neither its publication nor the report itself tells it."""
    published = _published_day(parsed.document)
    for node in _own_days(parsed):
        day, fault = _checked(node, published)
        if day is not None and fault is None:
            return day
    return published


def dateline_fault(parsed: Parsed) -> str | None:
    """Why the day in a report's dateline is not used; None where it is, or where there is none."""
    if parsed.dateline is None:
        return None
    published = _published_day(parsed.document)
    faults = [_checked(node, published)[1] for node in _days_in(parsed.dateline.normal.text)]
    return next((f"{parsed.dateline.normal.text.strip()!r}: {fault}" for fault in faults if fault), None)


def _checked(node: Node, published: date | None) -> tuple[date | None, str | None]:
    """The day a node tells, and what speaks against it."""
    assert node.value is not None
    try:
        day = node.value.settle(Setting(published))[0].start
    except Unsettled as reason:
        return None, str(reason)
    if published is not None and not -_AHEAD <= published - day <= _AGE:
        return day, f"it lies more than a week from the publication on {published}"
    return day, None


def _own_days(parsed: Parsed) -> Iterator[Node]:
    if parsed.dateline is not None:
        yield from _days_in(parsed.dateline.normal.text)
    titles = [block.normal.text for block in parsed.blocks if block.kind is BlockKind.HEADLINE]
    body = [block.normal.text for block in parsed.blocks if block.kind is BlockKind.PARAGRAPH]
    for line in (*titles, *takewhile(lambda text: len(text.split()) <= _HEAD_WORDS, body[:_HEAD_LINES])):
        for node in _days_in(line):
            around = line[: node.start].rstrip(), line[node.end :].strip()
            alone = not any(character.isalnum() for side in around for character in side)
            if node.value is not None and node.value.kind == "day" and (alone or _bracketed(*around)):
                yield node


def _bracketed(before: str, behind: str) -> bool:
    return before.endswith("(") and behind.startswith(")") and not behind[1:].strip(" *_.")


def _days_in(text: str) -> list[Node]:
    return [
        node for node in recognise(text) if node.value is not None and node.value.kind in ("day", "date", "refused")
    ]


def _published_day(document: Document) -> date | None:
    published = document.published
    if not isinstance(published, datetime):
        return published
    if document.zone is not None:
        try:
            return published.astimezone(ZoneInfo(document.zone)).date()
        except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
            return published.date()  # a zone nobody knows: the moment's own offset still tells its day
    return published.date()
