"""`tieline check`: a claim about a tie put to the test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tieline.cli.options import coded_option, day, json_option, ledger_option, ledger_path, states
from tieline.cli.output import print_json, say, show

_PREDICATES = ("level", "trend", "stability", "resilience", "parity", "primacy")
_OUTCOMES = ("tone", "conflict_share", "hostility")


def _shocks(
    _: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[date, str | None], ...]:
    """Days, each with a name behind "=" or without."""
    found = []
    for value in values:
        when, _equals, name = value.partition("=")
        try:
            found.append((date.fromisoformat(when.strip()), name.strip() or None))
        except ValueError:
            said = f"{when!r} is not a day: write 2022-02-24 or 2022-02-24=Name"
            raise click.BadParameter(said, param=parameter) from None
    return tuple(found)


def _names(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return tuple(name.strip() for name in value.split(",") if name.strip()) if value is not None else None


@click.command()
@click.argument("what", required=False, metavar="[TEXT | ID]")
@click.option("--all", "every", is_flag=True, help="All stored claims about the tie that --between names.")
@click.option(
    "--between", nargs=2, callback=states, metavar="STATE STATE", help="The tie, where the text leaves it open."
)
@click.option("--predicate", type=click.Choice(_PREDICATES), help="What is claimed, where it is not found in the text.")
@click.option("--test", type=click.Choice(("impact", "recovery")), help="Of resilience: not touched, or recovers.")
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day; otherwise all that is known.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day.")
@click.option(
    "--shocks",
    "file",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="Your own list of shocks, CSV or TOML, instead of the one that ships.",
)
@click.option("--shock", "days", multiple=True, callback=_shocks, metavar="DAY[=NAME]", help="A shock by its day.")
@click.option("--outcome", type=click.Choice(_OUTCOMES), help="What is looked at: tone, if nothing else is said.")
@click.option("--normalisers", callback=_names, metavar="NAMES", help="Some of own,raw,global,members; otherwise all.")
@click.option("--margin", type=float, metavar="SD", help="What counts as no effect, in standard deviations: 0.5.")
@click.option("--alpha", type=float, metavar="RATE", help="Error rate of a test: 0.05.")
@click.option("--horizon", type=int, metavar="WEEKS", help="Weeks after a shock that are looked at: 13.")
@click.option(
    "--source", metavar="NAME", help="One source alone, such as reports or icews-tuples; otherwise all pooled."
)
@click.option("--plan", "--dry-run", "dry", is_flag=True, help="Print the test that the claim implies, and stop.")
@click.option("--explain", is_flag=True, help="Add the happenings that were looked at.")
@click.option(
    "--figure",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw a test on shocks into this file: .png, .svg, .pdf or .html.",
)
@coded_option
@click.option("--snapshot", metavar="ID", help="Read this snapshot; otherwise one of the ledger as it is now.")
@json_option
@ledger_option
def check(
    what: str | None,
    every: bool,
    between: tuple[str, str] | tuple[()],
    predicate: str | None,
    test: str | None,
    since: date | None,
    until: date | None,
    file: Path | None,
    days: tuple[tuple[date, str | None], ...],
    outcome: str | None,
    normalisers: tuple[str, ...] | None,
    margin: float | None,
    alpha: float | None,
    horizon: int | None,
    source: str | None,
    dry: bool,
    explain: bool,
    figure: Path | None,
    coded: tuple[Path, ...],
    snapshot: str | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Put a claim about a tie to the test: contradicted, supported within the margin, inconclusive, not enough
    evidence.

    The test is printed before it is run: its shocks, outcome, donors, margin and normalisers, all of which you can
    change.

    \b
      tieline check "China-Russia cooperation will never be impacted by changes in the international situation"
      tieline check 3f2a9c1b --plan
      tieline check --all --between CHN RUS --json
      tieline check "Our ties are stable" --between KOR USA --shock 2014-06-10=Mosul --figure check.svg
    """
    from tieline.desk.check import checks, terms
    from tieline.desk.snapshots import coded_folders
    from tieline.records.claim import Predicate
    from tieline.views.check import PlanPage, VerdictPage

    if every == (what is not None):
        raise click.UsageError("name a text or the id of a claim, or --all with --between", click.get_current_context())
    path = ledger_path(ledger)
    try:
        chosen = terms(file=file, days=days, outcome=outcome, normalisers=normalisers, margin=margin, alpha=alpha,
                       horizon=horizon, test=test, source=source)  # fmt: skip
        planned = checks(path, what, chosen, between=(between[0], between[1]) if between else None,
                         predicate=Predicate(predicate) if predicate else None, since=since, until=until, coded=coded,
                         snapshot=snapshot)  # fmt: skip
        if not planned:
            say("the ledger holds no claim about this tie: type one, or see `tieline claims`")
        for one in planned:
            if not as_json:
                show(PlanPage(one.plain()))
            run = one if dry else one.run()
            if explain and not dry:
                run = run.with_rows(coded_folders(path, coded))
            if figure is not None and not dry:
                from tieline.desk.check_figure import draw

                draw(run, figure)
            if as_json:
                print_json(run.plain())
            elif not dry:
                show(VerdictPage(run.plain()))
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
