"""Readings made by hand: a little report is written sentence by sentence, and each sentence brings its records.

Nothing here parses: the stories protect the rules of merging and of the ledger, whatever the coders do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tieline.records.actor import Actor, ActorKind
from tieline.records.claim import Claim, Predicate
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document
from tieline.records.event import Aspect, Category, Event
from tieline.records.evidence import TextEvidence
from tieline.records.issue import Issue
from tieline.records.pledge import Binding, Pledge
from tieline.records.reading import Reading
from tieline.records.record import Record
from tieline.records.statement import Statement, StatementKind
from tieline.records.unresolved import Unresolved
from tieline.records.when import Precision, When

Make = Callable[[Document], Record]


def person(name: str, state: str | None, *, known: bool = True) -> Actor:
    """Somebody the tables know by full name, or do not."""
    return Actor(name=name, kind=ActorKind.PERSON, canonical=name if known else None, state=state)


ANA = person("Ana Sol", "ESP")
BEN = person("Ben Okoro", "NGA")
CAI = person("Cai Lun", "CHN")
DIA = person("Dia Rao", "IND")
SPAIN = Actor(name="Spain", kind=ActorKind.STATE, canonical="Spain", state="ESP")
NIGERIA = Actor(name="Nigeria", kind=ActorKind.STATE, canonical="Nigeria", state="NGA")

MONDAY = date(2025, 3, 3)
TUESDAY = date(2025, 3, 4)
WEDNESDAY = date(2025, 3, 5)


def on(day: date, zone: str | None = None) -> When:
    """A day."""
    return When(start=day, end=day, precision=Precision.DAY, text="that day", rule="test", zone=zone)


def at(moment: datetime) -> When:
    """A moment."""
    return When(start=moment, end=moment, precision=Precision.MINUTE, text="that minute", rule="test")


@dataclass
class Story:
    """A report in the making. Further arguments of the document are taken as they are."""

    outlet: str | None = "The Morning Post"
    published: date | datetime | None = WEDNESDAY
    version: str = "1.0"
    document: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    makers: list[Make] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> int:
        """Append a sentence; where it starts."""
        self.text += " " if self.text else ""
        start = len(self.text)
        self.text += sentence
        return start

    def contact(
        self,
        *who: Actor,
        mode: ContactMode = ContactMode.MEETING,
        status: ContactStatus = ContactStatus.HELD,
        when: When | None = None,
        place: str | None = None,
        told: str = "met",
        consult: bool = True,
        confidence: float = 0.9,
        historical: bool = False,
    ) -> Story:
        """A sentence that tells a contact, and the event of the same words if `consult`."""
        names = ", ".join(a.name for a in who)
        sentence = f"{names} {told}" + (f" in {place}" if place else "") + " that day, it was said."
        start = self.say(sentence)
        verb = start + len(names) + 1
        spots = {"place": place, "when": "that day" if when else None}
        spans = _actor_spans("participants", who, start)
        spans += [("mode", verb, verb + len(told), 0)]
        for name, words in spots.items():
            if words:
                found = start + sentence.index(words)
                spans.append((name, found, found + len(words), 0))
        self.makers.append(
            lambda document: Contact(
                participants=tuple(who),
                mode=mode,
                status=status,
                when=when,
                place=place,
                historical=historical,
                evidence=_quoted(document, spans),
                confidence=confidence,
                method="test",
            )
        )
        if consult:
            held = status is ContactStatus.HELD
            self._event(
                Category.CONSULT if held else Category.AGREE,
                who,
                (),
                (verb, verb + len(told)),
                start,
                aspect=Aspect.ASSERTED if held else Aspect.FUTURE,
                when=when,
                when_span=next(((s, e) for name, s, e, _ in spans if name == "when"), None),
            )
        return self

    def event(
        self,
        category: Category,
        actors: Iterable[Actor],
        recipients: Iterable[Actor] = (),
        *,
        told: str = "acted on",
        aspect: Aspect = Aspect.ASSERTED,
    ) -> Story:
        """A sentence that tells an event."""
        doers, others = tuple(actors), tuple(recipients)
        names = ", ".join(a.name for a in doers)
        start = self.say(f"{names} {told} {', '.join(a.name for a in others) or 'it all'}.")
        verb = start + len(names) + 1
        self._event(category, doers, others, (verb, verb + len(told)), start, aspect=aspect)
        return self

    def _event(
        self,
        category: Category,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
        verb: tuple[int, int],
        start: int,
        *,
        aspect: Aspect,
        when: When | None = None,
        when_span: tuple[int, int] | None = None,
    ) -> None:
        spans = _actor_spans("actors", actors, start)
        spans += _actor_spans("recipients", recipients, verb[1] + 1)
        spans.append(("category", *verb, 0))
        if when is not None and when_span is not None:
            spans.append(("when", *when_span, 0))
        self.makers.append(
            lambda document: Event(
                category=category,
                actors=actors,
                recipients=recipients,
                aspect=aspect,
                when=when,
                evidence=_quoted(document, spans),
                confidence=0.8,
                method="test",
            )
        )

    def pledge(self, *who: Actor, action: str = "keep in touch", agree: bool = True, told: str = "agreed") -> Story:
        """A sentence that tells a pledge, and the AGREE event of its verb if `agree`."""
        names = ", ".join(a.name for a in who)
        start = self.say(f"{names} {told} to {action}.")
        verb = start + len(names) + 1
        what = verb + len(told) + 4
        spans = _actor_spans("makers", who, start)
        spans += [("binding", verb, verb + len(told), 0), ("action", what, what + len(action), 0)]
        self.makers.append(
            lambda document: Pledge(
                makers=tuple(who),
                action=action,
                binding=Binding.FIRM,
                evidence=_quoted(document, spans),
                confidence=0.7,
                method="test",
            )
        )
        if agree:
            self._event(Category.AGREE, who, (), (verb, verb + len(told)), start, aspect=Aspect.ASSERTED)
        return self

    def statement(self, who: Actor, words: str, *, claim: tuple[Actor, Actor] | None = None) -> Story:
        """A quoted sentence, and a claim that lies in it about the two named, who must occur in the words."""
        start = self.say(f'"{words}" {who.name} said.')
        content = (start + 1, start + 1 + len(words))
        speaker = start + len(words) + 3
        cue = speaker + len(who.name) + 1
        spans = [("content", *content, 0), ("speakers", speaker, speaker + len(who.name), 0), ("cue", cue, cue + 4, 0)]
        self.makers.append(
            lambda document: Statement(
                kind=StatementKind.DIRECT,
                content=(words,),
                speakers=(who,),
                cue="said",
                evidence=_quoted(document, spans),
                confidence=0.9,
                method="test",
            )
        )
        if claim is not None:
            self._claim(who, claim, words, content[0], (speaker, speaker + len(who.name)))
        return self

    def _claim(self, who: Actor, tie: tuple[Actor, Actor], words: str, start: int, speaker: tuple[int, int]) -> None:
        spans = [("asserters", *speaker, 0), ("predicate", start, start + len(words), 0)]
        for item, end in enumerate(tie):
            spot = start + words.index(end.name)
            spans.append(("tie", spot, spot + len(end.name), item))
        self.makers.append(
            lambda document: Claim(
                tie=tie,
                predicate=Predicate.STABILITY,
                text=words,
                asserters=(who,),
                evidence=_quoted(document, spans),
                confidence=0.6,
                method="test",
            )
        )

    def issue(self, words: str) -> Story:
        """A sentence that names an issue."""
        start = self.say(f"They took up {words}.") + len("They took up ")
        self.makers.append(
            lambda document: Issue(
                label="environment",
                text=words,
                evidence=_quoted(document, [("text", start, start + len(words), 0)]),
                confidence=0.5,
                method="test",
            )
        )
        return self

    def gap(self, reason: str) -> Story:
        """Something the report leaves open."""
        self.gaps.append(reason)
        return self

    def reading(self, **changes: Any) -> Reading:
        """The report, read. Changes replace the story's outlet, published, version or document arguments."""
        told = {"outlet": self.outlet, "published": self.published, **self.document, **changes}
        version = told.pop("version", self.version)
        document = Document(text=told.pop("text", self.text) or "Nothing happened.", **told)
        records: dict[str, list[Record]] = {}
        for make in self.makers:
            record = make(document)
            records.setdefault(f"{record.KIND}s", []).append(record)
        fields: dict[str, Any] = {name: tuple(members) for name, members in records.items()}
        unresolved = tuple(Unresolved(record=None, field="when", reason=reason) for reason in self.gaps)
        return Reading(document=document, version=version, unresolved=unresolved, **fields)


def _actor_spans(name: str, who: Iterable[Actor], start: int) -> list[tuple[str, int, int, int]]:
    """Spans of names that stand one after the other, parted by a comma and a space."""
    spans = []
    for item, actor in enumerate(who):
        spans.append((name, start, start + len(actor.name), item))
        start += len(actor.name) + 2
    return spans


def _quoted(document: Document, spans: Iterable[tuple[str, int, int, int]]) -> tuple[TextEvidence, ...]:
    return tuple(document.quote(name, start, end, item) for name, start, end, item in spans)
