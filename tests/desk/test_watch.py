"""A watch reads what is new once, asks politely, and goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from local_server import LocalServer, Reply, local_server
from made_sources import OTHER, REPORT, RSS, page

from tieline.desk.read import Failed, Pipeline, Read
from tieline.desk.watch import Watch, state_beside
from tieline.ledger.ledger import Ledger
from tieline.records.reading import Reading
from tieline.sources.web.fetch import Web
from tieline.sources.web.pace import Pace
from tieline.sources.web.watch_list import WatchedFeed, WatchListError, read_watch_list
from tieline.sources.web.watch_state import WatchState

QUICK = Pipeline(lambda document: Reading(document=document, version="1"), "1")
MINUTE = 60.0


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        running.replies["/feed"] = Reply(
            RSS.replace(b"https://polar.example", running.url.encode()), kind="application/rss+xml", etag='"1"'
        )
        running.replies["/news/2"] = Reply(page(f"<p>{OTHER}</p><p>{REPORT}</p>"))
        yield running


class Clock:
    """A clock that stands still unless it is moved, and naps that are told."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


class Bench:
    """A watch of one feed, in a folder, against a local server."""

    def __init__(self, folder: Path, server: LocalServer, stack: ExitStack, feed: WatchedFeed | None = None) -> None:
        self.clock = Clock()
        self.notes: list[str] = []
        self.ledger = stack.enter_context(Ledger(folder / "ledger.db"))
        self.watch = Watch(
            feeds=(feed or WatchedFeed(url=f"{server.url}/feed"),),
            ledger=self.ledger,
            state=stack.enter_context(WatchState(state_beside(folder / "ledger.db"))),
            web=stack.enter_context(Web(allow_private=True)),
            pace=Pace(clock=self.clock, sleep=self.clock.sleep),
            note=lambda source, said: self.notes.append(said),
            pipeline=QUICK,
            clock=self.clock,
            sleep=self.clock.sleep,
        )

    def later(self, minutes: float) -> list[object]:
        self.clock.now += minutes * MINUTE
        return list(self.watch.once())


@pytest.fixture
def bench(tmp_path: Path, server: LocalServer) -> Iterator[Bench]:
    with ExitStack() as stack:
        yield Bench(tmp_path, server, stack)


def test_new_entries_are_read_with_their_pages(bench: Bench, server: LocalServer) -> None:
    outcomes = list(bench.watch.once())
    assert all(isinstance(one, Read) for one in outcomes), outcomes
    assert [entry.url for entry in bench.ledger.documents()] == [f"{server.url}/news/1", f"{server.url}/news/2"]
    assert server.paths() == ["/robots.txt", "/feed", "/news/2"]  # the first entry carries its whole text
    assert bench.notes == ["2 new of 2 entries"]


def test_a_feed_that_has_not_changed_is_not_sent_again(bench: Bench, server: LocalServer) -> None:
    list(bench.watch.once())
    assert bench.later(10) == []
    assert len(server.asked) == 3  # not due yet
    assert bench.later(21) == []
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    assert bench.notes[-1] == "has not changed"


def test_only_what_is_new_is_read(bench: Bench, server: LocalServer) -> None:
    list(bench.watch.once())
    item = f"<item><guid>3</guid><title>Third</title><description>{REPORT} Then they left.</description></item>"
    feed = server.replies["/feed"]
    server.replies["/feed"] = Reply(
        feed.body.replace(b"<item>", item.encode() + b"<item>", 1), kind=feed.kind, etag='"2"'
    )
    (outcome,) = bench.later(31)
    assert isinstance(outcome, Read)
    assert outcome.reading.document.title == "Third"


def test_a_watch_that_was_cut_off_goes_on_where_it_was(tmp_path: Path, server: LocalServer) -> None:
    with ExitStack() as stack:
        next(Bench(tmp_path, server, stack).watch.once())
    with ExitStack() as stack:
        again = Bench(tmp_path, server, stack)
        outcomes = list(again.watch.once())
        assert len(list(again.ledger.documents())) == 2
        assert len(outcomes) <= 2
        assert list(again.watch.once()) == []


def test_hosts_are_visited_no_faster_than_they_ask(bench: Bench, server: LocalServer) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
    list(bench.watch.once())
    assert bench.clock.naps == [7.0]


def test_a_feed_that_fails_is_asked_later_and_later(bench: Bench, server: LocalServer) -> None:
    server.replies["/feed"] = Reply(status=500)
    (outcome,) = bench.watch.once()
    assert isinstance(outcome, Failed)
    assert bench.later(59) == []
    assert len(bench.later(2)) == 1
    assert bench.later(119) == []
    assert len(bench.later(2)) == 1


def test_a_server_that_asks_for_time_gets_it(bench: Bench, server: LocalServer) -> None:
    server.replies["/feed"] = Reply(status=503, headers={"Retry-After": "36000"})
    assert len(list(bench.watch.once())) == 1
    assert bench.later(599) == []
    assert len(bench.later(2)) == 1


def test_a_page_that_fails_is_tried_three_times(bench: Bench, server: LocalServer) -> None:
    server.replies["/news/2"] = Reply(status=404)
    failures = [sum(isinstance(one, Failed) for one in bench.later(31)) for _ in range(5)]
    assert failures == [1, 1, 1, 0, 0]


def test_what_robots_txt_forbids_is_not_visited(bench: Bench, server: LocalServer) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", kind="text/plain")
    (outcome,) = bench.watch.once()
    assert isinstance(outcome, Failed)
    assert "robots.txt" in outcome.fault.reason
    assert server.paths() == ["/robots.txt"]


def test_a_list_of_feeds_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        'every = 5\n[[feed]]\nurl = "https://example.org/a"\n[[feed]]\nurl = "https://example.org/b"\nevery = 90\n'
    )
    first, second = read_watch_list(path)
    assert (first.url, first.every, second.every, first.pages) == ("https://example.org/a", 5, 90, True)


@pytest.mark.parametrize(
    "said",
    [
        "", "every = 3", "[[feed]]", "[[feed]]\nurl = 3", '[[feed]]\nurl = "file:///etc/passwd"', "=",
        '[[feed]]\nurl = "https://a.example"\nevery = 0', '[[feed]]\nurl = "https://a.example"\nfoo = 1',
        '[[feed]]\nurl = "https://a.example"\nzone = "Mars/Base"', "feed = 3", 'x = 1\n[[feed]]\nurl = "https://a.example"',
        '[[feed]]\nurl = "https://a.example"\n[[feed]]\nurl = "https://a.example"',
    ],
)  # fmt: skip
def test_a_list_that_says_nothing_useful_is_refused_with_a_remedy(tmp_path: Path, said: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(said)
    with pytest.raises(WatchListError, match=r"feeds\.toml"):
        read_watch_list(path)
