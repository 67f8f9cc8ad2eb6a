"""One visit to one feed: asked whether it changed, its new entries read, the next visit set."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tieline.records.document import Document
from tieline.sources.defaults import Defaults, Note
from tieline.sources.fault import SourceFault
from tieline.sources.feed import carries_text, document_of
from tieline.sources.feed_entries import Entry, Feed, read_entries
from tieline.sources.opened import SourceError
from tieline.sources.web.fetch import Answer, Web
from tieline.sources.web.pace import Pace
from tieline.sources.web.page import read_answer, refuse_status
from tieline.sources.web.watch_list import WatchedFeed
from tieline.sources.web.watch_state import FeedState, WatchState

LONGEST_BACK_OFF = 24 * 3600.0  # seconds; a feed that fails is asked again after twice the time, up to a day
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Polled:
    """What one entry of a feed gave: documents and faults."""

    key: str
    found: tuple[Document | SourceFault, ...]


class Poll:
    """Visits feeds through one `Web`, at one `Pace`, with one `WatchState`."""

    def __init__(self, web: Web, pace: Pace, state: WatchState, note: Note) -> None:
        self._web = web
        self._pace = pace
        self._state = state
        self._note = note

    def visit(self, feed: WatchedFeed, now: float) -> Iterator[Polled]:
        """The new entries of a feed, one by one; whoever takes them says when each is safe (`WatchState.tried`).

        now: seconds since 1970. A feed that cannot be had is told, and asked again later and later.
        """
        known = self._state.feed(feed.url)
        try:
            answer = self._asked(feed, known)
            if answer.status == _NOT_MODIFIED:
                self._note(feed.url, "has not changed")
                self._state.keep(feed.url, replace(known, due=now + 60 * feed.every, failures=0))
                return
            refuse_status(answer)
            entries = read_entries(answer.body, answer.url, answer.headers.get("content-type"))
        except SourceError as error:
            failures = known.failures + 1
            wait = max(min(60 * feed.every * 2.0**failures, LONGEST_BACK_OFF), self._retry_after)
            self._state.keep(feed.url, replace(known, due=now + wait, failures=failures))
            yield Polled("", (error.fault(feed.url),))
            return
        wanted = [entry for entry in entries.entries if self._state.wants(feed.url, key_of(entry))]
        self._note(feed.url, f"{len(wanted)} new of {len(entries.entries)} entries")
        for entry in wanted:
            yield Polled(key_of(entry), tuple(self._entry(feed, entries, entry, answer)))
        # Only now: a visit cut off before its end is made again, and asks for the whole feed.
        etag, changed = answer.headers.get("etag"), answer.headers.get("last-modified")
        open_pages = any(self._state.wants(feed.url, key_of(entry)) for entry in wanted)
        told = FeedState(None, None) if open_pages else FeedState(etag, changed)
        self._state.keep(feed.url, replace(told, due=now + 60 * feed.every))

    def _asked(self, feed: WatchedFeed, known: FeedState) -> Answer:
        self._retry_after = 0.0
        said = {"If-None-Match": known.etag, "If-Modified-Since": known.changed}
        answer = self._get(feed.url, {name: value for name, value in said.items() if value})
        self._retry_after = _retry_after(answer)
        return answer

    def _get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        self._pace.wait(url, self._web.rules(url).delay())
        return self._web.get(url, headers)

    def _entry(self, feed: WatchedFeed, told: Feed, entry: Entry, answer: Answer) -> Iterator[Document | SourceFault]:
        known = Defaults(
            outlet=feed.outlet, zone=feed.zone, language=feed.language, address=answer.url, retrieved=answer.retrieved
        )
        name = entry.url or f"{feed.url}:{entry.number}"
        try:
            if entry.url and feed.pages and not (entry.whole and carries_text(entry)):
                page = self._get(entry.url)
                refuse_status(page)
                outlet = known.outlet or told.title
                yield from read_answer(
                    entry.url, page, replace(known, published=entry.published, outlet=outlet), self._note
                )
            elif carries_text(entry):
                yield document_of(entry, told, known)
            else:
                raise SourceError("the entry carries no text of its own", "Set pages = true to read its page")
        except SourceError as error:
            yield error.fault(name)


def key_of(entry: Entry) -> str:
    """What an entry is known by: changed text under the same id counts as new, as pages are edited."""
    told = f"{entry.key}\n{entry.title}\n{entry.text}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _retry_after(answer: Answer) -> float:
    """Seconds a server asks to be left alone, at most a day."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), LONGEST_BACK_OFF)
    try:
        left = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds() if said else 0.0
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return min(max(left, 0.0), LONGEST_BACK_OFF)
