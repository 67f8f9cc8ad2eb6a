"""A reading made by hand, so that views are tested without a parser: an invented meeting, an entry of every kind."""

from __future__ import annotations

from datetime import date

from tieline.records.actor import Actor, ActorKind, Rank
from tieline.records.amount import Amount
from tieline.records.claim import Claim, Predicate
from tieline.records.contact import Contact, ContactMode, ContactStatus
from tieline.records.document import Document, Reference, with_title
from tieline.records.event import Aspect, Category, Event, Quad
from tieline.records.evidence import TextEvidence
from tieline.records.issue import Issue
from tieline.records.pledge import Binding, Pledge
from tieline.records.reading import Reading
from tieline.records.statement import Statement, StatementKind
from tieline.records.unresolved import Unresolved
from tieline.records.when import Precision, When

TITLE = "Norway and Chile agree to open a joint polar station"
TEXT = (
    "OSLO — Norwegian Prime Minister Astrid Lunde received Chilean President Mateo Rojas in Oslo on Tuesday, the "
    "second meeting of the two leaders within a year. They discussed fisheries and issues of common concern.\n"
    "“We will open a joint polar station before the end of 2026,” Lunde told reporters, adding that Norway would "
    "contribute 1.2 billion kroner.\n"
    "Rojas said that ties between Chile and Norway “have withstood every storm of the past century”. He thanked "
    "Mr. Ola Berg, the envoy, and said that a delegation would follow later.\n"
    "Chile rejected a demand by the invented Republic of Arcadia to share its data.\n"
    "Reference(s):\nTwo flags over the ice\npolar.example/news/1\n"
)

LUNDE = Actor(
    name="Norwegian Prime Minister Astrid Lunde", kind=ActorKind.PERSON, canonical="Astrid Lunde",
    office="Prime Minister", rank=Rank.HEAD_OF_GOVERNMENT, state="NOR", method="text_title",
)  # fmt: skip
ROJAS = Actor(
    name="Chilean President Mateo Rojas", kind=ActorKind.PERSON, canonical="Mateo Rojas", office="President",
    rank=Rank.HEAD_OF_STATE, state="CHL", method="text_title",
)  # fmt: skip
NORWAY = Actor(name="Norway", kind=ActorKind.STATE, canonical="Norway", state="NOR", method="state_name")
CHILE = Actor(name="Chile", kind=ActorKind.STATE, canonical="Chile", state="CHL", method="state_name")
ARCADIA = Actor(name="the invented Republic of Arcadia", kind=ActorKind.STATE)


def document(published: date | None = date(2025, 1, 22)) -> Document:
    text, title, start = with_title(TITLE, TEXT)
    bare = Document(
        text=text, title=title, title_start=start, outlet="The Polar Times", published=published, language="en"
    )
    where = [quoted(bare, "title", "Two flags over the ice"), quoted(bare, "url", "polar.example/news/1")]
    reference = Reference(
        title="Two flags over the ice", url="polar.example/news/1", outlet="polar.example", evidence=tuple(where)
    )
    return Document(
        text=text, title=title, title_start=start, outlet="The Polar Times", published=published, language="en",
        references=(reference,),
    )  # fmt: skip


def quoted(doc: Document, field: str, words: str, item: int = 0, *, after: str = "") -> TextEvidence:
    start = doc.text.index(words, doc.text.index(after) + len(after))
    return doc.quote(field, start, start + len(words), item)


def reading(published: date | None = date(2025, 1, 22)) -> Reading:
    doc = document(published)
    contact = _contact(doc)
    gap = Unresolved(record=None, field="when", reason="“later” names no day", evidence=(quoted(doc, "when", "later"),))
    return Reading(
        document=doc, version="0.1.0", contacts=(contact,), statements=_statements(doc), pledges=(_pledge(doc),),
        claims=(_claim(doc),), events=_events(doc), issues=_issues(doc), unresolved=(gap,),
    )  # fmt: skip


def _contact(doc: Document) -> Contact:
    tuesday = When(
        start=date(2025, 1, 21), end=date(2025, 1, 21), precision=Precision.DAY, text="on Tuesday", rule="weekday"
    )
    return Contact(
        participants=(LUNDE, ROJAS), mode=ContactMode.MEETING, status=ContactStatus.HELD, when=tuesday, place="Oslo",
        host=LUNDE, rank=Rank.HEAD_OF_GOVERNMENT, issues=("fisheries",), confidence=0.9, method="hand",
        evidence=(
            quoted(doc, "participants", LUNDE.name), quoted(doc, "participants", ROJAS.name, 1),
            quoted(doc, "mode", "received"), quoted(doc, "when", "on Tuesday"), quoted(doc, "place", "Oslo"),
            quoted(doc, "host", LUNDE.name), quoted(doc, "issues", "fisheries"),
        ),
    )  # fmt: skip


def _statements(doc: Document) -> tuple[Statement, ...]:
    direct = "We will open a joint polar station before the end of 2026"
    mixed = "ties between Chile and Norway “have withstood every storm of the past century”"
    return (
        Statement(
            kind=StatementKind.DIRECT, content=(direct,), speakers=(LUNDE,), cue="told", confidence=0.9, method="hand",
            evidence=(
                quoted(doc, "content", direct), quoted(doc, "speakers", "Lunde", after="2026,” "),
                quoted(doc, "cue", "told"),
            ),
        ),
        Statement(
            kind=StatementKind.MIXED, content=(mixed,), speakers=(ROJAS,), cue="said", confidence=0.9, method="hand",
            evidence=(
                quoted(doc, "content", mixed), quoted(doc, "speakers", "Rojas", after="kroner."),
                quoted(doc, "cue", "said"),
            ),
        ),
    )  # fmt: skip


def _pledge(doc: Document) -> Pledge:
    due = When(start=date(2025, 1, 21), end=date(2026, 12, 31), precision=Precision.YEAR, rule="before_end",
               text="before the end of 2026")  # fmt: skip
    action = "open a joint polar station"
    return Pledge(
        makers=(LUNDE,), action=action, binding=Binding.FIRM, deadline=due, confidence=0.8, method="hand",
        evidence=(
            quoted(doc, "makers", "We"), quoted(doc, "action", action), quoted(doc, "binding", "will"),
            quoted(doc, "deadline", due.text),
        ),
    )  # fmt: skip


def _claim(doc: Document) -> Claim:
    words = "have withstood every storm of the past century"
    return Claim(
        tie=(CHILE, NORWAY), predicate=Predicate.RESILIENCE, text=words, asserters=(ROJAS,), confidence=0.8,
        method="hand", measure="resilience", scope="of the past century",
        evidence=(
            quoted(doc, "tie", "Chile", after="ties between "), quoted(doc, "tie", "Norway", 1, after="ties between "),
            quoted(doc, "predicate", "have withstood every storm"), quoted(doc, "asserters", "Rojas", after="kroner."),
            quoted(doc, "scope", "of the past century"),
        ),
    )  # fmt: skip


def _events(doc: Document) -> tuple[Event, ...]:
    consult = Event(
        category=Category.CONSULT, actors=(LUNDE, ROJAS), modes=("visit",), quad=Quad.VERBAL_COOPERATION, weight=1.5,
        confidence=0.9, method="hand",
        evidence=(
            quoted(doc, "category", "received"), quoted(doc, "actors", LUNDE.name),
            quoted(doc, "actors", ROJAS.name, 1),
        ),
    )  # fmt: skip
    aid = Event(
        category=Category.AID, actors=(NORWAY,), recipients=(CHILE,), aspect=Aspect.FUTURE, confidence=0.5,
        method="hand", amounts=(Amount(value=1.2e9, unit="NOK"),),
        evidence=(
            quoted(doc, "category", "contribute"), quoted(doc, "actors", "Norway", after="adding that "),
            quoted(doc, "recipients", "Chile", after="storm"), quoted(doc, "amounts", "1.2 billion kroner"),
        ),
    )  # fmt: skip
    reject = Event(
        category=Category.REJECT, actors=(CHILE,), recipients=(ARCADIA,), weight=-4.0, confidence=0.7, method="hand",
        evidence=(
            quoted(doc, "category", "rejected"), quoted(doc, "actors", "Chile", after="later."),
            quoted(doc, "recipients", ARCADIA.name),
        ),
    )  # fmt: skip
    return consult, aid, reject


def _issues(doc: Document) -> tuple[Issue, ...]:
    found = (("fisheries", "fisheries"), ("unspecified", "issues of common concern"))
    return tuple(
        Issue(label=label, text=words, confidence=0.9, method="hand", evidence=(quoted(doc, "text", words),))
        for label, words in found
    )
