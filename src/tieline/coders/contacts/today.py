"""The day of what a transcript stands in: "Remarks before the meeting", and in them "we will discuss trade today".

In: a page, its statements and its contacts in order. Out: the same contacts; the first of them held between sides, if
nothing else dates it, has the day its own parties call today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tieline.coders.contacts.group import Group
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language.time.expression import TimeExpression
from tieline.records.actor import ActorKind
from tieline.records.contact import ContactMode, ContactStatus
from tieline.records.statement import Statement, StatementKind
from tieline.records.when import day_of

_TOGETHER = frozenset({ContactMode.MEETING, ContactMode.VIDEO, ContactMode.PHONE, ContactMode.SIDELINE})
_TALKING = frozenset({"discuss", "talk", "speak", "meet", "consult", "review", "confer", "exchange", "see", "gather"})
_DEPTH = 3  # verbs above a day: "I hope that today we will be able to discuss"


def dated_by_speech(page: Page, groups: Sequence[Group], main: Group | None, direct: Iterable[Statement]) -> None:
    """Give the main contact the day its parties name in direct speech, if no words of its own give one."""
    if main is None or main.when is not None or main.mode not in _TOGETHER or main.status is not ContactStatus.HELD:
        return
    people = {a.identity for a in main.identities.values() if a.kind is ActorKind.PERSON}
    spoken = [
        (e.start, e.end)
        for s in direct
        if s.kind is StatementKind.DIRECT and any(p.identity in people for p in s.speakers)
        for e in s.spans("content")
    ]
    taken = {c.when.first for g in groups for c in g.members if c.when is not None}
    for time in page.times:
        start = page.parsed.starts[time.first]
        if time.first not in taken and any(s <= start < e for s, e in spoken) and _is_of_talks(page, time):
            main.members[0] = replace(main.members[0], when=time)
            return


def _is_of_talks(page: Page, time: TimeExpression) -> bool:
    """Whether a time is the day of the report and dates talking: "today we discussed", "today's talks"."""
    published = page.parsed.document.published
    if time.when is None or published is None:
        return False
    if not day_of(time.when.start) == day_of(time.when.end) == day_of(published):
        return False
    token = page.parsed.doc[time.first]
    for _ in range(_DEPTH):
        if token.head == token:
            return False
        token = token.head
        lemma = token.lemma_.lower()
        below = (c.lemma_.lower() for c in token.children if c.dep_ in ("xcomp", "ccomp", "dobj"))
        if any(_tells_talks(one) for one in (lemma, *below)):
            return True
    return False


def _tells_talks(lemma: str) -> bool:
    return lemma in _TALKING or contact_words().nouns.get(lemma) == "meeting"
