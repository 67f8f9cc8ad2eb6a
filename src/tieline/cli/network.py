"""`tieline network`: what all ties together say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tieline.cli.options import coded_option, day, json_option, ledger_option, ledger_path, states
from tieline.cli.output import print_json, show


@click.command()
@click.argument("named", nargs=-1, callback=states, metavar="[STATE] [STATE]")
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day; otherwise all that is known.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day.")
@coded_option
@click.option("--snapshot", metavar="ID", help="Read this snapshot; otherwise one of the ledger as it is now.")
@json_option
@ledger_option
def network(
    named: tuple[str, ...],
    since: date | None,
    until: date | None,
    coded: tuple[Path, ...],
    snapshot: str | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Groups of states; of one STATE whom it is close to; of two how alike they treat all others.

    \b
      tieline network --since 2024-01-01
      tieline network CHN --coded coded/
      tieline network CHN RUS --json
    """
    from tieline.desk.network import network_report

    try:
        told = network_report(ledger_path(ledger), named, since=since, until=until, coded=coded, snapshot=snapshot)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    if as_json:
        print_json(told.plain())
    else:
        from tieline.views.network import NetworkPage

        show(NetworkPage(told.plain()))
