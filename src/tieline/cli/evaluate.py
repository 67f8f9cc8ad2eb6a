"""`tieline evaluate`: how right a coder is on a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieline.cli.options import dictionary_options, json_option
from tieline.cli.output import print_json, say, show
from tieline.cli.progress import counter
from tieline.evaluation import TASKS

if TYPE_CHECKING:
    from tieline.coders.events.dictionary.load import Dictionaries


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--split", type=click.Choice(("train", "dev", "test")), help="Score this split of the file only.")
@click.option("--rules-only", is_flag=True, help="Score the coders without their learned model.")
@dictionary_options
@json_option
def evaluate(
    task: str,
    gold: Path,
    split: str | None,
    rules_only: bool,
    actors: Path | None,
    agents: Path | None,
    verbs: Path | None,
    discards: Path | None,
    as_json: bool,
) -> int:
    """Score a coder on a gold file, with an interval from resampling its documents.

    GOLD is a file of gold documents (see gold/README.md), of marked pairs for "events" (JSONL, or the PLV table), of
    PLOVER records for "sentences", of attributions for "statements", or of PETRARCH validation records (XML) for
    "petrarch". These are scored as states and PLOVER categories by Tieline's own coders, or, with the dictionaries they
    were made for, as the full triples of codes. Errors are shown for the development split only, in their sentences.

    \b
      tieline evaluate statements build/gold.jsonl --split dev
      tieline evaluate events pairs.jsonl --json
      tieline evaluate petrarch PETR.UnitTest.records.xml
      tieline evaluate petrarch RECORDS.xml --verbs VERBS.txt --actors ACTORS.txt --agents AGENTS.txt
    """
    from tieline.desk.evaluate import scored
    from tieline.evaluation.gold import GoldError
    from tieline.views.score import score_view

    dictionaries = _dictionaries(task, actors, agents, verbs, discards)
    try:
        with counter("scored") as done:
            score = scored(task, gold, split, done, dictionaries, rules_only=rules_only)
    except GoldError as error:
        for fault in str(error).splitlines():
            say(fault)
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


def _dictionaries(
    task: str, actors: Path | None, agents: Path | None, verbs: Path | None, discards: Path | None
) -> Dictionaries | None:
    """The dictionaries the records were made for; lines that cannot be used are told."""
    from tieline.coders.events.dictionary.load import load_dictionaries

    given = [path for path in (actors, agents, verbs, discards) if path is not None]
    if not given:
        return None
    if task != "petrarch":
        raise click.UsageError("dictionaries are for the task petrarch")
    if verbs is None:
        raise click.UsageError("give --verbs too: without verbs the dictionaries code nothing")
    dictionaries = load_dictionaries(verbs, actors, agents, discards)
    for path, line in dictionaries.broken:
        say(f"{path}:{line.line}: {line.reason}. The other lines are used.")
    return dictionaries
