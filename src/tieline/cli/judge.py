"""`tieline merge`, `split`, `correct`, `reject` and `judgements`: a person's word on what the ledger tells."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tieline.cli import output
from tieline.cli.options import json_option, ledger_option, ledger_path
from tieline.records.judgement import Decision

if TYPE_CHECKING:
    from tieline.desk.judge import Judged
    from tieline.ledger.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])


def judgement_options(command: F) -> F:
    """--by, --reason, --undo, --json and --ledger, which all judgements take."""
    undo = click.option("--undo", is_flag=True, help="Take the latest such judgement on it back.")
    reason = click.option("--reason", metavar="TEXT", help="Why, in a sentence.")
    by = click.option("--by", metavar="NAME", help="Who says so; otherwise your user name.")
    return by(reason(undo(json_option(ledger_option(command)))))


@click.command()
@click.argument("idents", nargs=-1, required=True, metavar="ID ID...")
@judgement_options
def merge(
    idents: tuple[str, ...], by: str | None, reason: str | None, undo: bool, as_json: bool, ledger: Path | None
) -> None:
    """Say that entries tell one doing.

    ID is that of a happening or of a record. They stay one whatever is read later, until it is taken back with --undo
    and one of their ids, or the id of the judgement. What contradicts an earlier judgement is refused.

    \b
      tieline merge h0b77 h3c19 --reason "The agency has the date of Beijing"
      tieline merge h0b77 --undo
    """
    from tieline.desk import judge

    with _opened(ledger) as opened:
        if undo:
            _show(judge.undo_latest(opened, Decision.SAME, _one(idents), by=_who(by), reason=reason), as_json)
        else:
            _show(judge.judge_same(opened, idents, by=_who(by), reason=reason), as_json)


@click.command()
@click.argument("ident", metavar="ID")
@click.argument("records", nargs=-1, metavar="[RECORD...]")
@judgement_options
def split(
    ident: str,
    records: tuple[str, ...],
    by: str | None,
    reason: str | None,
    undo: bool,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Say that records tell another doing than the rest of an entry.

    RECORD is the id of a record of the entry, or of a report, all of whose records go. They go together; without any,
    every report of the entry tells a doing of its own. Later reports join what stays.

    \b
      tieline split h0b77 3f2a9c1b --reason "They met twice that day"
      tieline split h0b77 --undo
    """
    from tieline.desk import judge

    with _opened(ledger) as opened:
        if undo:
            found = judge.undo_latest(opened, Decision.DIFFERENT, _one((ident, *records)), by=_who(by), reason=reason)
        else:
            found = judge.judge_different(opened, ident, records, by=_who(by), reason=reason)
        _show(found, as_json)


@click.command()
@click.argument("ident", metavar="ID")
@click.argument("field", required=False)
@click.argument("value", required=False)
@judgement_options
def correct(
    ident: str,
    field: str | None,
    value: str | None,
    by: str | None,
    reason: str | None,
    undo: bool,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Say what a field of an entry holds.

    Of a happening, all its records of the kind that has the field are corrected. For parties VALUE is the whole list
    ("China; Russia") or one change: +FRA adds, "USA = FRA" puts another in the place of one, and, behind --, -USA
    takes one away; a person is written "Wang Yi (CHN)". A time is 2025-01-21, 2025-01, 2025, two days with .. between
    them, a moment with its offset, or none. What was read is kept, and `tieline show` shows both.

    \b
      tieline correct h0b77 day 2025-01-20
      tieline correct h0b77 participants "Ben Okoro = Wang Yi (CHN)" --by "A. Reader"
      tieline correct h0b77 participants -- -USA
      tieline correct h0b77 day --undo
    """
    from tieline.desk import judge

    with _opened(ledger) as opened:
        if undo:
            found = judge.undo_latest(opened, Decision.CORRECTED, ident, by=_who(by), reason=reason, field=field)
        elif field is None or value is None:
            raise click.UsageError("correct needs a FIELD and a VALUE", click.get_current_context())
        else:
            found = judge.correct(opened, ident, field, value, by=_who(by), reason=reason)
        _show(found, as_json)


@click.command()
@click.argument("ident", metavar="ID")
@judgement_options
def reject(ident: str, by: str | None, reason: str | None, undo: bool, as_json: bool, ledger: Path | None) -> None:
    """Say that a record, or all records of a happening, tell nothing that is so.

    It is listed, counted and measured no more, and `tieline show` says who rejected it.

    \b
      tieline reject 3f2a9c1b --reason "The sentence is about another Georgia"
      tieline reject 3f2a9c1b --undo
    """
    from tieline.desk import judge

    with _opened(ledger) as opened:
        if undo:
            _show(judge.undo_latest(opened, Decision.WRONG, ident, by=_who(by), reason=reason), as_json)
        else:
            _show(judge.judge_wrong(opened, ident, by=_who(by), reason=reason), as_json)


@click.command()
@click.option("--standing", is_flag=True, help="Only what was not taken back.")
@json_option
@ledger_option
def judgements(standing: bool, as_json: bool, ledger: Path | None) -> None:
    """What persons judged: who, when, what, and whether it was taken back.

    Where no reading tells a record any more, its judgement is kept and stands without it.

    \b
      tieline judgements
      tieline judgements --standing --json
    """
    from tieline.desk.judge import judgements as listed
    from tieline.desk.judge import plain_judgement
    from tieline.ledger.ledger import Ledger
    from tieline.views.judgements import judgements_page

    with Ledger(ledger_path(ledger), read_only=True) as opened:
        found = listed(opened, standing=standing)
    if as_json:
        for judgement in found:
            output.print_json(plain_judgement(judgement))
    else:
        output.show(judgements_page(found))


@contextmanager
def _opened(ledger: Path | None) -> Iterator[Ledger]:
    """The ledger; what cannot be judged is told in one line."""
    from tieline.desk.judge import JudgeError
    from tieline.ledger.errors import MissingLedgerError
    from tieline.ledger.ledger import Ledger

    path = ledger_path(ledger)
    if not path.exists():
        raise MissingLedgerError(path)
    with Ledger(path) as opened:
        try:
            yield opened
        except JudgeError as error:
            raise click.ClickException(str(error)) from None


def _one(idents: tuple[str, ...]) -> str:
    if len(idents) > 1:
        raise click.UsageError("--undo takes one ID", click.get_current_context())
    return idents[0]


def _who(by: str | None) -> str:
    return by or getpass.getuser()


def _show(judged: Judged, as_json: bool) -> None:
    from tieline.views.judgements import judged_page

    if as_json:
        output.print_json(judged.plain())
    else:
        output.show(judged_page(judged.judgement, judged.happenings))
