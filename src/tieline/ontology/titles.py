"""Office titles and forms of address: words in, rank and office out.

A title of office tells the rank of whoever bears it, sometimes only in a certain state ("Secretary of State" is the
foreign minister of the United States, a junior rank elsewhere). A form of address ("Mr") tells that a person follows.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tieline.ontology.tables import toml
from tieline.records.actor import Rank


class TitleKind(StrEnum):
    """office: an office of a state. organisation: an office of an international organisation. address: a form of
    address. other: an office that gives no rank in a state (a company's chairman, a general, a bishop)."""

    OFFICE = "office"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One title.

    phrase: lower case. office: the office in words ("Foreign Minister"); None for a form of address.
    rank: the rank it gives; None where it gives none. rank_in: ranks by state code where they differ.
    shared: the words also name offices outside government ("president" of a company, "secretary" of a club).
    """

    phrase: str
    kind: TitleKind
    office: str | None
    rank: Rank | None
    rank_in: Mapping[str, Rank]
    shared: bool

    def rank_for(self, state: str | None) -> Rank | None:
        """The rank it gives in a state, or in general."""
        return self.rank_in.get(state, self.rank) if state else self.rank


@functools.cache
def gazetteer() -> Mapping[str, Title]:
    """Every title by its phrase in lower case, abbreviations ("fm", "pm") included, for a matcher."""
    found: dict[str, Title] = {}
    for entry in toml("titles.toml")["title"]:
        for phrase in entry["phrases"]:
            found[phrase.lower()] = Title(
                phrase=phrase.lower(),
                kind=TitleKind(entry["kind"]),
                office=entry.get("office"),
                rank=Rank(entry["rank"]) if "rank" in entry else None,
                rank_in=MappingProxyType({state: Rank(rank) for state, rank in entry.get("rank_in", {}).items()}),
                shared=entry.get("shared", False),
            )
    return MappingProxyType(found)


@functools.cache
def abbreviations() -> frozenset[str]:
    """Titles that count only as written, in capitals ("FM", "PM", "HE"), because in lower case they are words."""
    return frozenset(toml("titles.toml")["abbreviations"])


@functools.cache
def prefixes() -> Mapping[str, str]:
    """Words before a title that change the standing of its bearer: "former" -> former, "acting" -> acting, ..."""
    return MappingProxyType(dict(toml("titles.toml")["prefixes"]))


def find(phrase: str) -> Title | None:
    """The title written so; case does not count except for abbreviations, hyphens count as spaces."""
    written = " ".join(phrase.replace("-", " ").replace("’", "'").split()).rstrip(".")
    if written.upper() in abbreviations() and written not in abbreviations():
        return None
    return _spaced().get(written.lower())


@functools.cache
def _spaced() -> dict[str, Title]:
    return {phrase.replace("-", " ").rstrip("."): title for phrase, title in gazetteer().items()}
