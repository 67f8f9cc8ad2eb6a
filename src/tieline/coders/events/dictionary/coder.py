"""Events of a page by a user's verb dictionary, and Tieline's own where the dictionary has no answer.

A verb the dictionary knows is coded by it alone, as an event or as none. An event carries the code as written, and the
PLOVER category the crosswalk gives it; without one it has none, and the reading says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tieline.actors.own.petrarch import of_code
from tieline.actors.resolve import day_of
from tieline.coders.events.dictionary.acts import Act, CodedSentence, code_sentence
from tieline.coders.events.dictionary.load import Dictionaries
from tieline.coders.events.dictionary.mixed import MixedNames
from tieline.coders.events.dictionary.party import Group, Party
from tieline.coders.events.making import make_event
from tieline.coders.page import Coded, Page
from tieline.language import grammar
from tieline.ontology import cameo
from tieline.records.actor import Actor, ActorKind
from tieline.records.event import Event
from tieline.records.evidence import TextEvidence
from tieline.records.unresolved import Unresolved

METHOD = "events.dictionary"
CONFIDENCE = 0.8  # an order of belief, not a measurement: above the lexicon's patterns, below what a contact tells


def by_dictionary(page: Page, dictionaries: Dictionaries, own: Iterable[Event]) -> Coded[Event]:
    """The events of a page. own: those of Tieline's coders, which give way where the dictionary has an answer."""
    if dictionaries.discards.of_document(page.parsed.document.text):
        return Coded(())
    names = MixedNames(page, dictionaries.names.on(day_of(page.parsed.document)))
    events: dict[str, Event] = {}
    gaps: list[Unresolved] = []
    shut: list[tuple[int, int]] = []
    for sentence in page.parsed.sentences:
        if dictionaries.discards.of_sentence(sentence.text):
            shut.append(page.parsed.stored(sentence[0], sentence[-1]))
            continue
        coded = code_sentence(dictionaries.verbs, names, sentence)
        shut += [(page.parsed.starts[i], page.parsed.ends[i]) for i in coded.known]
        for event in _events(page, names, coded):
            events.setdefault(event.id, event)
            if event.category is None:
                gaps.append(_gap(event))
    kept = [event for event in own if not _within(event, shut)]
    return Coded((*events.values(), *(e for e in kept if e.id not in events)), tuple(gaps))


def _within(event: Event, shut: Sequence[tuple[int, int]]) -> bool:
    """Whether the words of an event stand where nothing of Tieline's own is to be coded."""
    return any(e.start < end and start < e.end for e in event.spans("category") for start, end in shut)


def _events(page: Page, names: MixedNames, coded: CodedSentence) -> Iterator[Event]:
    anchors: set[int] = set()
    for act in coded.acts:
        yield _event(page, names, act, again=act.verb.i in anchors)
        anchors.add(act.verb.i)


def _event(page: Page, names: MixedNames, act: Act, *, again: bool) -> Event:
    """The record of an act. again: its verb has told another already; then the words from party to party anchor it,
    because the events of a document are told apart by their words."""
    verb = act.verb
    sources, targets = act.sources, () if act.together else act.targets
    parties = (*sources, *targets)
    first, last = (min(p.first for p in parties), max(p.last for p in parties)) if again else (verb.i, verb.i)
    evidence = [page.evidence("category", first, last)]
    actors, support = _actors(page, names, sources, "actors")
    recipients, more = _actors(page, names, targets, "recipients")
    time = next((t for t in page.times_of_act(verb) if t.when is not None), None)
    evidence += [*support, *more]
    if time is not None:
        evidence.append(page.evidence("when", time.first, time.last))
    crossing = cameo.crosswalk(act.code)
    category = crossing.category if crossing is not None else None
    return make_event(
        page,
        category,
        (crossing.mode,) if crossing is not None and crossing.mode else (),
        tuple(evidence),
        actors=actors,
        recipients=recipients,
        aspect=grammar.aspect(verb),
        when=time.when if time else None,
        scheme="cameo",
        code=act.code,
        confidence=CONFIDENCE,
        method=METHOD,
    )


def _actors(
    page: Page, names: MixedNames, group: Group, field: str
) -> tuple[tuple[Actor, ...], tuple[TextEvidence, ...]]:
    """The actors of a group, each identity once, with the evidence for each under `field`."""
    actors: dict[tuple[str, str | None], Actor] = {}
    evidence: list[TextEvidence] = []
    for party in group:
        for actor in names.actors(party) or _by_code(page, party):
            if actor.identity not in actors:
                evidence.append(page.evidence(field, party.first, party.last, len(actors)))
                actors[actor.identity] = actor
    return tuple(actors.values()), tuple(evidence)


def _by_code(page: Page, party: Party) -> Iterator[Actor]:
    """Actors from the codes alone: the country of the code, where it begins with one of CAMEO's."""
    doc = page.parsed.doc
    name = page.parsed.text(doc[party.first], doc[party.last])
    for code in party.codes:
        try:
            state, kind = of_code(code)
        except ValueError:  # an invented country, or nobody's agent ("---GOV")
            state, kind = None, None
        yield Actor(
            name=name,
            kind=kind or ActorKind.GROUP,
            canonical=None if len(party.codes) == 1 else code,
            state=state,
            method="own_actors",
            confidence=CONFIDENCE,
        )


def _gap(event: Event) -> Unresolved:
    known = cameo.crosswalk(event.code or "")
    reason = f"the crosswalk knows no CAMEO code {event.code}" if known is None else known.note or "PLOVER has no place"
    return Unresolved(record=event.id, field="category", reason=reason, evidence=tuple(event.spans("category"))[:1])
