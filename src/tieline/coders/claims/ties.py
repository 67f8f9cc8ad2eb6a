"""Between whom a tie is: the head of its noun phrase in, its ends with their evidence out.

In order: the ends named in the phrase ("Russian-Chinese relations", "ties between X and Y"); one named end and whoever
speaks or acts ("Friendly relations with Angola", said by the Russian President); the words for a pair ("our relations",
"bilateral ties", "the two countries"), which stand for the pair the passage is about; no words at all ("Cooperation is
growing") where the passage is about one pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.claims.pairs import pair_words, principal_states, speaks_of_pair, state_named
from tieline.coders.claims.words import claim_words
from tieline.coders.page import Page
from tieline.coders.pledges.speech import Voice
from tieline.language import grammar
from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind
from tieline.records.evidence import TextEvidence

_LINKS = frozenset({"between", "with", "of", "among", "to", "and"})
_STATES = frozenset({ActorKind.STATE, ActorKind.BLOC, ActorKind.GOVERNMENT_BODY, ActorKind.GROUP, ActorKind.PERSON})


@dataclass(frozen=True)
class Ends:
    """The ends of a tie with their evidence, item by item; or none, with the reason.

    first, last: positions of the words for the tie. from_document: an end stands only elsewhere in the document.
    paired: the words do speak of a pair, so that an unsettled one is worth reporting.
    """

    first: int
    last: int
    actors: tuple[Actor, ...] = ()
    evidence: tuple[TextEvidence, ...] = ()
    from_document: bool = False
    paired: bool = False
    reason: str | None = None


def phrase_of(noun: Token) -> tuple[int, int]:
    """First and last position of the phrase of a tie: its modifiers and the "between", "with", "of" behind it."""
    first, last = noun.i, noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod", "predet"):
            first = min(first, child.left_edge.i)
        elif child.i > noun.i and child.dep_ == "prep" and child.lower_ in _LINKS:
            last = max(last, _end_of_link(child))
    return first, last


def _end_of_link(preposition: Token) -> int:
    last = preposition.i
    for governed in grammar.prepositional_objects(preposition):
        last = max(last, grammar.phrase(governed)[1].i)
    return last


def ends_of(page: Page, noun: Token, voice: Voice, others: tuple[Token, ...] = ()) -> Ends:
    """The ends of the tie a noun names. voice: who speaks there. others: heads that name further ends."""
    first, last = phrase_of(noun)
    mentions = page.cast.within(first, last)
    mentions += [m for m in page.cast.of(others) if m not in mentions]
    named = [m for m in mentions if any(_has_end(a) for a in m.actors)]
    actors, evidence = page.parties("tie", named)
    actors, evidence = _one_perstate_named(actors, evidence)
    if len(actors) >= 2:
        return Ends(first, last, actors, evidence)
    if len(actors) == 1:
        return _with_partner(page, noun, voice, first, last, actors, evidence)
    both, spots = _one_perstate_named(*page.parties("tie", _holders(page, noun)))
    if len(both) == 2 and not _has_partner(noun):
        return Ends(first, last, both, spots)
    if any(o.lower_ in ("we", "us") for o in others) and not _has_partner(
        noun
    ):  # "we have maintained close cooperation"
        return _settled(page, noun, voice, first, last, mentions)
    return _pair(page, noun, voice, first, last, mentions)


def _has_partner(noun: Token) -> bool:
    """Whether the phrase says with whom, though nobody that is known: "ties with the unions"."""
    return any(c.dep_ == "prep" and c.lower_ in ("with", "between", "among") for c in noun.children)


def _has_end(actor: Actor) -> bool:
    return actor.state is not None and actor.kind in _STATES


def _one_perstate_named(
    actors: tuple[Actor, ...], evidence: tuple[TextEvidence, ...]
) -> tuple[tuple[Actor, ...], tuple[TextEvidence, ...]]:
    kept: dict[str, tuple[Actor, TextEvidence]] = {}
    for actor, place in zip(actors, evidence, strict=True):
        if actor.state is not None:
            kept.setdefault(actor.state, (_as_state(actor), place))
    return tuple(a for a, _ in kept.values()), _numbered(tuple(e for _, e in kept.values()))


def _as_state(actor: Actor) -> Actor:
    """The state or bloc a person or body acts for: those are the ends of a tie."""
    if actor.kind in (ActorKind.STATE, ActorKind.BLOC) or actor.state is None:
        return actor
    return Actor(
        name=actor.name,
        canonical=states.get(actor.state).name,
        kind=ActorKind.STATE,
        state=actor.state,
        method=f"{actor.method}/acts_for",
        confidence=actor.confidence,
    )


def _numbered(evidence: tuple[TextEvidence, ...]) -> tuple[TextEvidence, ...]:
    return tuple(
        TextEvidence(field="tie", document=e.document, start=e.start, end=e.end, text=e.text, item=i)
        for i, e in enumerate(evidence)
    )


def _with_partner(
    page: Page,
    noun: Token,
    voice: Voice,
    first: int,
    last: int,
    actors: tuple[Actor, ...],
    evidence: tuple[TextEvidence, ...],
) -> Ends:
    """One end is named; the other is the subject that holds the tie, the speaker's state, or the pair's other side."""
    known = actors[0].state
    for holder in (m for m in _holders(page, noun) if len(m.actors) == 1):
        more, places = page.parties("tie", [holder])
        both, spots = _one_perstate_named((*actors, *more), (*evidence, *places))
        if len(both) == 2:
            return Ends(first, last, both, spots)
    speaker = next((i for i, a in enumerate(voice.actors) if a.state and a.state != known), None)
    if speaker is not None:
        spots = _numbered((*evidence, voice.evidence[speaker]))
        both = (*actors, _as_state(voice.actors[speaker]))
        return Ends(first, last, both, spots, from_document=True)
    if not speaks_of_pair(noun):
        return Ends(first, last, reason="the text names one end of the tie only")
    pair = principal_states(page, noun, {known} if known else set())
    other = next((s for s in pair if s != known), None) if known in pair else None
    if other is None:
        return Ends(first, last, paired=True, reason="the text does not settle the other end of the tie")
    spot = page.evidence("tie", first, last, 1)
    return Ends(
        first, last, (*actors, state_named(other, spot.text)), (*evidence, spot), from_document=True, paired=True
    )


def _holders(page: Page, noun: Token) -> list[Mention]:
    """The subject of the clause the tie is the object of: "Iran values its ties with Syria"."""
    current = noun
    while current.dep_ in ("pobj", "prep", "conj", "dobj", "attr") and current.head.i != current.i:
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return page.cast.of(grammar.subjects(current))
    return []


def _pair(page: Page, noun: Token, voice: Voice, first: int, last: int, mentions: list[Mention]) -> Ends:
    named = _by_adjective(noun)
    if named is not None:
        spots = tuple(page.evidence("tie", named.i, named.i, item) for item in range(2))
        codes = sorted(claim_words().sets[f"pairs.{named.lower_}"])
        return Ends(first, last, tuple(state_named(code, named.text) for code in codes), spots)
    if not speaks_of_pair(noun) and (_has_partner(noun) or _is_any(noun)):
        return Ends(first, last, reason="the text does not say between whom the tie is")
    return _settled(page, noun, voice, first, last, mentions)


def _by_adjective(noun: Token) -> Token | None:
    """ "The transatlantic partnership": an adjective that names both ends."""
    pairs = claim_words().sets
    return next((c for c in noun.children if c.dep_ == "amod" and f"pairs.{c.lower_}" in pairs), None)


def _is_any(noun: Token) -> bool:
    """A tie of no pair in particular: "a broad dialogue", "international cooperation", "cooperation of all"."""
    inside = [t for t in noun.subtree if t.i - noun.i < 4]
    vague = claim_words().sets["ties.of_many"]
    return any(t.lower_ in vague for t in inside) or any(
        c.dep_ == "det" and c.lower_ in ("a", "an", "any", "every", "no") for c in noun.children
    )


def _settled(page: Page, noun: Token, voice: Voice, first: int, last: int, mentions: list[Mention]) -> Ends:
    """The pair that words for a pair stand for."""
    states_here = {a.state for a in voice.actors if a.state}
    pair = principal_states(page, noun, states_here)
    if len(pair) != 2:
        reason = next((m.reason for m in mentions if m.reason), None)
        return Ends(first, last, paired=True, reason=reason or "more than two states could be the ends of the tie")
    words = [(m.first, m.last) for m in mentions] or [pair_words(noun, first, last)]
    spots = tuple(page.evidence("tie", *words[0], item) for item in range(2))
    actors = tuple(state_named(code, spots[0].text) for code in pair)
    return Ends(first, last, actors, spots, from_document=True, paired=True)
