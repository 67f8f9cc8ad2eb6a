"""`tieline export`: the ledger as files for other tools."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from tieline.cli.options import coded_option, day, json_option, ledger_option, ledger_path, states
from tieline.cli.output import print_json, say

FORMATS = ("csv", "parquet", "dta", "panel", "graphml", "gexf", "polecat", "phoenix", "ftm", "bundle")
KINDS = ("contact", "event", "statement", "pledge", "claim")
_OF_SNAPSHOT = ("panel", "graphml", "gexf")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file or folder to write; “-” is standard output."
)
@click.option(
    "--level",
    type=click.Choice(("happening", "report")),
    default="happening",
    show_default=True,
    help="A row for each happening, or for each report's telling of it.",
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind of entry; repeatable.")
@click.option("--between", nargs=2, metavar="STATE STATE", callback=states, help="Only what involves both.")
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day.")
@click.option("--text", metavar="WORDS", help="Only from reports that hold all these words.")
@click.option(
    "--period",
    type=click.Choice(("day", "week", "month", "year")),
    help="What a row of a panel covers: a month, if nothing else is said.",
)
@click.option("--directed", is_flag=True, help="Panel and network: who acts on whom, a row for each direction.")
@click.option("--balanced", is_flag=True, help="Panel: also rows for periods in which nothing happened.")
@coded_option
@click.option("--snapshot", metavar="ID", help="Panel and network: read this snapshot.")
@json_option
@ledger_option
def export(
    form: str,
    ids: tuple[str, ...],
    output: str,
    level: str,
    kinds: tuple[str, ...],
    between: tuple[str, ...],
    since: date | None,
    until: date | None,
    text: str | None,
    period: str | None,
    directed: bool,
    balanced: bool,
    coded: tuple[Path, ...],
    snapshot: str | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Write the ledger as files for other tools.

    \b
    csv, parquet, dta   entries as tables (Stata .dta needs the extra "stata")
    panel               ties by day, week, month or year, with COW and
                        Gleditsch-Ward numbers: .csv, .parquet or .dta
    graphml, gexf       the network of ties, for Gephi, igraph, networkx
    polecat, phoenix    events in the columns of these data sets
    ftm                 FollowTheMoney entities
    bundle              some entries with the sentences they rest on, and hashes

    \b
      tieline export csv -o tables/
      tieline export csv --kind contact --between CHN RUS -o -
      tieline export panel --period month --balanced -o ties.dta
      tieline export bundle 3f2a9c1b 77d0e4aa -o evidence/

    Beside what is written stands a Frictionless data package: columns, rows, hashes, and what the export is made of.
    """
    from tieline.desk.export.panel import Panel
    from tieline.desk.export.write import Wanted
    from tieline.desk.export.write import export as exported
    from tieline.exports.unavailable import MissingLibraryError
    from tieline.ledger.query import Query, match_expression

    of_snapshot = form in _OF_SNAPSHOT
    _refuse_idle(
        form,
        {
            "ID": bool(ids) and form != "bundle",
            "--kind": bool(kinds) and (of_snapshot or form in ("polecat", "phoenix")),
            "--level": level == "report" and form not in ("csv", "parquet", "dta"),
            "--text": text is not None and of_snapshot,
            "--period": period is not None and form != "panel",
            "--directed": directed and not of_snapshot,
            "--balanced": balanced and form != "panel",
            "--coded": bool(coded) and not of_snapshot,
            "--snapshot": snapshot is not None and not of_snapshot,
        },
    )
    try:
        if text is not None:
            match_expression(text)
        wanted = Wanted(
            kinds=kinds,
            reports=level == "report",
            query=Query(between=between, since=since, until=until, text=text),
            panel=Panel(
                period=period or "month",
                directed=directed,
                balanced=balanced,
                between=between,
                since=since,
                until=until,
            ),
            ids=ids,
            coded=coded,
            snapshot=snapshot,
        )
        target = sys.stdout.buffer if output == "-" else Path(output)
        done = exported(ledger_path(ledger), form, target, wanted)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    except MissingLibraryError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written ({error.strerror or error})") from None
    if output == "-":
        return
    if as_json:
        print_json({"files": [str(path) for path in done.files], "rows": done.rows})
    else:
        say(f"{done.rows:,} rows in {', '.join(str(path) for path in done.files[:-1])}; see {done.files[-1]}")


def _refuse_idle(form: str, idle: dict[str, bool]) -> None:
    """An option that a format has no use for is wrong usage, and no silence."""
    for name, used in idle.items():
        if used:
            raise click.UsageError(f"{name} says nothing of {form}", click.get_current_context())
