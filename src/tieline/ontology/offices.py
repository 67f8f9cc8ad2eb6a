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
    start, end: first and last day, as far as the source knows; `end` is None while in office at `seen`.
    first_seen: True where `start` is only the first day a source shows the person in office, not the day of
    appointment. seen: last day the source speaks for. source: which source, or the id of a dated document.
    """

    person: str
    surname: str
    aliases: tuple[str, ...]
    office: str
    rank: Rank
    state: str
    start: date
    end: date | None
    first_seen: bool
    seen: date
    source: str

    def held(self, on: date, grace: timedelta = NO_GRACE) -> bool:
        """Whether the office was held on a day, give or take the grace; open spells are taken to go on."""
        return within(on, self.start - grace, self.end + grace if self.end else None)


@functools.cache
def table() -> tuple[Holding, ...]:
    """All holdings, by state, rank and start."""
    return tuple(_holding(row) for row in rows("offices.csv"))


def holders(name: str, on: date | None = None, grace: timedelta = NO_GRACE) -> tuple[Holding, ...]:
    """Holdings of whoever a surname or full name may mean, highest rank first; on a day, only those held then.

    Spelling, accents and usual transliterations do not matter. A full name must not contradict the person's given
    names; a surname alone returns everybody who bears it.
    """
    found = [holding for holding in _candidates(name) if on is None or holding.held(on, grace)]
    return tuple(sorted(found, key=lambda h: (h.rank.order, h.state, h.start)))


def incumbents(state: str, rank_or_office: Rank | str, on: date, grace: timedelta = NO_GRACE) -> tuple[Holding, ...]:
    """Who held a rank, or an office by its words ("Foreign Minister"), in a state on a day; latest start first."""
    found = [
        holding for holding in _by_state().get(state, ()) if _is(holding, rank_or_office) and holding.held(on, grace)
    ]
    return tuple(sorted(found, key=lambda h: h.start, reverse=True))


def former(name: str, on: date) -> tuple[Holding, ...]:
    """Holdings of whoever the name may mean that had ended before a day, the latest first."""
    found = [holding for holding in _candidates(name) if holding.end is not None and holding.end < on]
    return tuple(sorted(found, key=lambda h: h.start, reverse=True))


def _is(holding: Holding, wanted: Rank | str) -> bool:
    if wanted in _RANKS:
        return holding.rank == wanted
    return holding.office.casefold() == wanted.casefold()


def _candidates(name: str) -> Iterable[Holding]:
    parts = names.words(name)
    found: dict[int, Holding] = {}
    for key in _keys(parts):
        for holding, spelling in _by_surname().get(key, ()):
            if len(parts) == len(key.split()) or names.agree(name, spelling):
                found.setdefault(id(holding), holding)
    return found.values()


def _keys(parts: tuple[str, ...]) -> set[str]:
    """Every run of words that could be the surname: at the end (Putin), at the start (Xi), or the whole."""
    core = [part for part in parts if part not in names.FOLDED_PARTICLES] or list(parts)
    ends = {" ".join(core[i:]) for i in range(len(core))}
    starts = {" ".join(core[:i]) for i in range(1, len(core) + 1)}
    return ends | starts


@functools.cache
def _by_surname() -> dict[str, list[tuple[Holding, str]]]:
    """Holdings by surname key, each with the full spelling whose surname it is."""
    index: dict[str, list[tuple[Holding, str]]] = {}
    for holding in table():
        for spelling, surname in _spellings(holding):
            index.setdefault(names.surname_key(surname), []).append((holding, spelling))
    return index


def _spellings(holding: Holding) -> list[tuple[str, str]]:
    """(full spelling, surname in it); an alias of one word is a surname, a longer one ends (or begins) with it."""
    found = [(holding.person, holding.surname)]
    for alias in holding.aliases:
        found.append((alias, alias))
        if " " in alias:
            found.append((alias, alias.split()[-1]))
    return found


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
        first_seen=row["first_seen"] == "yes",
        seen=date.fromisoformat(row["seen"]),
        source=row["source"],
    )
