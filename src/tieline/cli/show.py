"""`tieline show`: one entry, opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli import output
from tieline.cli.options import coded_option, json_option, ledger_option, ledger_path

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tieline.desk.show import Shown


@click.command()
@click.argument("ident", metavar="ID")
@coded_option
@json_option
@ledger_option
def show(ident: str, coded: tuple[Path, ...], as_json: bool, ledger: Path | None) -> None:
    """One entry with its sentences, its reports and their disagreements.

    ID is the id of a document, a record or a happening, or any beginning of it that no other has; cards and listings
    show such beginnings. The id of a row of a coded table, such as 6f2c1a0b9d3e:17, is given whole.

    \b
      tieline show 3f2a9c1b
      tieline show h0b77 --json
    """
    shown = _looked_up(ident, ledger_path(ledger), coded)
    if as_json:
        output.print_json(shown.plain())
    else:
        output.show(_page(shown))


def _looked_up(ident: str, ledger: Path, coded: tuple[Path, ...]) -> Shown:
    from tieline.desk.coded_row import is_coded, show_coded
    from tieline.desk.show import show as look_up
    from tieline.ledger.ledger import Ledger

    if is_coded(ident):
        return show_coded(ledger, ident, coded)
    with Ledger(ledger, read_only=True) as opened:
        return look_up(opened, ident)


def _page(shown: Shown) -> RenderableType:
    from tieline.views.card import Card
    from tieline.views.entry import EntryPage, RecordPage
    from tieline.views.judgements import judgement_lines

    judged = judgement_lines(shown.judgements, shown.as_read)
    if shown.reading is not None:
        return Card(shown.reading)
    if shown.record is not None:
        entry = shown.record
        return RecordPage(
            entry.record,
            shown.documents,
            shown.reasons,
            happening=shown.happening,
            superseded=entry.superseded_at,
            judgements=judged,
            rejected=shown.rejected,
        )
    assert shown.happening is not None  # an entry is a document, a record or a happening
    return EntryPage(
        shown.happening,
        shown.records,
        shown.documents,
        shown.reasons,
        repeated_by=shown.repeated_by,
        links_to=shown.links_to,
        judgements=judged,
    )
