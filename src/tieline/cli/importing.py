"""`tieline import`: files of coded event data and logs of visits, into the ledger or into Parquet."""

from __future__ import annotations

from pathlib import Path

import click

from tieline.cli.main import INTERRUPTED
from tieline.cli.options import json_option, ledger_option, ledger_path
from tieline.cli.output import print_json, say, show
from tieline.cli.progress import meter

# The names of `tieline.coded.registry`, which takes too long to load for a help text; a test compares them.
FORMATS = (
    "polecat", "icews", "icews-tuples", "icews-yearly", "visits", "travels", "gdelt2", "gdelt1", "gdelt2-mentions",
    "phoenix", "petrarch2",
)  # fmt: skip


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--format",
    "layout",
    type=click.Choice(FORMATS),
    help="The layout of the files; otherwise it is told from each file.",
)
@click.option(
    "--parquet",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write Parquet files into this folder, by year, and nothing into the ledger.",
)
@ledger_option
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what went wrong.")
def import_(
    files: tuple[Path, ...], layout: str | None, parquet: Path | None, ledger: Path | None, as_json: bool, quiet: bool
) -> int:
    """Import coded event data: rows that others coded, with their codes, marked as such.

    FILE is a table of GDELT, ICEWS, POLECAT, Phoenix or PETRARCH2, a log of official visits or travels of leaders; also
    compressed (.gz, .bz2, or a .zip with one file in it).

    \b
      tieline import 20190121220000.export.CSV.zip
      tieline import events.2018.tab --format icews
      tieline import gdelt-2015/*.zip --parquet coded/

    Rows become events or contacts in the ledger, each with its file and line. A file of more than a million rows, and
    tables that hold no events (mentions, yearly counts), go to Parquet instead: into FOLDER, else beside the ledger.
    Rows that tell one act from both sides are kept once. Rows that cannot be read are counted and written to a file
    with the line and the reason. Importing a file again changes nothing; after an interruption the same command goes
    on.

    The exit code is 0 if every file was imported, 1 if one was not, 2 for wrong usage.
    """
    failed = False
    for path in files:
        outcome = _one(path, layout, parquet, ledger_path(ledger), as_json=as_json, quiet=quiet)
        if outcome == INTERRUPTED:
            return INTERRUPTED
        failed = failed or bool(outcome)
    return int(failed)


def _one(path: Path, layout: str | None, parquet: Path | None, ledger: Path, *, as_json: bool, quiet: bool) -> int:
    from tieline.desk.imports import CodedFileError, import_file
    from tieline.views.imported import ImportPage

    try:
        with meter(path, wanted=not quiet and not as_json) as seen:
            told = import_file(path, ledger, layout=layout, parquet=parquet, seen=seen)
    except CodedFileError as error:
        say(str(error))
        return 1
    if as_json:
        print_json(told.plain())
    elif not quiet:
        show(ImportPage(told.plain()))
    if told.interrupted:
        return INTERRUPTED
    return int(bool(told.tally.sum.read) and not told.tally.sum.stored)
