"""Which event of a text its headline tells: one act, told twice in one document.

In: a document and its events. Out: pairs of a headline's event and one below it that can be the same act, best first
by their sort key. A headline sums up what follows, so its act is the first below it that answers; an act told again
further down may be another one and stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.merging.parties import parties, sides
from tieline.records.document import Document
from tieline.records.event import Event


def retold(
    document: Document, headlines: Iterable[Event], events: Iterable[Event]
) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Sort key, id of an event of the headline, id of the event below it that tells the same act.

    headlines: events that may be the headline's, those that already belong to another record left out.
    """
    title = _title(document)
    if title is None:
        return
    below = [event for event in events if not _inside(event, title)]
    for event in headlines:
        if _inside(event, title):
            for other in below:
                if _one_act(event, other):
                    yield (_start(other), _start(event)), event.id, other.id


def _title(document: Document) -> tuple[int, int] | None:
    """Where the title stands: behind the text, or at its opening."""
    if document.title_start is not None:
        return document.title_start, len(document.text)
    title = (document.title or "").strip()
    start = len(document.text) - len(document.text.lstrip())
    return (start, start + len(title)) if title and document.text.startswith(title, start) else None


def _one_act(event: Event, other: Event) -> bool:
    """One category and aspect, the same two sides in the same parts, and no two different days.

    A headline says "China" where the text names a minister.
    """
    if event.category is None or (event.category, event.aspect) != (other.category, other.aspect):
        return False
    if event.when is not None and other.when is not None and event.when.bounds() != other.when.bounds():
        return False
    if sides(event.actors) != sides(other.actors) or sides(event.recipients) != sides(other.recipients):
        return False
    return len(sides(parties(event))) > 1


def _inside(event: Event, title: tuple[int, int]) -> bool:
    return title[0] <= _start(event) < title[1]


def _start(event: Event) -> int:
    return min(e.start for e in event.spans(*event.ANCHOR))
