"""`tieline contacts`, `events`, `statements`, `pledges`, `claims`, `documents`: what the ledger holds."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tieline.cli.options import day, json_option, last_moment, ledger_option, ledger_path, states
from tieline.cli.output import print_csv, print_json, say, show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tieline.ledger.entries import DocumentEntry
    from tieline.ledger.ledger import Ledger
    from tieline.ledger.query import Query
    from tieline.views.table import ReportRow

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
MOST = 100  # rows of a table that nobody limited; JSON and CSV, which programs read, are never cut


def listing_options(command: F) -> F:
    """The options that every listing has."""
    options = (
        click.option("--between", nargs=2, metavar="STATE STATE", callback=states,
                     help="Only what involves both: codes such as CHN RUS, or names."),
        click.option("--since", metavar="DAY", callback=day, help="Nothing before this day."),
        click.option("--until", metavar="DAY", callback=day, help="Nothing after this day."),
        click.option("--text", metavar="WORDS", help="Only from reports that hold all these words."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
        click.option("--as-of", metavar="DATE", callback=last_moment, help="The ledger as it stood at that time."),
        json_option,
        click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a head."),
        ledger_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@listing_options
def contacts(**asked: Any) -> None:
    """Who met, called or wrote to whom, one line for each meeting however many reports tell it.

    \b
      tieline contacts --between CHN RUS --since 2024-01-01
      tieline contacts --between Norway Chile --csv > contacts.csv
    """
    _list("contact", **asked)


@click.command()
@listing_options
def events(**asked: Any) -> None:
    """Who did what to whom, by the PLOVER categories.

    \b
      tieline events --between USA RUS --since 2021-12-01 --until 2021-12-31
      tieline events --text sanctions --json
    """
    _list("event", **asked)


@click.command()
@listing_options
def statements(**asked: Any) -> None:
    """Who said what, directly or as reported.

    \b
      tieline statements --between CHN RUS --limit 20
      tieline statements --text '"international situation"'
    """
    _list("statement", **asked)


@click.command()
@listing_options
@click.option("--once", is_flag=True, help="Leave out what only repeats an earlier pledge.")
@click.option("--due", is_flag=True, help="Those with a deadline, by deadline, with what came of each.")
@click.option("--on", metavar="DAY", callback=day, help="With --due: the day for which it is asked; otherwise today.")
def pledges(due: bool, on: date | None, **asked: Any) -> None:
    """Who promised what, how firmly and by when.

    A pledge that a later report tells again, with the same parties and the same action whatever its inflection, is
    linked to its first telling.

    \b
      tieline pledges --between CHN RUS
      tieline pledges --between CHN RUS --once
      tieline pledges --between CHN RUS --due
      tieline pledges --since 2025-01-01 --json
    """
    if due:
        del asked["once"]  # a repeated pledge is never followed twice
        _list_due(on=on, **asked)
        return
    if on is not None:
        raise click.UsageError("--on goes with --due", click.get_current_context())
    _list("pledge", **asked)


@click.command()
@listing_options
def claims(**asked: Any) -> None:
    """What was claimed about a tie: that it is stable, resilient, improving.

    \b
      tieline claims --between CHN RUS
      tieline claims --as-of 2025-01-31 --csv
    """
    _list("claim", **asked)


@click.command()
@listing_options
def documents(as_json: bool, as_csv: bool, ledger: Path | None, **asked: Any) -> None:
    """The reports in the ledger, and how much each tells.

    \b
      tieline documents --since 2025-01-01
      tieline documents --text Novo-Ogaryovo --json
    """
    from tieline.desk.listing import list_documents
    from tieline.desk.plain import plain_document
    from tieline.ledger.columns import DOINGS
    from tieline.views.rows import document_columns, document_row
    from tieline.views.table import documents_table

    query = _query(asked, whole=as_json or as_csv)
    with _opened(ledger, as_json, as_csv) as opened, _closing(list_documents(opened, query)) as found:
        if as_json:
            _print_each(plain_document(entry) for entry in found)
        elif as_csv:
            rows = (document_row(plain_document(entry), entry.records, DOINGS) for entry in found)
            print_csv(rows, document_columns(DOINGS))
        else:
            _print_table([_report_row(entry) for entry in found], documents_table, query)


def _list(kind: str, as_json: bool, as_csv: bool, ledger: Path | None, once: bool = False, **asked: Any) -> None:
    from tieline.desk.listing import list_happenings
    from tieline.views.rows import columns, row
    from tieline.views.table import happenings_table

    query = _query(asked, whole=as_json or as_csv)
    with _opened(ledger, as_json, as_csv) as opened, _closing(list_happenings(opened, kind, query, once=once)) as found:
        if as_json:
            _print_each(one.plain() for one in found)
        elif as_csv:
            print_csv((row(one.facet, one.happening) for one in found), columns(kind))
        else:
            listed = list(found)
            again = {row.happening.id: len(row.repeated_by) for row in listed}
            happenings = [row.happening for row in listed]
            _print_table(happenings, lambda rows: happenings_table(kind, rows, again), query)


def _list_due(on: date | None, as_json: bool, as_csv: bool, ledger: Path | None, **asked: Any) -> None:
    from tieline.desk.follow import due
    from tieline.views.follow import due_table

    if as_csv or asked["as_of"] is not None:
        wrong = "--csv" if as_csv else "--as-of"
        raise click.UsageError(f"--due and {wrong} exclude each other", click.get_current_context())
    today = on or date.today()  # noqa: DTZ011  # where the user is
    with _opened(ledger, as_json, as_csv) as opened:
        rows = [followed.plain() for followed in due(opened, _query(asked, whole=as_json), today)]
    if as_json:
        _print_each(rows)
    else:
        _print_table(rows, lambda shown: due_table(shown, today), _query(asked, whole=False))


def _query(asked: dict[str, Any], *, whole: bool) -> Query:
    """What was asked, as the ledger takes it; for a table with one entry more than it shows, to know of more."""
    from tieline.ledger.query import Query, match_expression

    try:
        query = Query(**asked)
        if query.text is not None:
            match_expression(query.text)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    return query if whole or query.limit is not None else replace(query, limit=MOST + 1)


def _opened(ledger: Path | None, as_json: bool, as_csv: bool) -> Ledger:
    from tieline.ledger.ledger import Ledger

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other", click.get_current_context())
    return Ledger(ledger_path(ledger), read_only=True)


@contextmanager
def _closing(found: Iterator[T]) -> Iterator[Iterator[T]]:
    """What is found, let go of before the ledger is closed, also where nobody takes the rest of it."""
    try:
        yield found
    finally:
        if isinstance(found, Generator):
            found.close()


def _print_each(found: Iterable[Mapping[str, Any]]) -> None:
    for one in found:
        print_json(one)


def _print_table(rows: Sequence[Any], table: Callable[[Sequence[Any]], RenderableType], query: Query) -> None:
    if not rows:
        say("nothing found")
        return
    cut = query.limit == MOST + 1 and len(rows) > MOST
    show(table(rows[:MOST] if cut else rows))
    if cut:
        say(f"the first {MOST} are shown: --limit N shows more, --json and --csv give all")


def _report_row(entry: DocumentEntry) -> ReportRow:
    from tieline.views.table import ReportRow

    return ReportRow(
        id=entry.id,
        headline=entry.title,
        outlet=entry.outlet,
        published=entry.published,
        counts=entry.records,
        unread=entry.unread,
    )
