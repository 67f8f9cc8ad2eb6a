"""Events by the encoder: the likelier candidates of the parse, named or refused by a learned model.

In: a page and its contacts. Out: events, each with the words of its predicate, its parties and, where the clause has
one, its time. The confidence is the encoder's chance of an event; below the threshold there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.actors.cast import Mention
from tieline.coders.events.candidate import Candidate
from tieline.coders.events.candidates import candidates
from tieline.coders.events.making import apart, make_event, reduced, time_of
from tieline.coders.events.of_contacts import in_words_of
from tieline.coders.events.sieve import worth_reading
from tieline.coders.events.unlisted import is_unlisted
from tieline.coders.page import Page
from tieline.encoder.encoder import Encoder, Prediction
from tieline.encoder.marking import Marked, Span
from tieline.records.actor import Actor
from tieline.records.contact import Contact
from tieline.records.event import Category, Event

# The chance from which a candidate is told as an event: the best F1 on the development split of the gold.
THRESHOLD = 0.22
# All parties of these are actors, as PLOVER asks.
_SYMMETRIC = frozenset({Category.CONSULT, Category.COOPERATE})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate with what the encoder made of it."""

    candidate: Candidate
    category: Category
    prediction: Prediction

    @property
    def parties(self) -> frozenset[int]:
        """The mentions on both sides, by their first token."""
        return frozenset(m.first for m in (*self.candidate.actors, *self.candidate.recipients))


def by_encoder(page: Page, contacts: tuple[Contact, ...], encoder: Encoder) -> Iterator[Event]:
    """Events in text order; what stands in the words of a contact is left to the contact.

    Talks told again in other words ("They discussed trade") are events too: merging counts them with their contact.
    """
    for readings in _acts(_likeliest(_readings(page, encoder))):
        event = _record(page, readings)
        if event is not None and not in_words_of(event, contacts):
            yield event


def _readings(page: Page, encoder: Encoder) -> Iterator[_Reading]:
    offered = worth_reading(candidates(page))
    for candidate, prediction in zip(offered, encoder.predict([marked(page, c) for c in offered]), strict=True):
        if prediction is None:
            continue
        category = max(
            (c for c in prediction.categories if c is not Category.NONE), key=prediction.categories.__getitem__
        )
        if prediction.event >= THRESHOLD:
            yield _Reading(candidate, category, prediction)


def marked(page: Page, candidate: Candidate) -> Marked:
    """The sentence of a candidate; a group that acts together is marked by its first two, or as both sides at once."""
    parsed = page.parsed
    sentence = candidate.trigger.sent
    begin = parsed.starts[sentence.start]

    def span(first: int, last: int) -> Span:
        return parsed.starts[first] - begin, parsed.ends[last] - begin

    def of(mention: Mention) -> Span:
        return span(mention.first, mention.last)

    others = candidate.recipients or candidate.actors[1:] or candidate.actors
    text = parsed.document.text[begin : parsed.ends[sentence.end - 1]]
    return Marked(text, of(candidate.actors[0]), of(others[0]), span(candidate.trigger.i, candidate.trigger.i))


def _likeliest(readings: Iterator[_Reading]) -> list[_Reading]:
    """Of the readings that hold one category of the same parties in a sentence ("held talks"), the likeliest."""
    best: dict[tuple[object, ...], _Reading] = {}
    for reading in readings:
        key = (reading.candidate.trigger.sent.start, reading.parties, reading.category)
        if key not in best or best[key].prediction.event < reading.prediction.event:
            best[key] = reading
    return sorted(best.values(), key=lambda r: (r.candidate.trigger.i, r.candidate.actors[0].first))


def _acts(readings: list[_Reading]) -> Iterator[list[_Reading]]:
    """Readings of one predicate, category and actor belong to one act with several recipients.

    Beside a recipient that the cast knows, an unlisted one is rather the thing given ("sent doctors to Nepal").
    """
    acts: dict[tuple[object, ...], list[_Reading]] = {}
    for reading in readings:
        acts.setdefault((reading.candidate.trigger.i, reading.category, reading.candidate.actors), []).append(reading)
    for act in acts.values():
        listed = [r for r in act if not any(is_unlisted(m) for m in r.candidate.recipients)]
        yield listed or act


def _record(page: Page, act: list[_Reading]) -> Event | None:
    best = max(act, key=lambda r: r.prediction.event)
    trigger = best.candidate.trigger
    aspect = max(best.prediction.aspects, key=best.prediction.aspects.__getitem__)
    category = reduced(best.category, aspect)
    ones = list(best.candidate.actors)
    others = [m for reading in act for m in reading.candidate.recipients if apart(_actors(ones), m.actors)]
    recipients: tuple[Actor, ...] = ()
    if best.candidate.recipients and not others:
        return None
    if category in _SYMMETRIC or not others:
        actors, support = page.parties("actors", [*ones, *others])
        if len({a.identity for a in actors}) < 2:
            return None
    else:
        actors, support = page.parties("actors", ones)
        recipients, more = page.parties("recipients", others)
        support = (*support, *more)
        if not actors or not recipients:
            return None
    time = time_of(page, trigger)
    evidence = [page.evidence("category", trigger.i, trigger.i), *support]
    if time is not None:
        evidence.append(page.evidence("when", time.first, time.last))
    mode = best.prediction.mode_of(best.category) if category is best.category else None
    return make_event(
        page,
        category,
        (mode,) if mode else (),
        tuple(evidence),
        actors=actors,
        recipients=recipients,
        aspect=aspect,
        when=time.when if time else None,
        confidence=round(best.prediction.event, 3),
        method="events.encoder",
    )


def _actors(mentions: list[Mention]) -> list[Actor]:
    return [actor for mention in mentions for actor in mention.actors]
