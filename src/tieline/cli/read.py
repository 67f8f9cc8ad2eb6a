"""`tieline read`: sources in, what they tell out, and into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.answer import Answer, kept_in
from tieline.cli.crews import Task, crew_options, task_of
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
from tieline.cli.output import say
from tieline.cli.progress import Progress, progress
from tieline.cli.web_access import private_option, web

if TYPE_CHECKING:
    from tieline.desk.read import Outcome, Pipeline
    from tieline.ledger.ledger import Ledger
    from tieline.records.document import Document
    from tieline.sources.defaults import Defaults
    from tieline.sources.fault import SourceFault
    from tieline.sources.web.fetch import Web


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
@crew_options
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
    workers: int | None,
    cluster: str | None,
    shard: str | None,
    by: str,
    output: Path | None,
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
      tieline read articles.jsonl.gz --workers 8 --quiet
      tieline read articles.jsonl.gz --shard 3/100 -o chunks/

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
    task = task_of(workers, cluster, shard, by, output, no_ledger=no_ledger, ledger=ledger)
    find_model()  # before anything is read: without it nothing can be
    make = _pipeline(actors, agents, verbs, discards, rules_only=rules_only)
    with ExitStack() as stack:
        kept = None if no_ledger or output is not None else stack.enter_context(_open(ledger))
        place = f"chunks: {output}" if output is not None else kept_in(kept)
        answer = Answer(kept, place, as_json=as_json, quiet=quiet, showing=output is None)
        with progress(not quiet and not as_json) as bar, web(allow_private, sources) as fetched_by:
            documents = task.share.documents if task.by_document else iter
            named = task.share.files(sources) if not task.by_document else sources
            found = documents(_found(named, known, bar, fetched_by, keep_raw))
            answer.take(_outcomes(found, kept, bar, make, task), bar)
        return answer.close()


def _open(ledger: Path | None) -> Ledger:
    from tieline.ledger.ledger import Ledger

    return Ledger(ledger_path(ledger))


def _pipeline(*files: Path | None, rules_only: bool) -> Callable[[], Pipeline]:
    """What makes the pipeline with a user's files, in the order of `load_own`, here or in another process; lines that
    cannot be used are told."""
    from tieline.desk.own import load_own
    from tieline.desk.read import standard, with_own

    if not any(files):
        return partial(standard, rules_only=rules_only)
    own = load_own(*files)
    for path, line in own.broken:
        say(f"{path}:{line.line}: {line.reason}. The other lines are used.")
    return partial(with_own, own, rules_only=rules_only)


def _found(
    sources: Iterable[str], known: Defaults, bar: Progress, fetched_by: Web | None, keep_raw: Path | None
) -> Iterator[Document | SourceFault]:
    from tieline.sources.raw import RawStore
    from tieline.sources.read import read_source

    keep = RawStore(keep_raw).keep if keep_raw is not None else None
    return chain.from_iterable(read_source(spec, known, note=bar.remark, web=fetched_by, keep=keep) for spec in sources)


def _outcomes(
    found: Iterator[Document | SourceFault],
    ledger: Ledger | None,
    bar: Progress,
    make: Callable[[], Pipeline],
    task: Task,
) -> Iterator[Outcome]:
    from tieline.desk.read import read_sources

    pipeline = make()
    if task.alone:
        yield from read_sources(found, ledger, started=bar.started, finished=bar.finished, pipeline=pipeline)
        return
    from tieline.cluster.read import read_with
    from tieline.cluster.write import write_chunks

    with task.crew(make) as crew:
        if task.output is not None:
            yield from write_chunks(crew, found, task.output, pipeline.version, bar.remark, finished=bar.finished)
        else:
            yield from read_with(
                crew, found, ledger, pipeline, bar.remark, started=bar.started, finished=bar.finished, size=task.size
            )


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
