"""`tieline compare`: two readouts of one contact side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli import output
from tieline.cli.options import json_option, ledger_option, ledger_path

if TYPE_CHECKING:
    from tieline.desk.compare import Comparison


@click.command()
@click.argument("one", metavar="DOC")
@click.argument("other", metavar="DOC")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a page of HTML.")
@json_option
@ledger_option
def compare(one: str, other: str, html: Path | None, as_json: bool, ledger: Path | None) -> None:
    """Two readouts of one contact side by side: shared, only in one, worded differently, different in fact.

    DOC is the id of a report in the ledger, or any unique beginning of it, or a file that holds one report and is read
    on the fly. Whether the two tell one contact at all is said first.

    \b
      tieline compare 3f2a9c1b 8e0d44aa
      tieline compare washington.txt moscow.txt --html both.html
    """
    from tieline.desk.compare import CompareError

    try:
        told = _compared(one, other, ledger).plain()
    except CompareError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    if html is not None:
        from tieline.views.comparison_html import comparison_html

        html.write_text(comparison_html(told), "utf-8")
    if as_json:
        output.print_json(told)
    elif html is None:
        from tieline.views.comparison import ComparisonPage

        output.show(ComparisonPage(told))


def _compared(one: str, other: str, ledger: Path | None) -> Comparison:
    from tieline.desk.compare import compare_named
    from tieline.ledger.ledger import Ledger

    if Path(one).is_file() and Path(other).is_file():
        return compare_named(None, one, other)
    with Ledger(ledger_path(ledger), read_only=True) as opened:
        return compare_named(opened, one, other)
