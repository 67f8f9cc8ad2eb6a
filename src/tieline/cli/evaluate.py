"""`tieline evaluate`: how right a coder is on a gold file."""

from __future__ import annotations

from pathlib import Path

import click

from tieline.cli.options import json_option
from tieline.cli.output import print_json, say, show
from tieline.cli.progress import counter
from tieline.evaluation import TASKS


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(("train", "dev", "test")), help="Score this split of the file only.")
@json_option
def evaluate(task: str, gold: Path, split: str | None, as_json: bool) -> int:
    """Score a coder on a gold file, with an interval from resampling its documents.

    GOLD is a file of gold documents (see gold/README.md), of marked pairs (JSONL, or the PLV table) for "events", of
    PLOVER records for "sentences", of attributions for "statements", or of PETRARCH validation records (XML) for
    "petrarch". Errors are shown for the development split only.

    \b
      tieline evaluate statements build/gold.jsonl --split dev
      tieline evaluate events gold/events/sentences.jsonl --json
      tieline evaluate petrarch PETR.UnitTest.records.xml
    """
    from tieline.desk.evaluate import scored
    from tieline.evaluation.gold import GoldError
    from tieline.views.score import score_view

    try:
        with counter("scored") as done:
            score = scored(task, gold, split, done)
    except GoldError as error:
        say(str(error))
        return 1
    except UnicodeDecodeError as error:
        say(f"{gold}: it is not UTF-8 ({error.reason} at byte {error.start}). Save it as UTF-8.")
        return 1
    if as_json:
        print_json(score)
    else:
        show(score_view(score))
    for message in score.get("refused", ()):
        say(message)
    return int("refused" in score)
