"""`tieline backup` and `tieline restore`: a ledger into one file, and back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.options import json_option, ledger_option, ledger_path
from tieline.cli.output import print_json, say

if TYPE_CHECKING:
    from tieline.ledger.backup import Manifest

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Replace the file where it is there already.")
@json_option
@ledger_option
def backup(file: Path, replace: bool, as_json: bool, ledger: Path | None) -> None:
    """Copy the ledger into FILE, as of one moment, while others may write to it.

    FILE is a zip archive with the database and a manifest: its hash, its schema, the version. It is checked before it
    bears its name.

    \b
      tieline backup ledger-2025-01-22.zip
    """
    from tieline.ledger.backup import back_up

    _tell(file, back_up(ledger_path(ledger), file, replace=replace), as_json=as_json)


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of the ledger that is there, which is kept aside.")
@json_option
@ledger_option
def restore(file: Path, replace: bool, as_json: bool, ledger: Path | None) -> None:
    """Put the ledger of a backup in place.

    A damaged backup, or one of a later version, is refused. A ledger that is there stays unless you say --replace, and
    then it is kept aside under another name.

    \b
      tieline restore ledger-2025-01-22.zip --ledger restored.db
    """
    from tieline.ledger.backup import restore as put_back

    place = ledger_path(ledger)
    manifest, aside = put_back(file, place, replace=replace)
    _tell(place, manifest, as_json=as_json)
    if aside is not None:
        say(f"{aside}: the ledger that was there")


def _tell(file: Path, manifest: Manifest, *, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(file), **asdict(manifest)})
    else:
        size = f"{manifest.bytes / 1e6:,.1f} MB"
        say(f"{file}: {manifest.documents:,} documents, schema {manifest.schema}, {size} as a database")
