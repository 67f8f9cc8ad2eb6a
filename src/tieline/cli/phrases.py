"""`tieline phrases`: the history of a formula, and formulas that went missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli import output
from tieline.cli.options import day, json_option, ledger_option, ledger_path, states

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger
    from tieline.ledger.query import Query


@click.command()
@click.argument("text", required=False)
@click.option("--missing", is_flag=True, help="What recurs on the tie and is missing from the newest report.")
@click.option("--between", nargs=2, metavar="STATE STATE", callback=states,
              help="Only reports that involve both: codes such as CHN RUS, or names.")  # fmt: skip
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day.")
@json_option
@ledger_option
def phrases(
    text: str | None,
    missing: bool,
    between: tuple[str, ...],
    since: date | None,
    until: date | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """First use, last use and frequency of a formula, by speaker, outlet and tie.

    TEXT is the formula; the inflection of its words does not count. Where it is not used any more, the reports since
    are counted; it is called gone where three reports had it and so long a silence had less than one chance in twenty.

    With --missing, the other way round: formulas that recur in the reports of a tie, outlet by outlet, and are not in
    the newest one.

    \b
      tieline phrases "no-limits partnership" --between CHN RUS
      tieline phrases "strategic communication" --since 2024-01-01 --json
      tieline phrases --missing --between CHN RUS
    """
    from tieline.ledger.ledger import Ledger
    from tieline.ledger.query import Query

    context = click.get_current_context()
    if missing == (text is not None):
        raise click.UsageError("give a formula, or --missing and a tie", context)
    if missing and not between:
        raise click.UsageError("--missing needs a tie: add --between STATE STATE", context)
    try:
        query = Query(between=between, since=since, until=until)
    except ValueError as error:
        raise click.UsageError(str(error), context) from None
    with Ledger(ledger_path(ledger), read_only=True) as opened:
        if text is None:
            _missing(opened, query, as_json)
        else:
            _history(opened, text, query, as_json)


def _history(opened: Ledger, text: str, query: Query, as_json: bool) -> None:
    from tieline.desk.phrases import history
    from tieline.views.phrases import history_page

    try:
        found = history(opened, text, query)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    if as_json:
        output.print_json(found.plain())
    elif found.overall is None:
        output.say(f"“{text}” is in none of {found.searched} reports, in no inflection of its words")
    else:
        output.show(history_page(found.plain()))


def _missing(opened: Ledger, query: Query, as_json: bool) -> None:
    from tieline.desk.missing_phrases import missing_phrases
    from tieline.views.phrases import missing_page

    rows = [readout.plain() for readout in missing_phrases(opened, query)]
    if as_json:
        for row in rows:
            output.print_json(row)
    elif not rows:
        output.say(f"no report of a contact between {' and '.join(query.between)} has a day and an outlet")
    else:
        output.show(missing_page(rows))
