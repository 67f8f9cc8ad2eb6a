"""`tieline doctor`: is this installation sound, and this ledger?"""

from __future__ import annotations

from pathlib import Path

import click

from tieline.cli.options import json_option, ledger_option, ledger_path
from tieline.cli.output import print_json, show


@click.command()
@json_option
@ledger_option
@click.option(
    "--chunks",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Check chunks too, which `tieline read -o FOLDER` wrote.",
)
def doctor(as_json: bool, ledger: Path | None, chunks: tuple[Path, ...]) -> int:
    """Check the models, the ledger, what lies beside it, and the versions, and say how to mend what is not sound.

    Reads the whole ledger, which takes a while for a large one. The exit code is 1 if anything is not sound.

    \b
      tieline doctor
      tieline doctor --ledger build/tour.db --json
    """
    from tieline.desk.doctor import examine
    from tieline.views.findings import findings_table

    found = list(examine(ledger_path(ledger), chunks))
    rows = [(finding.subject, finding.sound, finding.detail, finding.remedy) for finding in found]
    if as_json:
        for row in rows:
            print_json(dict(zip(("subject", "sound", "detail", "remedy"), row, strict=True)))
    else:
        show(findings_table(rows))
    return int(not all(finding.sound for finding in found))
