"""`tieline watch`: feeds are read as they change, until it is stopped."""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.options import ledger_option, ledger_path
from tieline.cli.output import say
from tieline.cli.web_access import private_option

if TYPE_CHECKING:
    from types import FrameType


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--once", is_flag=True, help="Visit the feeds that are due, and end.")
@click.option("--quiet", "-q", is_flag=True, help="Tell only what went wrong.")
@private_option
@ledger_option
def watch(file: Path, once: bool, quiet: bool, allow_private: bool, ledger: Path | None) -> int:
    """Poll the feeds of a TOML file and read what is new into the ledger.

    \b
      tieline watch feeds.toml
      tieline watch feeds.toml --once --quiet      # from a timer

    It asks robots.txt, sends back what the server said of the feed's last change, visits no host more than once in two
    seconds, and asks a feed that fails later and later. Ctrl-C stops it; the next run goes on where it was.

    \b
      every = 30                               # minutes
      [[feed]]
      url = "https://example.org/news.rss"
      outlet = "Example Times"
    """
    from tieline.desk.read import Failed
    from tieline.desk.watch import Watch, counted, kind_of, state_beside
    from tieline.language.model import find_model
    from tieline.ledger.ledger import Ledger
    from tieline.sources.web.fetch import Web
    from tieline.sources.web.pace import Pace
    from tieline.sources.web.watch_list import WatchListError, read_watch_list
    from tieline.sources.web.watch_state import WatchState

    try:
        feeds = read_watch_list(file)
    except WatchListError as error:
        raise click.UsageError(str(error)) from None
    find_model()
    done: Counter[str] = Counter()
    signal.signal(signal.SIGTERM, _stop)
    with ExitStack() as stack:
        path = ledger_path(ledger)
        watched = Watch(
            feeds=feeds,
            ledger=stack.enter_context(Ledger(path)),
            state=stack.enter_context(WatchState(state_beside(path))),
            web=stack.enter_context(Web(allow_private=allow_private)),
            pace=Pace(),
            note=lambda source, said: None if quiet else say(f"{source}: {said}"),
        )
        try:
            for outcome in watched.once() if once else watched.forever():
                done[kind_of(outcome)] += 1
                if isinstance(outcome, Failed):
                    say(str(outcome.fault))
        except KeyboardInterrupt:
            say("stopped: what was read is kept, and the next run goes on from here")
    if not quiet:
        say(counted(done))
    return int(once and done["failed"] > 0)


def _stop(_: int, __: FrameType | None) -> None:
    """A service manager's wish to stop counts like Ctrl-C."""
    raise KeyboardInterrupt
