"""`tieline`: the group of all commands, which loads a command's module only when that command runs."""

from __future__ import annotations

import importlib
import keyword
import os
import sys
from typing import Any

import click

from tieline.version import __version__

# Name -> module, and the line about it in `tieline --help`. A new command is one module and one line here.
COMMANDS = {
    "read": ("tieline.cli.read", "Read reports and keep what they tell."),
    "load": ("tieline.cli.load", "Put what was read elsewhere into the ledger."),
    "import": ("tieline.cli.importing", "Import coded event data and logs of visits."),
    "watch": ("tieline.cli.watch", "Poll feeds and read what is new."),
    "contacts": ("tieline.cli.listing", "Who met, called or wrote to whom."),
    "events": ("tieline.cli.listing", "Who did what to whom."),
    "statements": ("tieline.cli.listing", "Who said what."),
    "pledges": ("tieline.cli.listing", "Who promised what."),
    "claims": ("tieline.cli.listing", "What was claimed about a tie."),
    "documents": ("tieline.cli.listing", "The reports in the ledger."),
    "show": ("tieline.cli.show", "One entry with its sentences and its reports."),
    "phrases": ("tieline.cli.phrases", "First and last use of a formula, and what went missing."),
    "follow": ("tieline.cli.follow", "What came of a pledge, on what evidence."),
    "confirm": ("tieline.cli.follow", "Say what came of a pledge."),
    "merge": ("tieline.cli.judge", "Say that entries tell one doing."),
    "split": ("tieline.cli.judge", "Say that records tell another doing than the rest."),
    "correct": ("tieline.cli.judge", "Say what a field of an entry holds."),
    "reject": ("tieline.cli.judge", "Say that an entry tells nothing that is so."),
    "judgements": ("tieline.cli.judge", "Who judged what, and what was taken back."),
    "tie": ("tieline.cli.tie", "How a tie is doing, with intervals, or why that cannot be said."),
    "check": ("tieline.cli.check", "Put a claim about a tie to the test."),
    "compare": ("tieline.cli.compare", "Two readouts of one contact side by side."),
    "brief": ("tieline.cli.brief", "A briefing on a tie, with references."),
    "network": ("tieline.cli.network", "Who is close to whom, who moves with whom, who keeps company."),
    "snapshot": ("tieline.cli.snapshot", "Make, list, keep or check the tables that analysis reads."),
    "export": ("tieline.cli.export", "The ledger as files for other tools."),
    "serve": ("tieline.cli.serve", "The web desk on this machine."),
    "evaluate": ("tieline.cli.evaluate", "Score a coder on a gold file."),
    "backup": ("tieline.cli.backup", "Copy the ledger into one file."),
    "restore": ("tieline.cli.backup", "Put the ledger of a backup in place."),
    "doctor": ("tieline.cli.doctor", "Check the models, the ledger and the versions."),
}
INTERRUPTED = 130  # 128 + SIGINT, as shells say it
PIPE_CLOSED = 141  # 128 + SIGPIPE


class PipeClosed(Exception):  # noqa: N818  # not an error: whoever read the output has had enough
    """The reader of standard output went away; click would take an `OSError` of that kind for a failure."""


class Commands(click.Group):
    """Commands by name, each imported when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Names in the order of a working day, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        # A command that is a word of Python's own has its function under that name and an underscore.
        command: click.Command = getattr(module, f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it returns is the exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise PipeClosed from None
        return code

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tieline", message="%(prog)s %(version)s")
def tieline() -> None:
    """Read diplomatic reporting and keep the ledger of relations between states.

    Every entry points at the sentence it came from.

    \b
      tieline read report.txt --published 2025-01-22
      tieline contacts --between CHN RUS --since 2024-01-01
      tieline show 3f2a9c1b
    """


def main() -> None:
    """Run the command line; the process ends with the code it gives."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 partly or not done, 2 wrong usage, 130 interrupted."""
    try:
        code = tieline.main(arguments, prog_name="tieline", standalone_mode=False)
    except click.ClickException as error:
        _say(error.format_message(), getattr(error, "ctx", None))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except PipeClosed:
        # What would be written at exit goes nowhere, instead of raising once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror or error}. Check the path and the space left")
        return 1
    except Exception as error:
        if not isinstance(error, _expected()):
            raise
        _say(str(error))
        return 1
    return code if isinstance(code, int) else 0


def _expected() -> tuple[type[Exception], ...]:
    """What can go wrong without a fault of the program: each says in its message what to do about it."""
    from tieline.actors.own.load import ActorsFileError
    from tieline.cluster.crew import CrewError
    from tieline.language.model import ModelError
    from tieline.ledger.errors import LedgerError
    from tieline.views.figures.picture import FigureError

    return ModelError, LedgerError, ActorsFileError, FigureError, CrewError


def _say(message: str, context: click.Context | None = None) -> None:
    """One line on standard error; for wrong usage with the command whose help explains it."""
    from tieline.views.safe import shown

    where = context.command_path if context else "tieline"
    said = shown(message)
    if context:
        said = f"{said.rstrip('.')}. See '{where} --help'."
    click.echo(f"{where}: {said}", err=True)
