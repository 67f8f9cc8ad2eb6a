"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def moment(published: str | None, zone: str | None) -> datetime | date | None:
    """A date, or a moment with its offset (or in the zone given); anything else is wrong usage."""
    from tieline.sources.defaults import read_published

    try:
        return read_published(published, zone) if published is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from None


def day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """A day in ISO form; anything else is wrong usage."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day: write 2025-01-21", param=parameter) from None


def last_moment(_: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    """A moment with its offset, or a day, which means its end where the user is; anything else is wrong usage."""
    from tieline.sources.defaults import read_published

    try:
        moment = read_published(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None
    if moment is None or isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.max).astimezone()


def columns(_: click.Context, parameter: click.Parameter, value: str | None) -> dict[str, str]:
    """A map of columns such as text=body,title=headline; anything else is wrong usage."""
    from tieline.sources.row import read_columns

    try:
        return read_columns(value) if value is not None else {}
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def states(_: click.Context, parameter: click.Parameter, value: tuple[str, ...] | None) -> tuple[str, ...]:
    """Codes of states or blocs, from codes in any case or from names ("China"); anything else is wrong usage."""
    from tieline.ontology import states as known

    try:
        return tuple(known.code_of(word) for word in value or ())
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def _zone(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from tieline.sources.defaults import read_zone

    try:
        return read_zone(value).key if value is not None else None
    except ValueError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def zone_option(command: F) -> F:
    """--zone ZONE, an IANA name."""
    return click.option(
        "--zone", metavar="ZONE", callback=_zone, help="The calendar they count days in, such as Asia/Shanghai."
    )(command)


def ledger_option(command: F) -> F:
    """--ledger FILE, which every command takes."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="The ledger; otherwise $TIELINE_LEDGER, else the one in your data folder.",
    )(command)


def coded_option(command: F) -> F:
    """--coded FOLDER, for commands that analyse."""
    return click.option(
        "--coded",
        multiple=True,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="A folder of coded tables that `tieline import --parquet` made; otherwise the one beside the ledger.",
    )(command)


def json_option(command: F) -> F:
    """--json, which every command that prints has."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")(command)


def dictionary_options(command: F) -> F:
    """--actors, --agents, --verbs and --discards: files a user brings along, as parameters of these names."""
    helps = {
        "--discards": "Phrases whose sentences, or with + whose reports, are not coded into events (with --verbs).",
        "--verbs": "Your own verbs, which win over Tieline's events: a PETRARCH verb dictionary.",
        "--agents": "Nouns that act for a country, such as POLICE: a PETRARCH dictionary (.agents).",
        "--actors": "Your own actors, which win over Tieline's tables: a CSV file, or a PETRARCH dictionary (.actors, "
        ".agents).",
    }
    for name, said in helps.items():
        path = click.Path(dir_okay=False, path_type=Path)
        command = click.option(name, type=path, metavar="FILE", help=said)(command)
    return command


def with_verbs(verbs: Path | None, discards: Path | None) -> None:
    """Discards say what verbs are not to code: without verbs they are wrong usage."""
    if discards is not None and verbs is None:
        raise click.UsageError("--discards needs --verbs: it says what your verbs are not to code")


def ledger_path(named: Path | None) -> Path:
    """The ledger named, else the default one."""
    from tieline.ledger.where import default_path

    return named or default_path()
