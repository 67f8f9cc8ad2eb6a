"""A promise and one later passage in, what the passage says of it out: for, against, or nothing.

Two rules, each of which names what matched:

- a contact of the parties keeps a promise of contact, if it was held in the time, in the manner, and on the matter that
  was promised;
- a passage that tells a deed of a maker, in words that are mostly the promise's own, is evidence of that deed. What is
  only promised, wished or planned again is none: a pledge that is repeated is not kept by that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from tieline.language.stems import Word, stem, words
from tieline.language.words import IRREGULAR
from tieline.merging.actions import named_states
from tieline.merging.follow.promise import Promise
from tieline.merging.parties import parties, sides
from tieline.ontology.follow_through import follow_through_words
from tieline.records.actor import Actor
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.event import Aspect, Event
from tieline.records.pledge import Pledge
from tieline.records.record import Record
from tieline.records.when import day_of

LEAST_SHARE = 0.6  # of a promise's words that a passage must have to tell its deed
ON_MATTER = 0.5  # of the words of a promised contact's matter that are told of the contact
CLEAR_SHARE = 2 / 3  # where what was done is told by a noun, which leaves open by whom and of what
LEAST_WORDS = 2
TOLD_LATE = timedelta(days=31)  # after a deadline in which reports still tell of what was done by it
_NO_TALK = (ContactMode.LETTER, ContactMode.CEREMONY)
_APART = (ContactMode.PHONE, ContactMode.LETTER)
_BEFORE = re.compile(r"\b(?:to|not|never)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\b(?:am|are|is|was|were|been|['’]re|['’]m|['’]s)\s+(?:\w+ly\s+|also\s+|now\s+)?$", re.IGNORECASE
)
_LASTING = frozenset({"ongoing"})
# Nouns that tell a deed by themselves, whatever is promised beside it.
_NOUNS = _LASTING | {"announcement", "provision"}
# What goes on by "ongoing" is work on the matter, not the "ongoing aggression" it is an answer to.
_WORK = re.compile(
    r"\s+(?:\w+\s+)?(?:efforts?|work|support|cooperation|coordination|assistance|provision)\b", re.IGNORECASE
)
_NEAR = 60  # characters around a promise's words within which what was done is told
_PAST = frozenset(
    form for line in IRREGULAR.splitlines() for form in line.split()[1:] if not form.endswith(("s", "ing"))
)


class Direction(StrEnum):
    """Whether evidence speaks for a pledge's being kept or against it."""

    FOR = "for"
    AGAINST = "against"


class Stage(StrEnum):
    """How far the evidence says it has come: arranged, going on or in part done, done."""

    ARRANGED = "arranged"
    UNDER_WAY = "under_way"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a later report with the records it tells. told: day of the report. start, end: in its text.
    head: how the report begins, title first, which says what its meeting was about."""

    document: str
    told: date
    start: int
    end: int
    text: str
    head: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a passage says of a promise. record: the record it tells it with, where there is one. share: of the
    promise's words, how many it has. matched: field by field, what was found to fit; reason: the same in a line."""

    direction: Direction
    stage: Stage
    rule: str
    passage: Passage
    day: date
    record: Record | None
    share: float
    matched: tuple[tuple[str, str], ...]

    @property
    def reason(self) -> str:
        """What matched, for a person to check."""
        return "; ".join(f"{field}: {value}" for field, value in self.matched)


def weigh(promise: Promise, passage: Passage) -> Finding | None:
    """What a passage says of a promise; None where it says nothing. Passages of the day of the pledge, or before, are
    not asked: they tell how it was made."""
    if passage.told <= promise.said:
        return None
    if promise.contact:
        found = [_contact(promise, passage, r) for r in passage.records if isinstance(r, Contact)]
        return min((f for f in found if f is not None), key=_rank, default=None)
    return _deed(promise, passage)


def _rank(finding: Finding) -> tuple[int, str]:
    return -list(Stage).index(finding.stage), finding.record.id if finding.record else ""


def _contact(promise: Promise, passage: Passage, contact: Contact) -> Finding | None:
    """A contact that was promised, held or arranged (or called off)."""
    who = sides(contact.participants)
    day = _day_of(contact, passage)
    if contact.historical or len(promise.parties) < 2 or not promise.parties <= who:
        return None
    if contact.mode in _NO_TALK or (promise.face_to_face and contact.mode in _APART):
        return None
    if not promise.said < day <= promise.last or contact.status is ContactStatus.INVITED:
        return None
    have = {w.stem for w in (*_words(passage.head), *_words(passage.text))}
    if len(promise.words & have) < len(promise.words) * ON_MATTER or (promise.words and not promise.words & have):
        return None
    off = contact.status is ContactStatus.CANCELLED
    matched = [("parties", " and ".join(sorted(promise.parties))), ("act", f"{contact.mode} contact, {contact.status}")]
    if promise.words:
        matched.append(("words", ", ".join(sorted(promise.words & have))))
    matched.append(("time", _in_time(promise, day)))
    return Finding(
        direction=Direction.AGAINST if off else Direction.FOR,
        stage=Stage.DONE if contact.status is ContactStatus.HELD else Stage.ARRANGED,
        rule="contact", passage=passage, day=day, record=contact, share=1.0, matched=tuple(matched),
    )  # fmt: skip


def _day_of(record: Contact | Event, passage: Passage) -> date:
    """When it happened, as far as the passage says so; else the day of its report."""
    return (
        day_of(record.when.end)
        if record.when is not None and record.when.precision in ("day", "minute")
        else passage.told
    )


def _deed(promise: Promise, passage: Passage) -> Finding | None:
    """A deed of a maker in the promise's own words."""
    if passage.told > promise.last + TOLD_LATE:
        return None
    found = _words(passage.text)
    shared = {w.stem for w in found} & promise.words
    if len(shared) < LEAST_WORDS or len(shared) < len(promise.words) * LEAST_SHARE:
        return None
    if any(word[0].isdigit() and word not in shared for word in promise.words):
        return None  # another sum, another number, another year
    done = _done(passage, found, shared, promise)
    if done is None:
        return None
    maker = _maker(promise, passage)
    if maker is None or not promise.parties - promise.makers <= _named(passage):
        return None
    matched = (
        ("parties", maker), ("act", done.act), ("words", ", ".join(sorted(shared))),
        ("time", _in_time(promise, passage.told)),
    )  # fmt: skip
    return Finding(
        direction=done.direction, stage=done.stage, rule="deed", passage=passage, day=passage.told,
        record=None, share=len(shared) / len(promise.words), matched=matched,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Done:
    act: str
    direction: Direction
    stage: Stage


def _done(passage: Passage, found: Sequence[Word], shared: set[str], promise: Promise) -> _Done | None:
    """The word by which a passage says that something was done, near the shared words and not merely promised."""
    text = passage.text
    spots = [w for w in found if w.stem in shared]
    low, high = spots[0].start, spots[-1].end
    forms = [(w, text[w.start : w.end].lower()) for w in found]
    near = [(w, form) for w, form in forms if form in _NOUNS and low - _NEAR < w.start < high + _NEAR]
    named = next((form for w, form in near if form not in _LASTING or _WORK.match(text[w.end :])), None)
    if named is not None and len(shared) >= len(promise.words) * CLEAR_SHARE:
        going_on = named in _LASTING
        return _Done(f"“{named}”", Direction.FOR, Stage.UNDER_WAY if going_on else Stage.DONE)
    if any(w.stem in _stemmed("promised") for w in found if w.start < high and w.stem not in promise.words):
        return None
    for word, form in forms:
        if word.stem in _stemmed("undone") and low - _NEAR < word.start < high + _NEAR:
            return _Done(f"“{form}”", Direction.AGAINST, Stage.DONE)
    for word, form in forms:
        if not low - _NEAR < word.start < high + _NEAR:
            continue
        if word.stem in _stemmed("done") or word.stem == promise.verb:
            stage = _stage(form, text[: word.start])
            if stage is not None:
                return _Done(f"“{form}”", Direction.FOR, stage)
    return None


def _stage(form: str, before: str) -> Stage | None:
    """What a form of a verb says: "is building" that it goes on, "built" that it is done; "to build" and "not" nothing.

    before: the text before it.
    """
    if _BEFORE.search(before):
        return None
    if form.endswith("ing"):
        return Stage.UNDER_WAY if _GOING_ON.search(before) else None
    return Stage.DONE if form.endswith("ed") or form in _PAST else None


def _maker(promise: Promise, passage: Passage) -> str | None:
    """A maker whom a record of the passage names as doing something."""
    named: set[str] = set()
    for record in passage.records:
        named |= sides(_doers(record))
    hit = sorted(named & promise.makers)
    return " and ".join(hit) if hit else None


def _named(passage: Passage) -> set[str]:
    """The sides a passage names."""
    told = {side for record in passage.records for side in sides(parties(record))}
    return told | {code for code, _, _ in named_states(passage.text)}


def _doers(record: Record) -> tuple[Actor, ...]:
    match record:
        case Contact():
            return record.participants
        case Event():
            return record.actors if record.aspect in (Aspect.ASSERTED, Aspect.HISTORICAL) else ()
        case Pledge():
            return record.makers
    return tuple(getattr(record, "speakers", ()))


def _in_time(promise: Promise, day: date) -> str:
    if promise.due is None:
        return f"{day}, after the pledge of {promise.said}"
    return f"{day}, {'by' if day <= promise.due else 'told after'} the deadline {promise.due}"


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[Word, ...]:
    """The words of a passage, which many promises are held against."""
    return tuple(words(text))


@cache
def _stemmed(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in getattr(follow_through_words(), name))
