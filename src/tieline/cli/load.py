"""`tieline load`: chunks that were read elsewhere, into the ledger or into tables."""

from __future__ import annotations

from pathlib import Path

import click

from tieline.cli.answer import Answer, kept_in
from tieline.cli.options import json_option, ledger_option, ledger_path
from tieline.cli.progress import progress


@click.command()
@click.argument("chunks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CHUNKS...")
@ledger_option
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what went wrong.")
def load(chunks: tuple[Path, ...], ledger: Path | None, as_json: bool, quiet: bool) -> int:
    """Put what was read elsewhere into the ledger, each document once.

    CHUNKS are the files that `tieline read --shard I/N -o FOLDER` wrote, or their folders. What the ledger knows
    already is passed over, so the same chunks can be loaded again. A later version of Tieline supersedes what an
    earlier one read, and never the other way round. A damaged chunk is named, and the others are loaded.

    \b
      tieline load chunks/
      tieline load chunks/ --ledger all.db --quiet

    The exit code is 0 if all was loaded, 1 if something was not, 2 for wrong usage.
    """
    from tieline.desk.load import load_chunks
    from tieline.ledger.ledger import Ledger

    with Ledger(ledger_path(ledger)) as kept:
        answer = Answer(kept, kept_in(kept), as_json=as_json, quiet=quiet, showing=as_json)
        with progress(not quiet and not as_json) as bar:
            answer.take(load_chunks(chunks, kept, finished=bar.finished), bar)
        return answer.close()
