"""`tieline brief`: a briefing on a tie that a person could send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tieline.cli import output
from tieline.cli.options import coded_option, day, json_option, ledger_option, ledger_path, states


@click.command()
@click.argument("ends", nargs=2, metavar="STATE STATE", callback=states)
@click.option("--since", metavar="DAY", callback=day, help="Nothing before this day.")
@click.option("--until", metavar="DAY", callback=day, help="Nothing after this day; pledges are rated as of it.")
@click.option(
    "--format", "form", type=click.Choice(["md", "html"]), help="Markdown, or HTML; by the file's name if left out."
)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
              metavar="FILE", help="Write to a file instead of the screen.")  # fmt: skip
@click.option("--long", is_flag=True, help="Tell five times as much of each kind.")
@click.option(
    "--snapshot", metavar="ID", help="Compute the measures from this one; otherwise from the ledger as it is."
)
@coded_option
@json_option
@ledger_option
def brief(
    ends: tuple[str, str],
    since: date | None,
    until: date | None,
    form: str | None,
    target: Path | None,
    long: bool,
    snapshot: str | None,
    coded: tuple[Path, ...],
    as_json: bool,
    ledger: Path | None,
) -> None:
    """A briefing with numbered references: who met, what was said, done and pledged, and how the tie moved.

    Every sentence rests on entries of the ledger; quotations are exact. The same ledger gives the same brief.

    \b
      tieline brief CHN RUS --since 2024-01-01 --until 2024-12-31
      tieline brief China Russia --since 2024-01-01 -o brief.html
    """
    from tieline.desk.brief import brief as write
    from tieline.ledger.ledger import Ledger
    from tieline.views.brief import brief_html, brief_markdown

    try:
        with Ledger(ledger_path(ledger), read_only=True) as opened:
            told = write(opened, *ends, since=since, until=until, coded=coded, snapshot=snapshot, long=long).plain()
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    if as_json:
        output.print_json(told)
        return
    html = form == "html" or (form is None and target is not None and target.suffix.lower() in (".html", ".htm"))
    written = brief_html(told) if html else brief_markdown(told)
    if target is None or str(target) == "-":
        output.write(written)
    else:
        target.write_text(written, "utf-8")
