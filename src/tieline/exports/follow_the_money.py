"""Happenings as FollowTheMoney entities, one JSON object a line, for OpenAleph, yente and their like.

The schemata and properties are those of FollowTheMoney's model (followthemoney.tech): a test has the library check
each. Tieline does not need the library to write them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from tieline.ontology import alpha2
from tieline.records.actor import Actor, ActorKind
from tieline.records.record import digest

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT_BODY: "PublicBody",
    ActorKind.BLOC: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.GROUP: "LegalEntity",
}


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report as far as an entity tells of it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True)
class Doing:
    """A happening as far as an entity tells of it. name: one line. involved: all parties. sentences: verbatim."""

    id: str
    name: str
    start: date | None
    end: date | None
    place: str | None
    involved: tuple[Actor, ...]
    sentences: tuple[str, ...]
    reports: tuple[Report, ...] = field(default=())


def write_follow_the_money(doings: Iterable[Doing], stream: IO[bytes]) -> int:
    """Write the happenings as Events, their parties and their reports, each entity once; returns how many entities.

    A party of several happenings is one entity where name and state are the same: no more is claimed. A state stands
    as the public body that acts in its name. Countries are in lower-case ISO 3166-1 alpha-2; an end that has none
    (a former state, a bloc) has no country.
    """
    written: set[str] = set()

    def put(entity: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> str:
        if entity not in written:
            written.add(entity)
            held = {name: kept for name, values in properties.items() if (kept := [v for v in values if v])}
            line = json.dumps({"id": entity, "schema": schema, "properties": held}, ensure_ascii=False)
            stream.write(line.encode() + b"\n")
        return entity

    for doing in doings:
        involved = [put(*_party(actor)) for actor in doing.involved]
        proof = [put(*_article(report)) for report in doing.reports]
        put(
            f"tieline-{doing.id}",
            "Event",
            {
                "name": [doing.name],
                "startDate": [doing.start.isoformat() if doing.start else None],
                "endDate": [doing.end.isoformat() if doing.end else None],
                "involved": list(dict.fromkeys(involved)),
                "summary": doing.sentences,
                "proof": proof,
                "recordId": [doing.id],
            },
        )
    return len(written)


def _party(actor: Actor) -> tuple[str, str, dict[str, Iterable[str | None]]]:
    name, code = actor.identity
    country = alpha2.table().get(code or "")
    properties: dict[str, Iterable[str | None]] = {"name": [name], "country": [country and country.lower()]}
    if actor.kind is ActorKind.PERSON:
        properties["position"] = [actor.office]
    return f"tieline-{digest('party', _SCHEMATA[actor.kind], name, code or '')}", _SCHEMATA[actor.kind], properties


def _article(report: Report) -> tuple[str, str, dict[str, Iterable[str | None]]]:
    return (
        f"tieline-{report.id}",
        "Article",
        {
            "title": [report.title or report.url or report.id],
            "publisher": [report.outlet],
            "sourceUrl": [report.url],
            "publishedAt": [report.published],
        },
    )
