"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def moment(_: click.Context, parameter: click.Parameter, value: str | None) -> datetime | date | None:
    """A date, or a moment with its offset; anything else is wrong usage."""
    from tieline.sources.defaults import read_published

    try:
        return read_published(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def zone(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The IANA name of a time zone; anything else is wrong usage."""
    from tieline.sources.defaults import read_zone

    try:
        return read_zone(value).key if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def ledger_option(command: F) -> F:
    """--ledger FILE, which every command takes."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="The ledger; otherwise $TIELINE_LEDGER, else the one in your data folder.",
    )(command)


def json_option(command: F) -> F:
    """--json, which every command that prints has."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")(command)


def ledger_path(named: Path | None) -> Path:
    """The ledger named, else the default one."""
    from tieline.ledger.where import default_path

    return named or default_path()
