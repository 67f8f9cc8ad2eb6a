"""Actors and expressions of time: what each mention was resolved to.

In: a gold document and its page. Out: counts.

Actors are scored where the gold refers to a party: the state is right when the mention under those words resolves to
just the gold's states; where the gold marks a coordination as one ("Russia and Italy"), the mentions inside it together
do; where it marks one half of a pair ("Russian" in "Russian-Chinese"), the actor of that half does. A mention resolved
to a state where the gold has another, or none, counts against precision; mentions elsewhere are not scored, because the
gold marks only the parties of its records. Times are right when start and end are the gold's days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.actors.cast import Mention
from tieline.coders.page import Page
from tieline.evaluation.gold import GoldDocument, Member, Party
from tieline.evaluation.score import Counts, Error, Tally
from tieline.language.time.expression import TimeExpression
from tieline.records.actor import Actor

PARTY_FIELDS = {
    "contacts": ("participants",),
    "events": ("actors", "recipients"),
    "statements": ("speakers", "relayed_by"),
    "pledges": ("makers", "recipients"),
    "claims": ("asserters", "tie"),
}
_SMALL_WORDS = frozenset(["of", "the", "for", "to", "and", "in", "at"])
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "his", "her", "their", "its", "him", "them", "both", "the"])


def tally_actors(gold: GoldDocument, page: Page) -> Tally:
    """Counts under "all" (state), "name" and "reference" (pronouns and descriptions), "rank" and "office" (persons)."""
    counts: dict[str, Counts] = {}
    errors: list[Error] = []
    for party in _parties(gold):
        if not party.states:
            continue
        mentions = _under(page, party)
        words = gold.document.text[party.start : party.end]
        told = frozenset(a.state for mention in mentions for a in _named(mention, words) if a.state)
        heading = "reference" if words.split()[0].lower() in PRONOUNS else "name"
        for name in ("all", heading):
            counts[name] = counts.get(name, Counts()) + Counts(int(told == party.states), 1, int(bool(told)))
        if told != party.states:
            got = "+".join(sorted(told)) or "nothing"
            fault = f"{got} for {'+'.join(sorted(party.states))}"
            errors.append(Error(gold.id, fault, party.start, party.end, words))
        elif len(party.members) == 1 and mentions:
            for name, right in _titles(party.members[0], next(iter(mentions[0].actors), None)):
                counts[name] = counts.get(name, Counts()) + right
    counts.setdefault("all", Counts())
    return Tally(counts, tuple(errors))


def _titles(wanted: Member, told: Actor | None) -> Iterator[tuple[str, Counts]]:
    """Counts of rank and office, where the gold names one."""
    rank, office = (told.rank, told.office) if told is not None else (None, None)
    if wanted.rank is not None:
        yield "rank", Counts(int(rank is wanted.rank), 1, int(rank is not None))
    if wanted.office:
        yield "office", Counts(int(same_office(wanted.office, office)), 1, int(office is not None))


def same_office(wanted: str | None, told: str | None) -> bool:
    """Whether two wordings name one office: the words of the shorter all stand in the longer ("Ambassador", "Ambassador
    to Mexico"); a former office is no present one."""
    one, other = _office_words(wanted), _office_words(told)
    return bool(one and other) and (one <= other or other <= one) and ("former" in one) == ("former" in other)


def _office_words(office: str | None) -> frozenset[str]:
    words = re.findall(
        r"\w+", (office or "").lower().replace("advisor", "adviser").replace("foreign affairs", "foreign")
    )
    return frozenset(words) - _SMALL_WORDS


def _parties(gold: GoldDocument) -> Iterator[Party]:
    seen: set[tuple[int, int]] = set()
    for kind, fields in PARTY_FIELDS.items():
        for record in gold.records(kind):
            for field in fields:
                for party in gold.parties(record.get(field) or []):
                    if (party.start, party.end) not in seen:
                        seen.add((party.start, party.end))
                        yield party


def _under(page: Page, party: Party) -> list[Mention]:
    """The mentions inside a reference to several parties; otherwise the one that shares most characters with it."""
    shared: list[tuple[int, Mention]] = []
    inside: list[Mention] = []
    for mention in page.cast.mentions:
        start, end = page.parsed.starts[mention.first], page.parsed.ends[mention.last]
        if start < party.end and party.start < end:
            shared.append((min(end, party.end) - max(start, party.start), mention))
            if party.start <= start and end <= party.end:
                inside.append(mention)
    if len(party.members) > 1 and len(inside) > 1:
        return inside
    return [max(shared, key=lambda pair: pair[0])[1]] if shared else []


def _named(mention: Mention, words: str) -> tuple[Actor, ...]:
    """The actors of a mention; of "Russian-Chinese", where the gold marks one half, the one that half names."""
    return tuple(actor for actor in mention.actors if actor.name == words) or mention.actors


def tally_times(gold: GoldDocument, page: Page) -> Tally:
    """Counts under "all" (start and end exact), "found" (words overlap), "precision" (the precision's word)."""
    wanted = [t for t in gold.records("times") if not t.get("unresolved")]
    told = [(t, page.parsed.starts[t.first], page.parsed.ends[t.last]) for t in page.times if t.when is not None]
    counts = {name: Counts(0, len(wanted), len(told)) for name in ("all", "found", "precision")}
    errors: list[Error] = []
    used: set[int] = set()
    text = gold.document.text
    for raw in wanted:
        start, end = raw["span"]
        at = next((k for k, (_, s, e) in enumerate(told) if s < end and start < e and k not in used), None)
        if at is None:
            errors.append(Error(gold.id, "missed", start, end, text[start:end]))
            continue
        used.add(at)
        right = _days(told[at][0]) == (raw["start"][:10], raw["end"][:10])
        when = told[at][0].when
        counts["found"] += Counts(1)
        counts["all"] += Counts(int(right))
        counts["precision"] += Counts(int(when is not None and when.precision.value == raw["precision"]))
        if not right:
            fault = f"{'..'.join(_days(told[at][0]))} for {raw['start']}..{raw['end']}"
            errors.append(Error(gold.id, fault, start, end, text[start:end]))
    for k, (_, s, e) in enumerate(told):
        if k not in used:
            errors.append(Error(gold.id, "invented", s, e, text[s:e]))
    return Tally(counts, tuple(errors))


def _days(time: TimeExpression) -> tuple[str, str]:
    assert time.when is not None
    return time.when.start.isoformat()[:10], time.when.end.isoformat()[:10]
