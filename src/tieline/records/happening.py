"""Happening: one doing in the world, and all the records that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.records.record import Record


class LinkKind(StrEnum):
    """How one happening stands to another."""

    PART_OF = "part_of"
    ANNOUNCES = "announces"
    FULFILS = "fulfils"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another happening, by id. reason: what speaks for it, in words; None where its kind says it all."""

    kind: LinkKind
    happening: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one value is according to which documents."""

    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which the reports differ; every document's own value is kept."""

    field: str
    tellings: tuple[Telling, ...]

    def __post_init__(self) -> None:
        if len(self.tellings) < 2:
            raise ValueError(f"{self.field}: a disagreement needs two tellings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One doing, told by records of one or several kinds in one or many documents.

    id: derived from its smallest member id, so that it does not depend on the order of arrival.
    facets: for each kind among the members, the record whose values are agreed on.
    members: ids of all records that tell it. documents: ids of the reports. independent: number of independent
    sources among them. method: how the members were found to tell one doing.
    """

    id: str
    facets: tuple[Record, ...]
    members: tuple[str, ...]
    documents: tuple[str, ...]
    independent: int
    disagreements: tuple[Disagreement, ...] = ()
    links: tuple[Link, ...] = ()
    method: str = "single"
