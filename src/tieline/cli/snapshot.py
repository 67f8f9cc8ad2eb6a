"""`tieline snapshot`: the immutable tables that analysis reads."""

from __future__ import annotations

from pathlib import Path

import click

from tieline.cli.options import coded_option, json_option, ledger_option, ledger_path
from tieline.cli.output import print_json, say, show


@click.group()
def snapshot() -> None:
    """Make, list, keep or check snapshots: the immutable tables that analysis reads.

    A snapshot holds who did what to whom, each happening once, as Parquet files beside the ledger. Its id is the hash
    of its content: equal on every machine for equal content, so that a number can be cited with it.

    \b
      tieline snapshot make
      tieline snapshot list --ledger FILE
    """


@snapshot.command()
@coded_option
@json_option
@ledger_option
def make(coded: tuple[Path, ...], as_json: bool, ledger: Path | None) -> None:
    """Make a snapshot of the ledger and the coded tables as they are now.

    Where nothing changed since the last one, that one stays in use. Only parts whose reports, files or years changed
    are made anew.

    \b
      tieline snapshot make
      tieline snapshot make --coded coded/ --json
    """
    from tieline.desk.snapshots import plain_snapshot, take
    from tieline.views.snapshots import SnapshotList

    made = plain_snapshot(take(ledger_path(ledger), coded))
    if as_json:
        print_json(made)
    else:
        show(SnapshotList([made]))


@snapshot.command(name="list")
@json_option
@ledger_option
def list_(as_json: bool, ledger: Path | None) -> None:
    """The snapshots beside the ledger, the newest first.

    \b
      tieline snapshot list
    """
    from tieline.desk.snapshots import plain_snapshot, store_of
    from tieline.views.snapshots import SnapshotList

    found = [plain_snapshot(one) for one in store_of(ledger_path(ledger)).all()]
    if as_json:
        for one in found:
            print_json(one)
    elif found:
        show(SnapshotList(found))
    else:
        say("there is no snapshot yet: `tieline snapshot make` makes one")


@snapshot.command()
@click.argument("ident", metavar="ID")
@click.option("--undo", is_flag=True, help="Keep it no longer.")
@json_option
@ledger_option
def pin(ident: str, undo: bool, as_json: bool, ledger: Path | None) -> None:
    """Keep a snapshot for good; others go once three newer ones are there.

    \b
      tieline snapshot pin 3f2a9c1b
      tieline snapshot pin 3f2a9c1b --undo
    """
    from tieline.desk.snapshots import plain_snapshot, store_of
    from tieline.views.snapshots import SnapshotList

    kept = plain_snapshot(store_of(ledger_path(ledger)).pin(ident, pinned=not undo))
    if as_json:
        print_json(kept)
    else:
        show(SnapshotList([kept]))


@snapshot.command()
@click.argument("ident", metavar="ID", required=False)
@json_option
@ledger_option
def verify(ident: str | None, as_json: bool, ledger: Path | None) -> int:
    """Check that the files of a snapshot, or of all, are as they were written.

    The exit code is 1 if one is not; it is named with the remedy.

    \b
      tieline snapshot verify
      tieline snapshot verify 3f2a9c1b --json
    """
    from tieline.desk.snapshots import verify as check
    from tieline.views.snapshots import SnapshotList

    found = check(ledger_path(ledger), ident)
    for one in found:
        if as_json:
            print_json(one.plain())
        for fault in one.faults:
            say(str(fault))
    if found and not as_json:
        show(SnapshotList([one.plain() for one in found]))
    return int(any(one.faults for one in found))
