"""`tieline tie`: how a tie is doing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.options import coded_option, day, json_option, ledger_option, ledger_path, states
from tieline.cli.output import print_json, show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tieline.desk.explain import Explanation
    from tieline.desk.tie import TieReport


@click.command()
@click.argument("ends", nargs=2, callback=states, metavar="STATE STATE")
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day; otherwise all that is known.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day.")
@coded_option
@click.option("--snapshot", metavar="ID", help="Read this snapshot; otherwise one of the ledger as it is now.")
@click.option("--explain", "measure", metavar="MEASURE", help="Open one measure into its formula and its happenings.")
@click.option(
    "--figure",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the tie over time into this file: .png, .svg, .pdf or .html.",
)
@json_option
@ledger_option
def tie(
    ends: tuple[str, str],
    since: date | None,
    until: date | None,
    coded: tuple[Path, ...],
    snapshot: str | None,
    measure: str | None,
    figure: Path | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """How level, stable and resilient a tie is: every measure with its interval, or why it cannot be said.

    STATE is a code such as CHN, or a name. Sources (reports, each layout of coded data) are shown apart before they
    are pooled.

    \b
      tieline tie CHN RUS --since 2024-01-01
      tieline tie Israel Palestine --coded coded/ --json
      tieline tie CHN RUS --explain conflict_share
      tieline tie CHN RUS --figure tie.svg
    """
    from tieline.desk.tie import tie_report

    try:
        told = tie_report(ledger_path(ledger), *ends, since=since, until=until, coded=coded, snapshot=snapshot)
        if figure is not None:
            _draw(told, figure)
        page = _explained(told, measure, ledger_path(ledger), coded) if measure and told.tellings else told
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    if as_json:
        print_json(page.plain())
    else:
        show(_page(page))


def _draw(told: TieReport, figure: Path) -> None:
    from tieline.desk.tie_figure import draw

    draw(told, figure)


def _explained(told: TieReport, measure: str, ledger: Path, coded: tuple[Path, ...]) -> Explanation:
    from tieline.desk.explain import explain
    from tieline.desk.snapshots import coded_folders

    return explain(told, measure.replace("-", "_"), coded_folders(ledger, coded))


def _page(told: TieReport | Explanation) -> RenderableType:
    from tieline.desk.explain import Explanation
    from tieline.views.explanation import ExplanationPage
    from tieline.views.tie import TiePage

    return ExplanationPage(told.plain()) if isinstance(told, Explanation) else TiePage(told.plain())
