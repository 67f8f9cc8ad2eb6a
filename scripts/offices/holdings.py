"""When did they hold it: the people of one state with their evidence in, holdings with first and last days out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from offices.evidence import FIRST_DAY
from offices.held import EDGE, HEADS, ONE_DAY, SINGLE, SLACK, UNTOLD, Held, overlap
from offices.people import Person
from offices.runs import runs
from offices.told import tabled
from tieline.records.actor import Rank


def hold(people: list[Person], fallback: Rank) -> list[Held]:
    """Every holding of a state's people. fallback: rank of a leader whose office no source names."""
    told = [held for i, person in enumerate(people) for held in tabled(i, person)]
    usual = Counter(h.rank for h in told if h.rank in HEADS and h.leads and h.office != UNTOLD)
    rank = usual.most_common(1)[0][0] if usual else fallback
    told = [replace(h, rank=rank) if h.office == UNTOLD else h for h in told]
    single = _single(told)
    seen = [held for i, person in enumerate(people) for held in runs(i, person, people, told, single)]
    return _bounded(_joined(told + seen), single)


def _single(told: list[Held]) -> Callable[[str, Rank], bool]:
    """Whether an office has one holder at a time: heads and chief ministers; a deputy where no table shows two."""
    several = {
        a.office for a in told for b in told if a.office == b.office and a.person != b.person and overlap(a, b) > EDGE
    }
    listed = {h.office for h in told}
    return lambda office, rank: rank in SINGLE or (office in listed and office not in several)


def _joined(found: list[Held]) -> list[Held]:
    """One holding where several tell of one person's one time in one office."""
    kept: list[Held] = []
    for held in sorted(found, key=lambda h: (h.person, h.office, h.start, not h.certain)):
        last = kept[-1] if kept else None
        if last and (last.person, last.office) == (held.person, held.office) and _touch(last, held):
            kept[-1] = _union(last, held)
        else:
            kept.append(held)
    return [h for h in kept if (h.end or h.seen) >= FIRST_DAY]


def _touch(a: Held, b: Held) -> bool:
    """Whether two holdings of one person in one office are one: they meet, or a table leaves the edge open."""
    if a.end is None or b.start <= a.end + EDGE:
        return True
    if b.leads and not a.leads:  # a table of leaders begins when he leads, which may be later than his office
        return b.start <= a.end + 2 * SLACK
    open_edge = (a.certain and not a.end_known) or (b.certain and not b.start_known)
    return open_edge and b.start <= a.end + SLACK


def _union(a: Held, b: Held) -> Held:
    last = max((a, b), key=lambda h: (h.end is None, h.end or h.seen, h.certain))
    ended = [h for h in (a, b) if h.end is not None and h.end_known]
    if last.end is not None and not last.end_known and ended:
        last = max(ended, key=lambda h: h.end or h.seen)
    sources = tuple(dict.fromkeys((*a.sources, *b.sources)))
    merged = replace(a, end=last.end, end_known=last.end_known, seen=max(a.seen, b.seen), sources=sources)
    return replace(merged, rank=_usual(a, b), certain=a.certain or b.certain)


def _usual(a: Held, b: Held) -> Rank:
    return Counter((a.rank, b.rank)).most_common(1)[0][0]


def _bounded(found: list[Held], single: Callable[[str, Rank], bool]) -> list[Held]:
    """No open or uncertain end in a single office beyond the day another is known to have followed."""
    closed: list[Held] = []
    for held in found:
        later = [
            h.start
            for h in found
            if h.office == held.office
            and h.person != held.person
            and h.certain
            and h.start_known
            and h.start > held.start
        ]
        uncertain = held.end is None or not held.end_known
        if uncertain and single(held.office, held.rank) and later and min(later) <= (held.end or held.seen + SLACK):
            held = replace(held, end=min(later) - ONE_DAY, end_known=True)
        closed.append(held)
    return closed
