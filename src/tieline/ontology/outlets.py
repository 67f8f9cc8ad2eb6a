"""Who publishes: an outlet's name or host in, the outlet out, with its zone, its country and who owns it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from tieline.ontology.tables import rows, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """name: as it is cited. domains: hosts it publishes under. zone: IANA zone its dates are counted in.

    country: code in the states table; None for an intergovernmental body. kind: agency, newspaper, broadcaster,
    magazine, government, organisation. owner: who owns or runs it. state_controlled: whether a state decides what it
    prints, as agencies and ministries of one-party states and government sites; public broadcasters with statutory
    independence are not. since: the year its present ownership began, where it matters.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str
    country: str | None
    kind: str
    owner: str
    state_controlled: bool
    since: int | None


@functools.cache
def table() -> tuple[Outlet, ...]:
    """All outlets."""
    return tuple(_outlet(row) for row in rows("outlets.csv"))


@functools.cache
def gazetteer() -> Mapping[str, Outlet]:
    """Every name and alias, as written, for a matcher."""
    return MappingProxyType({form: outlet for outlet in table() for form in (outlet.name, *outlet.aliases)})


def find(name_or_host: str) -> Outlet | None:
    """The outlet with that name, alias, host or address; None if the table has none.

    Case and a leading "the" do not count. A host below an outlet's domain is the outlet's ("news.cgtn.com"), the
    longest domain first. "AP via Google News" is AP: whoever passes a report on has not written it.
    """
    written = " ".join(name_or_host.split()).casefold().partition(" via ")[0]
    named = _by_name().get(written) or _by_name().get(written.removeprefix("the "))
    return named or _by_host(written)


def _by_host(written: str) -> Outlet | None:
    host = urlsplit(written).hostname if "//" in written else written.partition("/")[0].partition(":")[0]
    labels = (host or "").split(".")
    candidates = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_domains()[c] for c in candidates if c in _domains()), None)


@functools.cache
def _by_name() -> dict[str, Outlet]:
    return {form.casefold().removeprefix("the "): outlet for form, outlet in gazetteer().items()}


@functools.cache
def _domains() -> dict[str, Outlet]:
    return {domain: outlet for outlet in table() for domain in outlet.domains}


def _outlet(row: dict[str, str]) -> Outlet:
    return Outlet(
        name=row["name"],
        aliases=several(row["aliases"]),
        domains=several(row["domains"]),
        zone=row["zone"],
        country=row["country"] or None,
        kind=row["kind"],
        owner=row["owner"],
        state_controlled=row["state_controlled"] == "yes",
        since=int(row["since"]) if row["since"] else None,
    )
