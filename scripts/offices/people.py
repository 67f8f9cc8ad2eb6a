"""Whose evidence is it: spells and sightings of one state in, people out, each with all that is said of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from offices.evidence import Sighting, Spell
from tieline.ontology import names

# Two names that differ belong to one person only if their evidence lies no further apart.
FAR_APART = timedelta(days=5 * 365)
# A surname alone is given to a person with evidence at most so far away.
NEAR = timedelta(days=500)
NEAR_IN_OFFICE = timedelta(days=3 * 365)
# Where one family holds most offices, so that its name tells nobody apart.
DYNASTIC = frozenset(("SAU", "KWT", "ARE", "QAT", "BHR", "OMN", "BRN"))
# Particles between two given names rather than before a surname.
SONS = frozenset(("bin", "ibn", "ben", "ould"))
# How alike a lone surname must be to a word of the person's name.
LIKE = 0.85
# A short name used less often than this may be a slip of the reader.
LEAST_USE = 3
# Where the family name comes first.
FAMILY_FIRST = frozenset(("CHN", "TWN", "HKG", "PRK", "KOR", "KHM"))


@dataclass
class Person:
    """One person of a state: every written name with its weight, and the evidence under any of them."""

    state: str
    written: Counter[str] = field(default_factory=Counter)
    surnames: Counter[str] = field(default_factory=Counter)
    spells: list[Spell] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    def days(self) -> list[date]:
        """Every day some source speaks of."""
        ends = [d for s in self.spells for d in (s.start, s.end or s.seen)]
        return ends + [s.day for s in self.sightings]

    def offices(self) -> set[str | None]:
        """Every office some source gives."""
        return {s.office for s in self.spells} | {s.office for s in self.sightings}

    def words(self) -> set[str]:
        """Every folded word of every name but those hardly ever written, which may be slips."""
        least = 0.02 * max(self.written.values(), default=0)
        often = (name for name, count in self.written.items() if count >= least)
        return {word for name in often for word in own_words(name, self.state)}

    def distance(self, start: date, end: date) -> timedelta:
        """How far the nearest evidence lies from a span."""
        gaps = [max(start - d, d - end, timedelta(0)) for d in self.days()]
        spans = [max(start - (s.end or s.seen), s.start - end, timedelta(0)) for s in self.spells]
        return min([*gaps, *spans], default=timedelta.max)


def gather(state: str, spells: Iterable[Spell], sightings: Iterable[Sighting]) -> list[Person]:
    """The people of one state."""
    people: list[Person] = []
    evidence: list[Spell | Sighting] = [*spells, *sightings]
    full = [item for item in evidence if len(names.core(item.name)) > 1]
    weights = Counter(item.name for item in full)
    homes: dict[str, list[Person]] = {}
    for item in sorted(full, key=lambda i: (-weights[i.name], i.name, _first(i))):
        _give(_home(item, people, homes, state), item)
    for item in (i for i in evidence if len(names.core(i.name)) < 2):
        person = _nearest(item, people)
        if person is None:
            person = Person(state)
            people.append(person)
        _give(person, item)
    return _at_one_time(_led_by_another_name(people))


def _home(item: Spell | Sighting, people: list[Person], homes: dict[str, list[Person]], state: str) -> Person:
    known = homes.setdefault(item.name, [])
    start, end = _first(item), _last(item)
    for person in [*known, *people]:
        alike = person in known or any(same(item.name, name) for name in person.written if " " in name)
        if alike and person.distance(start, end) <= FAR_APART:
            if person not in known:
                known.append(person)
            return person
    person = Person(state)
    people.append(person)
    known.append(person)
    return person


def own_words(name: str, state: str) -> set[str]:
    """The folded words of a person's own name: not the father's, nor the dynasty's ("bin Abdulaziz Al Saud")."""
    own = re.sub(r"\b(?:bin|ibn|ben|Bin|Ibn) (?:Abdu?l? )?[\w'-]+", " ", name)
    if state in DYNASTIC:
        own = re.sub(r"(?<=\S )(?:[Aa]l|[Aa]s)[ -][\w'-]+", " ", own)
    return set(names.core(own if own.split() else name))


def same(a: str, b: str) -> bool:
    """Whether two full names may be one person's: one's words are in the other's, and they begin alike.

    A name may also be the other's end ("Tayyip Erdogan"), save among Arabic names, where it is a relative's.
    """
    ours, theirs = names.core(a), names.core(b)
    if min(len(ours), len(theirs)) < 2:
        return a == b
    if not names.agree(a, b):
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    first = names.alike(ours[0], theirs[0])
    end = longer[len(longer) - len(shorter) :] == shorter and not (_ARABIC.search(a) or _ARABIC.search(b))
    return first or end or set(ours) == set(theirs)


_ARABIC = re.compile(r"\b(?:bin|ibn|ben|al|el|as)\b", re.IGNORECASE)


def _nearest(item: Spell | Sighting, people: list[Person]) -> Person | None:
    """The person who bears a lone name and has the nearest evidence, of the same office where there is one."""
    word = names.core(item.name)[-1] if names.core(item.name) else names.fold(item.name)
    start, end = _first(item), _last(item)
    office = item.office
    found: list[tuple[bool, timedelta, int, int, Person]] = []
    for person in people:
        if not any(word == w or (word[:1] == w[:1] and names.likeness(word, w) >= LIKE) for w in person.words()):
            continue
        distance = person.distance(start, end)
        holds = office is None or office in person.offices()
        if distance <= (NEAR_IN_OFFICE if holds and office else NEAR):
            inside = sum(start <= d <= end for d in person.days())
            found.append((not holds, distance, -inside, len(found), person))
    return min(found)[-1] if found else None


def _led_by_another_name(people: list[Person]) -> list[Person]:
    """Leaders whom REIGN names otherwise than reports do (Lacalle de Herrera, Lacalle): one shared word, one time."""
    kept = list(people)
    for leader in people:
        lone = [s for s in leader.spells if s.office is None]
        if not lone or leader.sightings or any(s.office for s in leader.spells):
            continue
        for other in kept:
            shared = {w for w in leader.words() & other.words() if len(w) > 3}
            inside = sum(lone[0].start <= s.day <= (lone[0].end or lone[0].seen) for s in other.sightings)
            if other is not leader and shared and inside >= 1:
                for item in leader.spells:
                    _give(other, item)
                kept.remove(leader)
                break
    return kept


def _at_one_time(people: list[Person]) -> list[Person]:
    """One person where two begin in one office on one day under like names, or hold it together under almost one."""
    kept: list[Person] = []
    for person in people:
        other = next((k for k in kept if _together(k, person)), None)
        if other is None:
            kept.append(person)
            continue
        for spell in person.spells:
            _give(other, spell)
        for seen in person.sightings:
            _give(other, seen)
    return kept


def _together(a: Person, b: Person) -> bool:
    shared = {w for w in a.words() for v in b.words() if len(w) > 3 and names.alike(w, v)}
    if not shared or (a.state in DYNASTIC and not _begin_alike(a, b)):
        return False
    for s in a.spells:
        for t in b.spells:
            one_office = s.office is None or t.office is None or s.office == t.office
            one_day = abs(s.start - t.start) <= timedelta(days=1) and s.start_known and t.start_known
            overlap = s.start <= (t.end or t.seen) and t.start <= (s.end or s.seen)
            if one_office and (one_day or (overlap and len(shared) > 1)):
                return True
    return False


def _begin_alike(a: Person, b: Person) -> bool:
    return any(names.alike(names.core(n)[0], names.core(m)[0]) for n in a.written for m in b.written)


def _give(person: Person, item: Spell | Sighting) -> None:
    if isinstance(item, Spell):
        person.spells.append(item)
        if item.surname:
            person.surnames[item.surname] += 5
    else:
        person.sightings.append(item)
    if " " in item.name:
        person.written[item.name] += 1
    else:
        person.surnames[item.name] += 1
        if not person.written:
            person.written[item.name] += 1


def _first(item: Spell | Sighting) -> date:
    return item.start if isinstance(item, Spell) else item.day


def _last(item: Spell | Sighting) -> date:
    return (item.end or item.seen) if isinstance(item, Spell) else item.day


def canonical(person: Person) -> str:
    """The name most often written in full, as dated texts write it before tables do."""
    seen = Counter(s.name for s in person.sightings if " " in s.name)
    return max(seen or person.written, key=lambda name: ((seen or person.written)[name], len(name), name))


def surname(person: Person, name: str) -> str:
    """The part of a name that reports use alone: as the factbook marks it, as texts use it, or by custom."""
    parts = name.split()
    for marked, count in person.surnames.most_common():
        if count < LEAST_USE:
            break
        wanted = names.core(marked)
        for size in range(1, len(parts) + 1):
            for at in range(len(parts) - size + 1):
                if names.core(" ".join(parts[at : at + size])) == wanted:
                    return _with_particles(parts, at, size)
    return parts[0] if person.state in FAMILY_FIRST else _with_particles(parts, len(parts) - 1, 1)


def _with_particles(parts: list[str], at: int, size: int) -> str:
    while at > 1 and parts[at - 1].lower() in names.PARTICLES - SONS:
        at, size = at - 1, size + 1
    return " ".join(parts[at : at + size])


def aliases(person: Person, name: str, family: str) -> list[str]:
    """Other spellings seen in the sources that neither the name nor the surname already matches.

    A short one counts if a table has it or texts use it often; else it is a given name or a slip.
    """
    found: list[str] = []
    known = [names.core(name), names.core(family)]
    for other, count in (person.written + person.surnames).most_common():
        words = names.core(other)
        covered = " " in other and (set(words) <= set(known[0]) or other.startswith(f"{name} "))
        used = other in _tabled(person) or count >= (2 if " " in other else LEAST_USE)
        if words and words not in known and not covered and used:
            known.append(words)
            found.append(other)
    return found


def _tabled(person: Person) -> set[str]:
    return {name for s in person.spells for name in (s.name, s.surname) if name}
