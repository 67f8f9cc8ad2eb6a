"""Makes src/tieline/ontology/data/offices.csv from the sources of leaders, visits and dated official texts.

    python scripts/build_offices.py DATA_FOLDER

DATA_FOLDER holds leaders/ (REIGN 2021-03, Archigos 4.1, CIA World Factbook snapshots), us_visits_travels/ and the
corpora of readouts. Takes some minutes: every text is searched for titles with names behind them. Nothing is added
from memory: a holding that no source tells is not in the table. `offices/` holds the steps; only spellings, in
`offices/spellings.csv` and `person_aliases.csv`, were written by hand.
"""

from __future__ import annotations

import csv
import functools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from offices import corpora, factbook, people, reign, visits
from offices.evidence import Sighting, Spell
from offices.held import SINGLE, SLACK, Held
from offices.holdings import hold
from offices.people import Person
from offices.texts import usual_office

from tieline.ontology import names, states
from tieline.ontology.tables import rows as table_rows
from tieline.ontology.tables import several
from tieline.records.actor import Rank

TABLE = Path(__file__).parents[1] / "src" / "tieline" / "ontology" / "data" / "offices.csv"
SPELLINGS = Path(__file__).parent / "offices" / "spellings.csv"
COLUMNS = (
    "person", "surname", "aliases", "office", "rank", "state", "start", "end", "start_known", "end_known", "earliest",
    "latest", "seen", "source",
)  # fmt: skip
# A regime whose leader is the head of government, where no source names the leader's office.
PARLIAMENTARY = "parliamentary"
ONE_DAY = timedelta(days=1)
# The offices that an American text means by their bare names; a minister it names without a state is a foreign one.
AMERICAN = frozenset(
    ("President", "Vice President", "Secretary of State", "Secretary of Defense", "National Security Adviser")
)
T = TypeVar("T", Spell, Sighting)
# By office and folded word of the name: first day, last day, state, whole name.
Known = dict[tuple[str, str], list[tuple[date, date, str, str]]]


def main(folder: Path) -> None:
    """Reads the sources, settles whose each sighting is, and writes the table."""
    spells = [_respelled(s) for s in [*reign.leaders(folder / "leaders"), *_factbook(folder)]]
    sightings = [*visits.log(folder / "us_visits_travels" / "us_visits_travels.csv"), *corpora.read(folder)]
    write(build(spells, sightings, fallbacks(folder / "leaders" / "reign_regimes.csv")))


def build(spells: list[Spell], sightings: list[Sighting], fallback: dict[str, Rank]) -> list[dict[str, str]]:
    """Rows of the table, by state, rank and first day."""
    placed = list(settle(sightings, spells))
    by_state: dict[str, tuple[list[Spell], list[Sighting]]] = defaultdict(lambda: ([], []))
    for spell in spells:
        by_state[spell.state][0].append(spell)
    for seen in placed:
        by_state[seen.state or ""][1].append(seen)
    found: list[dict[str, str]] = []
    for state in sorted(by_state):
        group = people.gather(state, *by_state[state])
        held = hold(group, fallback.get(state, Rank.HEAD_OF_STATE))
        found.extend(_row(h, group[h.person], held) for h in held)
    return sorted(found, key=lambda r: (r["state"], Rank(r["rank"]).order, r["start"], r["person"]))


def settle(sightings: list[Sighting], spells: list[Spell]) -> Iterator[Sighting]:
    """Sightings with a state: as the text gives it, or as others agree on for that name, office and time."""
    known: Known = defaultdict(list)
    for seen in sightings:
        if seen.state:
            for word in names.core(seen.name):
                known[seen.office, word].append((seen.day, seen.day, seen.state, seen.name))
    for spell in spells:
        for word in names.core(spell.name):
            known[spell.office or "", word].append((spell.start, spell.end or spell.seen, spell.state, spell.name))
    for seen in sightings:
        state = seen.state or _agreed(seen, known)
        if state and not _foreign(seen, state):
            yield _respelled(replace(seen, state=state, office=usual_office(seen.office, state)))


def _agreed(seen: Sighting, known: Known) -> str | None:
    """The one state whose holder of that office bears that name at that time; else the one the text is about."""
    words = names.core(seen.name)
    if not words:
        return None
    votes: Counter[str] = Counter()
    for word in {words[-1], words[0]}:
        for office in (seen.office, ""):
            for start, end, state, name in known.get((office, word), ()):
                if start - SLACK <= seen.day <= end + SLACK and names.agree(seen.name, name):
                    votes[state] += 1
    if seen.place and seen.place in votes and (len(votes) == 1 or votes[seen.place] * 2 >= votes.total()):
        return seen.place
    if len(votes) == 1:
        return next(iter(votes))
    if not votes:
        return seen.place if seen.place != "USA" or seen.office in AMERICAN else None
    ranked = votes.most_common(2)
    return ranked[0][0] if ranked and ranked[0][1] >= 5 * ranked[1][1] else None


def _foreign(seen: Sighting, state: str) -> bool:
    """Titles that only one state gives: a "Secretary of State" whom a text places elsewhere is another sort."""
    return seen.office in ("Secretary of State", "Secretary of Defense") and state != "USA"


def fallbacks(path: Path) -> dict[str, Rank]:
    """Rank of a leader whose office is not told: head of government where REIGN's last regime is parliamentary."""
    found: dict[str, Rank] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            state = states.by_cow(row["cowcode"])
            if state:
                regime = row["gwf_regimetype"].strip()
                found[state.code] = Rank.HEAD_OF_GOVERNMENT if regime == PARLIAMENTARY else Rank.HEAD_OF_STATE
    return found


def _factbook(folder: Path) -> Iterable[Spell]:
    return factbook.officials(folder / "leaders" / "factbook_leaders_2014_2026.csv")


def _respelled(item: T) -> T:
    """Under the name the hand-written tables give for a spelling: one person under one name."""
    written = _spellings().get((item.state or "", item.name), item.name)
    name = _full_aliases().get((item.state or "", names.core(written)), written)
    return item if name == item.name else replace(item, name=name)


@functools.cache
def _spellings() -> dict[tuple[str, str], str]:
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return {(r["state"], r["written"]): r["name"] for r in csv.DictReader(x for x in lines if x[0] != "#")}


@functools.cache
def _full_aliases() -> dict[tuple[str, tuple[str, ...]], str]:
    """Aliases of several words, by their folded words; one of a single word may be another person's surname."""
    return {
        (row["state"], names.core(alias)): row["person"]
        for row in table_rows("person_aliases.csv")
        for alias in several(row["aliases"])
        if len(names.core(alias)) > 1
    }


# ---- Rows -----------------------------------------------------------------------------------------------------------


def _row(held: Held, person: Person, all_held: list[Held]) -> dict[str, str]:
    name = people.canonical(person)
    family = people.surname(person, name)
    earliest, latest = _bounds(held, all_held)
    return {
        "person": name,
        "surname": family,
        "aliases": "; ".join(dict.fromkeys([*people.aliases(person, name, family), *_added(person, name, family)])),
        "office": held.office,
        "rank": held.rank.value,
        "state": person.state,
        "start": held.start.isoformat(),
        "end": held.end.isoformat() if held.end else "",
        "start_known": "yes" if held.start_known else "no",
        "end_known": "yes" if held.end_known else "no",
        "earliest": earliest.isoformat(),
        "latest": latest.isoformat() if latest else "",
        "seen": max(held.seen, held.start).isoformat(),
        "source": "; ".join(held.sources),
    }


def _bounds(held: Held, all_held: list[Held]) -> tuple[date, date | None]:
    """The widest span the sources leave open: to the neighbours in the office, a year at most."""
    rivals = [h for h in all_held if h.office == held.office and h.person != held.person and held.rank in SINGLE]
    earliest, latest = held.start, held.end
    if not held.start_known:
        before = [h.end or h.seen for h in rivals if (h.end or h.seen) < held.start]
        earliest = max([held.start - SLACK, *(end + ONE_DAY for end in before)])
    if held.end and not held.end_known:
        after = [h.start for h in rivals if h.start > held.end]
        latest = min([held.end + SLACK, *(start - ONE_DAY for start in after)])
    return earliest, latest


def _added(person: Person, name: str, family: str) -> list[str]:
    """Aliases of the hand-written table for whoever bears the name it gives, or one of the aliases in full."""
    own = {names.core(n) for n in (*person.written, name)}
    lone = all(" " not in n for n in person.written)
    added: list[str] = []
    for row in table_rows("person_aliases.csv"):
        spellings = [row["person"], *several(row["aliases"])]
        if row["state"] == person.state and own & {names.core(s) for s in spellings if " " in s or lone}:
            added += [s for s in spellings if names.core(s) not in (names.core(name), names.core(family))]
    return added


def write(found: list[dict[str, str]]) -> None:
    """The table, with a remark on its making."""
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by scripts/build_offices.py from dated sources; not to be edited by hand.\n")
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
