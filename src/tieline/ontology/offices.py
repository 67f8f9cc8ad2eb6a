"""Who held which office when: a name or a state and a day in, dated holdings out, each with its source.

Nothing here is remembered: every row comes from REIGN, Archigos, the CIA World Factbook's monthly snapshots, the
US Department of State's logs of visits, or a dated official text, and says which. `scripts/build_offices.py` makes it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tieline.ontology import names
from tieline.ontology.tables import rows, several, within
from tieline.records.actor import Rank

NO_GRACE = timedelta(0)
_RANKS = frozenset(Rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One person in one office for one spell.

    person: canonical name in its natural order ("Xi Jinping", "Vladimir Putin"); only the short name where no source
    gives more. surname: the part reports use alone. aliases: other spellings. state: code in the states table.
    start, end: first and last day the source vouches for; `end` is None while in office at `seen`.
    start_known, end_known: whether that day is the day of the change; if not, the office was held at least so long.
    earliest, latest: the widest span the sources leave open: up to the neighbours in the office, a year at most.
    seen: last day the source speaks for. source: which sources, and the ids of dated documents.
    """

    person: str
    surname: str
    aliases: tuple[str, ...]
    office: str
    rank: Rank
    state: str
    start: date
    end: date | None
    start_known: bool
    end_known: bool
    earliest: date
    latest: date | None
    seen: date
    source: str

    def held(self, on: date, grace: timedelta = NO_GRACE) -> bool:
        """Whether the office was held on a day, give or take the grace; open spells are taken to go on."""
        return within(on, self.start - grace, self.end + grace if self.end else None)

    def possible(self, on: date, grace: timedelta = NO_GRACE) -> bool:
        """Whether the sources leave open that it was held on a day, give or take the grace."""
        return within(on, self.earliest - grace, self.latest + grace if self.latest else None)


@functools.cache
def table() -> tuple[Holding, ...]:
    """All holdings, by state, rank and start."""
    return tuple(_holding(row) for row in rows("offices.csv"))


def holders(name: str, on: date | None = None, grace: timedelta = NO_GRACE) -> tuple[Holding, ...]:
    """Holdings of whoever a surname or full name may mean; on a day, only those that may have been held then.

    Those the sources vouch for on the day come before those they leave open (`Holding.possible`), then by rank,
    highest first. Spelling, accents and usual transliterations do not matter. A full name must not contradict the
    person's given names; a surname alone returns everybody who bears it.
    """
    found = [holding for holding in _candidates(name) if on is None or holding.possible(on, grace)]
    return tuple(sorted(found, key=lambda h: (on is not None and not h.held(on), h.rank.order, h.state, h.start)))


def incumbents(state: str, rank_or_office: Rank | str, on: date, grace: timedelta = NO_GRACE) -> tuple[Holding, ...]:
    """Who held a rank, or an office by its words ("Foreign Minister"), in a state on a day; latest start first."""
    found = [
        holding for holding in _by_state().get(state, ()) if _is(holding, rank_or_office) and holding.held(on, grace)
    ]
    return tuple(sorted(found, key=lambda h: h.start, reverse=True))


def possible_incumbents(state: str, rank_or_office: Rank | str, on: date) -> tuple[Holding, ...]:
    """Who may have held a rank or an office on a day by what the sources leave open; latest start first."""
    found = [h for h in _by_state().get(state, ()) if _is(h, rank_or_office) and h.possible(on)]
    return tuple(sorted(found, key=lambda h: h.start, reverse=True))


def former(name: str, on: date) -> tuple[Holding, ...]:
    """Holdings of whoever the name may mean that had ended before a day, the latest first."""
    found = [holding for holding in _candidates(name) if holding.latest is not None and holding.latest < on]
    return tuple(sorted(found, key=lambda h: h.start, reverse=True))


def _is(holding: Holding, wanted: Rank | str) -> bool:
    if wanted in _RANKS:
        return holding.rank == wanted
    return holding.office.casefold() == wanted.casefold()


def _candidates(name: str) -> Iterable[Holding]:
    parts = names.core(name)
    found: dict[int, Holding] = {}
    for key in _runs(parts):
        for holding in _by_surname().get(key, ()):
            alone = len(key) == len(parts)
            if alone or any(names.agree(name, full) for full in _full_names(holding)):
                found.setdefault(id(holding), holding)
    return found.values()


def _runs(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every run of words that could be the surname: at the end (Putin), at the start (Xi), within (Fox Quesada)."""
    return [parts[i:j] for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]


@functools.cache
def _by_surname() -> dict[tuple[str, ...], list[Holding]]:
    """Holdings by the folded words of their surname and of every alias, and by the last word of a longer one."""
    index: dict[tuple[str, ...], list[Holding]] = {}
    for holding in table():
        forms = [holding.surname, holding.person, *holding.aliases]
        keys = [names.core(form) for form in forms]
        for key in dict.fromkeys([*keys, keys[0][-1:], *(key[-1:] for key in keys[2:])]):
            index.setdefault(key, []).append(holding)
    return index


def _full_names(holding: Holding) -> list[str]:
    """Every spelling of the whole name; the short one where no source gives more."""
    return [holding.person, *(alias for alias in holding.aliases if " " in alias)]


@functools.cache
def _by_state() -> dict[str, list[Holding]]:
    index: dict[str, list[Holding]] = {}
    for holding in table():
        index.setdefault(holding.state, []).append(holding)
    return index


def _holding(row: dict[str, str]) -> Holding:
    return Holding(
        person=row["person"],
        surname=row["surname"],
        aliases=several(row["aliases"]),
        office=row["office"],
        rank=Rank(row["rank"]),
        state=row["state"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        start_known=row["start_known"] == "yes",
        end_known=row["end_known"] == "yes",
        earliest=date.fromisoformat(row["earliest"]),
        latest=date.fromisoformat(row["latest"]) if row["latest"] else None,
        seen=date.fromisoformat(row["seen"]),
        source=row["source"],
    )
