"""`tieline read`: sources in, what they tell out, and into the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.main import INTERRUPTED
from tieline.cli.options import (
    columns,
    dictionary_options,
    json_option,
    ledger_option,
    ledger_path,
    moment,
    with_verbs,
    zone_option,
)
from tieline.cli.output import print_json, say, show
from tieline.cli.progress import Progress, progress
from tieline.cli.web_access import private_option, web

if TYPE_CHECKING:
    from tieline.desk.read import Outcome, Pipeline
    from tieline.ledger.ledger import Ledger
    from tieline.records.document import Document
    from tieline.records.reading import Reading
    from tieline.sources.defaults import Defaults
    from tieline.sources.web.fetch import Web
    from tieline.views.digest import Digest


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--published",
    metavar="DATE",
    help="When the sources were published: 2025-01-22, or a moment with its offset such as 2025-01-22T09:00+08:00. "
    "Days such as “on Tuesday” are resolved against it.",
)
@click.option("--outlet", metavar="NAME", help="Who published them, such as 'Xinhua'.")
@click.option("--url", metavar="URL", help="Where they stand on the web; nothing is fetched.")
@click.option("--language", metavar="CODE", help="Their language, such as en, where it is not to be guessed.")
@zone_option
@click.option(
    "--columns",
    metavar="MAP",
    callback=columns,
    help="Which column of a table, or key of JSON lines, holds what: text=body,title=headline,published=date.",
)
@dictionary_options
@click.option("--rules-only", is_flag=True, help="Ask no learned model: faster, finds fewer events.")
@click.option(
    "--keep-raw",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Keep the bytes each report was made from in this folder, compressed and named by their hash.",
)
@private_option
@click.option("--links", is_flag=True, help="Only print the addresses that a feed or a sitemap names, one a line.")
@ledger_option
@click.option("--no-ledger", is_flag=True, help="Keep nothing.")
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what went wrong.")
def read(
    sources: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    language: str | None,
    zone: str | None,
    columns: dict[str, str],
    actors: Path | None,
    agents: Path | None,
    verbs: Path | None,
    discards: Path | None,
    rules_only: bool,
    keep_raw: Path | None,
    allow_private: bool,
    links: bool,
    ledger: Path | None,
    no_ledger: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read reports and keep what they tell in the ledger.

    SOURCE is a text, HTML, PDF, JSONL or CSV file, a feed, a web archive (WARC, ARC), a mailbox, a zip or tar archive
    of any of these (also compressed), a folder of such files, an address (https://...), or "-" for standard input. A
    JSONL file has one report a line, a CSV file one a row, with `text` and optionally `title`, `url`, `outlet`,
    `published`, `zone` and `language`, which win over the options; the options win over what a page says of itself.

    \b
      tieline read report.txt --published 2025-01-22 --outlet CGTN
      tieline read pages/ crawl.warc.gz articles.jsonl.gz --quiet
      tieline read https://example.org/readout
      tieline read articles.csv --columns text=body,title=headline,published=date
      curl -s https://example.org/report | tieline read - --json --no-ledger

    A few reports are shown as cards, many as a table. What cannot be read is named on standard error, and the rest is
    read all the same. The exit code is 0 if all was read, 1 if something was not, 2 for wrong usage.
    """
    if links:
        return _print_links(sources, allow_private)
    from tieline.language.model import find_model
    from tieline.sources.defaults import Defaults

    with_verbs(verbs, discards)
    known = Defaults(
        published=moment(published, zone), outlet=outlet, url=url, language=language, zone=zone, columns=columns
    )
    find_model()  # before anything is read: without it nothing can be
    pipeline = _pipeline(actors, agents, verbs, discards, rules_only=rules_only)
    with ExitStack() as stack:
        kept = None if no_ledger else stack.enter_context(_open(ledger))
        answer = _Answer(kept, as_json=as_json, quiet=quiet)
        with progress(not quiet and not as_json) as bar, web(allow_private, sources) as fetched_by:
            answer.take(_outcomes(sources, known, kept, bar, pipeline, fetched_by, keep_raw), bar)
        return answer.close()


def _open(ledger: Path | None) -> Ledger:
    from tieline.ledger.ledger import Ledger

    return Ledger(ledger_path(ledger))


def _pipeline(*files: Path | None, rules_only: bool) -> Pipeline:
    """The pipeline with a user's files, in the order of `load_own`; lines that cannot be used are told."""
    from tieline.desk.own import load_own
    from tieline.desk.read import standard, with_own

    if not any(files):
        return standard(rules_only=rules_only)
    own = load_own(*files)
    for path, line in own.broken:
        say(f"{path}:{line.line}: {line.reason}. The other lines are used.")
    return with_own(own, rules_only=rules_only)


def _outcomes(
    sources: tuple[str, ...],
    known: Defaults,
    ledger: Ledger | None,
    bar: Progress,
    pipeline: Pipeline,
    fetched_by: Web | None,
    keep_raw: Path | None,
) -> Iterator[Outcome]:
    from tieline.desk.read import read_sources
    from tieline.sources.raw import RawStore
    from tieline.sources.read import read_source

    def note(source: str, said: str) -> None:
        bar.say(f"{source}: {said}")

    keep = RawStore(keep_raw).keep if keep_raw is not None else None
    documents = chain.from_iterable(read_source(spec, known, note=note, web=fetched_by, keep=keep) for spec in sources)
    return read_sources(documents, ledger, started=bar.started, finished=bar.finished, pipeline=pipeline)


def _print_links(sources: tuple[str, ...], allow_private: bool) -> int:
    """The addresses in feeds and sitemaps, for another program to choose from."""
    from tieline.sources.fault import SourceFault
    from tieline.sources.listing import list_links
    from tieline.views.safe import shown

    failed = False
    with web(allow_private, sources) as fetched_by:
        for spec in sources:
            found = list_links(spec, fetched_by)
            if isinstance(found, SourceFault):
                failed = True
                say(str(found))
                continue
            for link in found:
                click.echo(shown(link.url))
    return int(failed)


class _Answer:
    """What one run prints: JSON lines as documents are read; cards or a table at its end; totals on standard error."""

    def __init__(self, ledger: Ledger | None, *, as_json: bool, quiet: bool) -> None:
        from tieline.views.digest import Digest

        self._ledger = ledger
        self._as_json = as_json
        self._quiet = quiet
        self._digest: Digest = Digest()
        self._done: Counter[str] = Counter()
        self._interrupted = False

    def take(self, outcomes: Iterator[Outcome], bar: Progress) -> None:
        """Take outcomes until there are no more, or the user interrupts: what is finished by then counts."""
        from tieline.desk.read import Failed, Read

        try:
            for outcome in outcomes:
                if isinstance(outcome, Failed):
                    self._done["failed"] += 1
                    bar.say(str(outcome.fault))
                    continue
                self._done[outcome.added or "read" if isinstance(outcome, Read) else "known"] += 1
                if self._quiet:
                    continue
                if isinstance(outcome, Read):
                    self._keep(outcome.reading)
                elif self._digest.is_full:
                    self._digest.pass_over()
                else:
                    self._keep(self._told(outcome.document))
        except KeyboardInterrupt:
            self._interrupted = True

    def _told(self, document: Document) -> Reading:
        """What the ledger holds of a document that it knew already."""
        assert self._ledger is not None  # only a ledger knows documents
        return self._ledger.reading(document.id)

    def _keep(self, reading: Reading) -> None:
        from tieline.desk.plain import plain_reading

        if self._as_json:
            print_json({**plain_reading(reading), "version": reading.version})
        else:
            self._digest.add(reading)

    def close(self) -> int:
        """Print what is left to print; the exit code."""
        if self._digest.reports:
            show(self._digest)
        if not self._quiet or self._interrupted:
            self._total()
        return INTERRUPTED if self._interrupted else int(self._done["failed"] > 0)

    def _total(self) -> None:
        words = {"new": "new", "superseded": "read anew", "unchanged": "unchanged", "known": "known already",
                 "read": "read", "failed": "failed"}  # fmt: skip
        counts = ", ".join(f"{self._done[key]:,} {said}" for key, said in words.items() if self._done[key])
        where = f" (ledger: {self._ledger.path})" if self._ledger is not None else ""
        say(f"{'interrupted: ' if self._interrupted else ''}{counts or 'nothing read'}{where}")
