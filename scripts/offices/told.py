"""What tables tell: the spells of one person in, holdings out; the office of a leader from those who call him by it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from offices.evidence import Spell
from offices.held import EDGE, GENERAL, HEADS, ONE_DAY, SLACK, UNTOLD, Held, meet
from offices.people import Person
from tieline.records.actor import Rank

# From when the corpora speak of most states every year.
TEXTS_FROM = date(2003, 1, 1)
# Share of the mentions of a leader under an office below which it is a slip.
LEAST_VOTES = 0.03
# What a table's day in an office weighs against a text that calls somebody by it.
TABLE_WEIGHT = 5
# Mentions that make a change of office in the middle of a lead.
LEAST_STAGE = 3


def tabled(index: int, person: Person) -> list[Held]:
    """Holdings that tables tell of one person; the rank of an untold office is the caller's to settle."""
    leading = _whole([s for s in person.spells if s.office is None])
    official = [_from_spell(index, s) for s in person.spells if s.office is not None]
    led = [held for spell in leading for held in _led(index, person, spell, official)]
    heads = [h for h in official if h.rank in HEADS and not _within_any(h, led)]
    return led + heads + [h for h in official if h.rank not in HEADS]


def _whole(spells: list[Spell]) -> list[Spell]:
    """Spells of one leader that follow each other without a gap to speak of, as one."""
    merged: list[Spell] = []
    for spell in sorted(spells, key=lambda s: s.start):
        last = merged[-1] if merged else None
        if last and last.end and spell.start - last.end <= timedelta(days=60):
            merged[-1] = replace(last, end=spell.end, end_known=spell.end_known, seen=max(last.seen, spell.seen))
        else:
            merged.append(spell)
    return merged


def _led(index: int, person: Person, spell: Spell, official: list[Held]) -> list[Held]:
    """The offices held while leading, one after the other, between the days the table of leaders gives."""
    end = spell.end or spell.seen
    votes: dict[tuple[str, Rank], list[date]] = defaultdict(list)
    for seen in person.sightings:
        if seen.rank in HEADS and spell.start - EDGE <= seen.day <= end + EDGE:
            votes[seen.office, seen.rank].append(seen.day)
    for held in official:
        if held.rank in HEADS and held.start <= end and (held.end or held.seen) >= spell.start:
            votes[held.office, held.rank] += [
                max(held.start, spell.start),
                min(held.end or held.seen, end),
            ] * TABLE_WEIGHT
    if not votes:
        return [_leader(index, spell, UNTOLD, Rank.HEAD_OF_STATE, spell.start, True, spell.end, spell.end_known)]
    stages = _stages(votes)
    found: list[Held] = []
    for i, ((office, rank), first, last) in enumerate(stages):
        begins = (spell.start, True) if i == 0 else (first, False)
        ends = (spell.end, spell.end_known) if i == len(stages) - 1 else (last, False)
        held = _leader(index, spell, office, rank, *begins, *ends)
        late = _late(held, official) or (_unseen(spell, first) if i == 0 else None)
        if late is not None:
            found.append(replace(held, office=UNTOLD, end=late - ONE_DAY, end_known=True))
            held = replace(held, start=late, start_known=late != first)
        found.append(_sharpened(held, official))
    return found


def _unseen(spell: Spell, first: date) -> date | None:
    """The first sighting in an office, where texts would long have told of it had it been held from the beginning."""
    return first if spell.start >= TEXTS_FROM and first - spell.start > 2 * SLACK else None


def _late(held: Held, official: list[Held]) -> date | None:
    """The day a leader entered the office itself, where the factbook has it within a year of his beginning to lead."""
    days = [o.start for o in official if o.office == held.office and o.start_known and meet(o, held)]
    return next((d for d in days if EDGE < d - held.start <= SLACK), None)


def _stages(votes: dict[tuple[str, Rank], list[date]]) -> list[tuple[tuple[str, Rank], date, date]]:
    """Offices in the order they were held, an office twice if it was left and regained.

    Half-year by half-year the office most spoken of; one that is hardly spoken of, or that is only a more general
    name for another, is left out.
    """
    total = sum(map(len, votes.values()))
    strong = {o: d for o, d in votes.items() if len(d) >= max(2, LEAST_VOTES * total)}
    specific = {o: d for o, d in strong.items() if o[0] not in GENERAL}
    strong = specific or strong or dict([max(votes.items(), key=lambda item: len(item[1]))])
    halves: dict[int, Counter[tuple[str, Rank]]] = defaultdict(Counter)
    for office, days in strong.items():
        for day in days:
            halves[day.year * 2 + (day.month > 6)][office] += 1
    stages: list[tuple[tuple[str, Rank], date, date]] = []
    for half in sorted(halves):
        office = max(halves[half], key=lambda o: (halves[half][o], len(strong[o])))
        here = [d for d in strong[office] if d.year * 2 + (d.month > 6) == half]
        if stages and stages[-1][0] == office:
            stages[-1] = (office, stages[-1][1], max(here))
        else:
            stages.append((office, min(here), max(here)))
    return _steady(stages, strong)


def _steady(
    stages: list[tuple[tuple[str, Rank], date, date]], votes: dict[tuple[str, Rank], list[date]]
) -> list[tuple[tuple[str, Rank], date, date]]:
    """Without stages too thin to be a change of office: a day or two in another's time."""
    solid = [s for s in stages if sum(s[1] <= d <= s[2] for d in votes[s[0]]) >= LEAST_STAGE] or [
        max(stages, key=lambda s: sum(s[1] <= d <= s[2] for d in votes[s[0]]))
    ]
    merged: list[tuple[tuple[str, Rank], date, date]] = []
    for office, first, last in solid:
        if merged and merged[-1][0] == office:
            merged[-1] = (office, merged[-1][1], last)
        else:
            merged.append((office, first, last))
    return merged


def _leader(
    index: int,
    spell: Spell,
    office: str,
    rank: Rank,
    start: date,
    start_known: bool,
    end: date | None,
    end_known: bool,
) -> Held:
    return Held(index, office, rank, start, start_known, end, end_known, spell.seen, (spell.source,), True, True)


def _sharpened(held: Held, official: list[Held]) -> Held:
    """With the days of the factbook where the table of leaders leaves the edge open."""
    for told in official:
        if told.office != held.office or not meet(told, held):
            continue
        if not held.start_known and told.start_known:
            held = replace(held, start=told.start, start_known=True)
        if not held.end_known and (told.end_known or told.end is None or told.end > (held.end or told.end)):
            held = replace(held, end=told.end, end_known=told.end_known, seen=max(held.seen, told.seen))
        if told.sources[0] not in held.sources:
            held = replace(held, sources=(*held.sources, *told.sources))
    return held


def _from_spell(index: int, s: Spell) -> Held:
    office, rank = s.office or "", s.rank or Rank.OFFICIAL
    return Held(index, office, rank, s.start, s.start_known, s.end, s.end_known, s.seen, (s.source,), True)


def _within_any(held: Held, others: Iterable[Held]) -> bool:
    return any(o.office == held.office and meet(o, held) for o in others)
