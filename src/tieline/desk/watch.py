"""Feeds watched: those that are due are visited, what is new is read into the ledger, and then it waits."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tieline.desk.read import Failed, Known, Outcome, Pipeline, read_sources
from tieline.ledger.ledger import Ledger
from tieline.sources.defaults import Note
from tieline.sources.web.fetch import Web
from tieline.sources.web.pace import Pace
from tieline.sources.web.poll import Poll
from tieline.sources.web.watch_list import WatchedFeed
from tieline.sources.web.watch_state import WatchState

_LONGEST_NAP = 60.0  # seconds; a laptop that slept wakes to a clock that has jumped


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched and with what. clock: seconds since 1970."""

    feeds: tuple[WatchedFeed, ...]
    ledger: Ledger
    state: WatchState
    web: Web
    pace: Pace
    note: Note
    pipeline: Pipeline | None = None
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], object] = time.sleep

    def once(self) -> Iterator[Outcome]:
        """Visit every feed that is due, one after the other."""
        poll = Poll(self.web, self.pace, self.state, self.note)
        for feed in self.feeds:
            if self.state.feed(feed.url).due > self.clock():
                continue
            for polled in poll.visit(feed, self.clock()):
                failed = False
                for outcome in read_sources(polled.found, self.ledger, pipeline=self.pipeline):
                    failed = failed or isinstance(outcome, Failed)
                    yield outcome
                if polled.key:  # only now that its documents are safe
                    self.state.tried(feed.url, polled.key, done=not failed)

    def forever(self) -> Iterator[Outcome]:
        """Visit feeds as they fall due, until whoever takes the outcomes stops."""
        while True:
            yield from self.once()
            due = min(self.state.feed(feed.url).due for feed in self.feeds)
            self.sleep(max(1.0, min(due - self.clock(), _LONGEST_NAP)))


def state_beside(ledger: Path) -> Path:
    """Where the state of a watch lies: beside the ledger it reads into."""
    return ledger.with_name(f"{ledger.name}.watch")


def counted(outcomes: Counter[str]) -> str:
    """What a watch did, in words."""
    words = (("new", "new"), ("superseded", "read anew"), ("known", "known already"), ("failed", "failed"))
    return ", ".join(f"{outcomes[key]:,} {said}" for key, said in words if outcomes[key]) or "nothing new"


def kind_of(outcome: Outcome) -> str:
    """The word an outcome counts under."""
    if isinstance(outcome, Failed):
        return "failed"
    if isinstance(outcome, Known):
        return "known"
    return str(outcome.added or "new").replace("unchanged", "known")
