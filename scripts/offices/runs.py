"""What sightings tell: dated mentions of one person in, holdings out, where enough of them agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from offices.evidence import Sighting
from offices.held import EDGE, GENERAL, HEADS, ONE_DAY, SINGLE, Held, overlap
from offices.people import Person
from tieline.records.actor import Rank

# Sightings this far apart, with nobody else in the office between them, still tell one time in office.
LONG_SILENCE = timedelta(days=4 * 365)
# Share of the sightings of an office, while somebody is seen in it, below which it is a slip or a memory of the past.
LEAST_SHARE = 0.5
LEAST_DAYS = 2
# How far around a run its rivals are looked for, and how many sightings need no such comparison.
AROUND = timedelta(days=90)
MANY = 12
# Offices of the past that texts about history name; believed only where a table or a log of visits has the person.
THRONES = frozenset(("King", "Queen", "Emperor", "Sultan", "Emir", "Monarch", "Grand Duke", "Sovereign Prince"))
HISTORY = frozenset(("Kremlin", "Wikipedia current events", "White House"))


def runs(
    index: int, person: Person, people: list[Person], tabled: list[Held], single: Callable[[str, Rank], bool]
) -> Iterable[Held]:
    """Holdings of one person that no table tells, from the sightings that no table covers.

    index: the person's place among the state's people. single: whether an office has one holder at a time.
    """
    own = [h for h in tabled if h.person == index]
    by_office: dict[tuple[str, Rank], list[Sighting]] = defaultdict(list)
    for seen in person.sightings:
        if not any(_covers(h, seen.day) and (h.office == seen.office or _above(h, seen)) for h in own):
            by_office[seen.office, seen.rank].append(seen)
    for (office, rank), seen_here in by_office.items():
        if office in THRONES and not own and all(s.source in HISTORY for s in seen_here):
            continue
        alone = single(office, rank)
        others = sorted(s.day for i, p in enumerate(people) if i != index for s in p.sightings if s.office == office)
        for run in _split(sorted(seen_here, key=lambda s: s.day), others if alone else []):
            held = _run(index, office, rank, run)
            if _believed(held, run, seen_here, others if alone else [], tabled):
                yield held


def _above(held: Held, seen: Sighting) -> bool:
    """Whether a head of state or government is called by the deputy's office he held before, or by a general word."""
    return held.rank in HEADS and (seen.rank is Rank.DEPUTY_HEAD or seen.office in GENERAL)


def _covers(held: Held, day: date) -> bool:
    return held.start - EDGE <= day <= (held.end or date.max - EDGE) + EDGE


def _split(run: list[Sighting], others: list[date]) -> Iterable[list[Sighting]]:
    """Parts between which the office was left: two others are seen in it meanwhile, or nobody is for long."""
    part: list[Sighting] = []
    for seen in run:
        if part:
            between = len({day for day in others if part[-1].day < day < seen.day})
            if seen.day - part[-1].day > LONG_SILENCE or (between >= 2 and seen.day - part[-1].day > EDGE * 2):
                yield part
                part = []
        part.append(seen)
    if part:
        yield part


def _run(index: int, office: str, rank: Rank, run: list[Sighting]) -> Held:
    first, last = run[0], run[-1]
    sources = tuple(dict.fromkeys((f"{first.source}: {first.document}", f"{last.source}: {last.document}")))
    return Held(index, office, rank, first.day, False, last.day, False, last.day, sources)


def _believed(held: Held, run: list[Sighting], own: list[Sighting], others: list[date], tabled: list[Held]) -> bool:
    """Seen on two days in two documents, mostly the one seen in the office then, and no table says otherwise."""
    if len({s.document for s in run}) < LEAST_DAYS or len({s.day for s in run}) < LEAST_DAYS:
        return False
    first, last = held.start - AROUND, (held.end or held.seen) + AROUND
    rivals = sum(first <= day <= last for day in others)
    mine = sum(first <= s.day <= last for s in own)
    if mine < LEAST_SHARE * (mine + rivals) and len(run) < MANY:
        return False
    span = (held.end or held.seen) - held.start
    return not any(
        told.office == held.office and told.person != held.person and overlap(told, held) >= max(ONE_DAY, span / 2)
        for told in tabled
        if held.rank in SINGLE
    )
