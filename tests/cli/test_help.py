"""Help: complete, with examples, and quick because nothing is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from tieline.cli.main import COMMANDS
from tieline.cli.main import tieline as group
from tieline.version import __version__

pytest_plugins = ("command_line",)
Run = Callable[..., Any]
SLOW = {"rich", "tieline.records.record", "tieline.ledger", "tieline.desk", "tieline.sources.read", "platformdirs"}


def test_help_lists_every_command_in_the_order_of_a_working_day(tieline: Run) -> None:
    answer = tieline("--help")
    assert answer.code == 0
    lines = [line.split()[0] for line in answer.out.partition("Commands:")[2].splitlines() if line.strip()]
    assert lines == list(COMMANDS)


WITHOUT_LEDGER = {"evaluate"}  # what scores a coder opens no ledger


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(tieline: Run, name: str) -> None:
    answer = tieline(name, "--help")
    assert answer.code == 0
    assert f"tieline {name}" in answer.out.partition("\n")[2]
    assert ("--ledger FILE" in answer.out) is (name not in WITHOUT_LEDGER)
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_the_version_is_told(tieline: Run) -> None:
    assert tieline("--version").out == f"tieline {__version__}\n"


@pytest.mark.parametrize("words", ["--help", "--version", "read --help", "import --help", "contacts --help"])
def test_help_loads_nothing_it_does_not_need(words: str) -> None:
    code = "import sys; from tieline.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code, *words.split()], check=True, capture_output=True, text=True)
    loaded = set(told.stderr.split())
    assert not loaded & SLOW
    assert not {name for name in loaded if name.split(".")[0] in ("spacy", "pydantic", "sqlite3", "rich", "numpy")}


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, tieline; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {name.split(".")[0] for name in told.stdout.split()} & {"spacy", "pydantic", "sqlite3", "rich", "click"}
