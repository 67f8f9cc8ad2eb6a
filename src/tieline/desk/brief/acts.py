"""What was done: acts of one side towards the other, the hardest first, each with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tieline.desk.brief.asked import Asked, recency
from tieline.desk.brief.values import Citation, Paragraph, Section, Sentence
from tieline.desk.brief.wording import capital, country, cut_short, dated, marked
from tieline.merging.actions import named_states
from tieline.merging.parties import sides
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import TextEvidence
from tieline.records.happening import Happening
from tieline.records.when import When

TOLD = 6
_OF_ONE = 2  # acts of one category and direction that are told
# How PLOVER's categories read with an actor and a recipient. CONSULT is a contact's.
_PHRASES = {
    Category.ASSAULT: "used force against", Category.COERCE: "coerced", Category.MOBILIZE: "moved forces towards",
    Category.SANCTION: "took measures against", Category.THREATEN: "threatened",
    Category.PROTEST: "saw protest against",
    Category.AID: "gave aid to", Category.RETREAT: "gave way to", Category.COOPERATE: "cooperated with",
    Category.CONCEDE: "made a concession to", Category.SUPPORT: "voiced support for", Category.AGREE: "agreed with",
    Category.REJECT: "refused", Category.ACCUSE: "accused", Category.REQUEST: "appealed to",
}  # fmt: skip
_DEEDS = frozenset({
    Category.ASSAULT, Category.COERCE, Category.MOBILIZE, Category.SANCTION, Category.AID, Category.RETREAT,
    Category.COOPERATE,
})  # fmt: skip
_IN_WORDS = frozenset(
    {Category.CONCEDE, Category.SUPPORT, Category.AGREE, Category.REQUEST}
)  # told in a long brief only
_NOT_DONE = re.compile(
    r"\b(?:if|would|could|may|might|ready to|prepared to|should|unless|will|possib\w+|risk|prevent|deter|counts on)\b",
    re.I,
)
_SALIENCE = {category: 1 - number / len(_PHRASES) for number, category in enumerate(_PHRASES)}


@dataclass(frozen=True, kw_only=True)
class Done:
    """An act of one side towards the other."""

    happening: Happening
    event: Event
    category: Category
    actor: str
    recipient: str
    when: When | None
    day: date
    weight: float


def done_section(asked: Asked) -> Section:
    """The section "What was done"."""
    found = sorted(_acts(asked), key=lambda d: (-d.weight, d.day, d.happening.id))
    chosen = sorted(_chosen(found, asked.most(TOLD)), key=lambda d: (d.day, d.happening.id))
    paragraphs = (Paragraph(sentences=tuple(_sentence(asked, one) for one in chosen)),) if chosen else ()
    notes = () if chosen else ("The ledger holds no act of one side towards the other beyond contacts and words.",)
    return Section(key="done", title="What was done", paragraphs=paragraphs, notes=notes)


def _acts(asked: Asked) -> Iterator[Done]:
    told = [(h, next(f for f in h.facets if isinstance(f, Event))) for h in asked.ledger.events(*asked.ends)]
    events = {h.id: e for h, e in told}
    for happening, when, day in asked.dated((h, e.when) for h, e in told if _counts(e)):
        event = events[happening.id]
        actor, recipient = _direction(event, asked)
        if actor is None or recipient is None or event.category is None or _doubtful(asked, event):
            continue
        if event.category in _IN_WORDS and not asked.whole:
            continue
        weight = _SALIENCE[event.category] + 0.2 * min(happening.independent, 3) + 0.3 * event.confidence
        weight += 0.1 * recency(day, asked.since, asked.until)
        yield Done(
            happening=happening, event=event, category=event.category, actor=actor, recipient=recipient, when=when,
            day=day, weight=weight,
        )  # fmt: skip


def _counts(event: Event) -> bool:
    return event.aspect is Aspect.ASSERTED and event.category in _PHRASES


def _doubtful(asked: Asked, event: Event) -> bool:
    """Whether the words speak against the record: a brief leaves out what it cannot stand by.

    So where a third state stands between the two ("... if Russia invades Ukraine" is no threat of the United States to
    Ukraine), and where a deed is only possible or to come.
    """
    anchor = next(iter(event.spans(*event.ANCHOR)), None)
    if anchor is None:
        return False
    start, end = asked.book.around(anchor)
    text = asked.book.document(anchor.document).text
    if event.category in _DEEDS and _NOT_DONE.search(text, start, anchor.end):
        return True
    between = [e for e in event.spans("actors", "recipients") if start <= e.start < end]
    first = min((e.end for e in between), default=start)
    last = max((e.start for e in between), default=end)
    return any(code not in asked.ends for code, _, _ in named_states(text[first:last]))


def _direction(event: Event, asked: Asked) -> tuple[str | None, str | None]:
    """The acting and the receiving end; none for acts of both together or with others."""
    mine, theirs = sides(event.actors), sides(event.recipients)
    for one, other in (asked.ends, asked.ends[::-1]):
        if mine == {one} and other in theirs and one not in theirs:
            return one, other
    return None, None


def _chosen(found: Sequence[Done], most: int) -> list[Done]:
    counts: dict[tuple[Category, str], int] = {}
    kept: list[Done] = []
    for one in found:
        key = (one.category, one.actor)
        told = any(k.day == one.day and (k.category, k.actor) == key for k in kept)
        if not told and counts.get(key, 0) < _OF_ONE and len(kept) < most:
            counts[key] = counts.get(key, 0) + 1
            kept.append(one)
    return kept


def _sentence(asked: Asked, one: Done) -> Sentence:
    head = f"{capital(dated(one.when, one.day))} {country(one.actor)} {_PHRASES[one.category]} {country(one.recipient)}"
    anchor = next(iter(one.event.spans(*one.event.ANCHOR)), None)
    if anchor is None:  # a row of a coded file tells no words
        code = f", coded {one.event.scheme} {one.event.code}" if one.event.code else ""
        return asked.book.sentence(f"{head}{code}.", asked.book.cite(one.happening), one.happening)
    quote, cut = _words(asked, anchor)
    closed = quote.text[-1:] in ".!?" and not cut
    text = f"{head}: {marked(quote.text, cut=cut)}{'' if closed else '.'}"
    return asked.book.sentence(text, (quote, *asked.book.cite(one.happening)), one.happening)


def _words(asked: Asked, anchor: TextEvidence) -> tuple[Citation, bool]:
    """The sentence that tells an act, cut short behind the words of the act."""
    start, end = asked.book.around(anchor)
    text = asked.book.document(anchor.document).text[start:end]
    length, cut = cut_short(text)
    if start + length < anchor.end:
        length, cut = len(text), False
    return asked.book.quote(anchor.document, start, start + length), cut
