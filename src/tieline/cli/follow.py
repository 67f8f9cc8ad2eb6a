"""`tieline follow` and `tieline confirm`: what came of a pledge, according to the reports and to a person."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tieline.cli import output
from tieline.cli.options import day, json_option, ledger_option, ledger_path
from tieline.records.pledge import Outcome

if TYPE_CHECKING:
    from tieline.desk.follow import Followed

F = TypeVar("F", bound=Callable[..., Any])


def on_option(command: F) -> F:
    """--on DAY, the day for which it is said; today by default."""
    return click.option("--on", metavar="DAY", callback=day, help="The day for which it is asked; otherwise today.")(
        command
    )


@click.command()
@click.argument("ident", metavar="ID")
@on_option
@json_option
@ledger_option
def follow(ident: str, on: date | None, as_json: bool, ledger: Path | None) -> None:
    """What came of a pledge: later reports that speak for or against it, and a proposed status.

    ID is that of a pledge (`tieline pledges` shows it). Each piece of evidence tells which fields matched: parties,
    act, words, time. A status is proposed until a person confirms it with `tieline confirm`. Nothing lapses by
    silence alone: the deadline must have passed, and later reports on the matter must be in the ledger.

    \b
      tieline follow h0b77
      tieline follow h0b77 --on 2022-01-31 --json
    """
    from tieline.desk.follow import FollowError
    from tieline.desk.follow import follow as look_up
    from tieline.ledger.ledger import Ledger

    with Ledger(ledger_path(ledger), read_only=True) as opened:
        try:
            _show(look_up(opened, ident, on or date.today()), as_json)  # noqa: DTZ011  # where the user is
        except FollowError as error:
            raise click.ClickException(str(error)) from None


@click.command()
@click.argument("ident", metavar="ID")
@click.option(
    "--as",
    "outcome",
    type=click.Choice([outcome.value for outcome in Outcome]),
    help="Another status than the one proposed.",
)
@click.option("--evidence", multiple=True, metavar="EVIDENCE", help="What it rests on; otherwise all that is proposed.")
@click.option("--reject", multiple=True, metavar="EVIDENCE", help="This is no evidence: it is not proposed again.")
@click.option("--reason", metavar="TEXT", help="Why, in a sentence.")
@click.option("--by", metavar="NAME", help="Who says so; otherwise your user name.")
@click.option("--undo", is_flag=True, help="Take back what was said last.")
@on_option
@json_option
@ledger_option
def confirm(
    ident: str,
    outcome: str | None,
    evidence: tuple[str, ...],
    reject: tuple[str, ...],
    reason: str | None,
    by: str | None,
    undo: bool,
    on: date | None,
    as_json: bool,
    ledger: Path | None,
) -> None:
    """Confirm what is proposed to have come of a pledge, say otherwise, or reject evidence.

    EVIDENCE is the id that `tieline follow` shows beside a sentence. What a person says is kept with name and time,
    stays when the report is read again, and can be taken back.

    \b
      tieline confirm h0b77
      tieline confirm h0b77 --as partly_fulfilled --reason "Two of the three bridges were opened"
      tieline confirm h0b77 --reject 3f2a9c1b:120
      tieline confirm h0b77 --undo
    """
    from tieline.desk import follow as desk
    from tieline.ledger.ledger import Ledger

    if reject and (outcome or evidence or reason):
        raise click.UsageError("--reject stands alone: confirm in a second command", click.get_current_context())
    if undo and (outcome or evidence or reason or reject):
        raise click.UsageError("--undo stands alone", click.get_current_context())
    today = on or date.today()  # noqa: DTZ011  # where the user is
    author = by or getpass.getuser()
    with Ledger(ledger_path(ledger)) as opened:
        try:
            if undo:
                found = desk.undo(opened, ident, today)
            elif reject:
                found = desk.reject(opened, ident, today, author=author, evidence=reject)
            else:
                said = Outcome(outcome) if outcome else None
                found = desk.confirm(
                    opened, ident, today, author=author, outcome=said, evidence=evidence, reason=reason
                )
        except desk.FollowError as error:
            raise click.ClickException(str(error)) from None
    _show(found, as_json)


def _show(found: Followed, as_json: bool) -> None:
    from tieline.views.follow import followed_page

    if as_json:
        output.print_json(found.plain())
    else:
        output.show(followed_page(found.plain()))
