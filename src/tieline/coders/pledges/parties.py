"""Who makes a pledge and to whom: a commitment in, actors with their evidence out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.actors.resolve import home_of
from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.speech import Speech, renamed
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.ontology import states
from tieline.records.actor import Actor, ActorKind
from tieline.records.evidence import TextEvidence

_NAMING = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "both", "who", "us"})
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us"})
# How far back an impersonal "It was agreed" looks for those who agreed.
_REACH = 4


@dataclass(frozen=True)
class Parties:
    """Actors with their evidence, item by item; where one is missing, the reason and the words it is about."""

    actors: tuple[Actor, ...] = ()
    evidence: tuple[TextEvidence, ...] = ()
    reason: str | None = None
    words: tuple[int, int] | None = None


def find_makers(page: Page, speech: Speech, found: Commitment) -> Parties | None:
    """Who commits. None where the words name nobody who could: a thing, a text, a crowd."""
    if found.impersonal:
        return _joint_before(page, found)
    heads = _doers(page, found) or found.makers
    first_person = bool(heads) and all(h.lower_ in _FIRST_PERSON for h in heads)
    mentions = mentions_of(page, heads)
    actors, evidence = page.parties("makers", mentions)
    if first_person:
        return _speaker(speech, found, actors, evidence)
    if actors:
        missing = next((m for m in mentions if not m.actors), None)
        if missing is None:
            return Parties(actors, evidence)
        return Parties(actors, evidence, missing.reason, (missing.first, missing.last))
    several = _several(page, speech, found, heads)
    return several or _unresolved(page, found, heads, mentions)


def _several(page: Page, speech: Speech, found: Commitment, heads: tuple[Token, ...]) -> Parties | None:
    """ "Officials pledged", "they agreed": those who issue a joint statement, else the two sides named before.

    Without a word for who commits ("a decision was made to"): whoever speaks.
    """
    words = pledge_words()
    if not heads:
        voice = speech.voice(found.heads[0])
        return Parties(voice.actors, renamed(voice.evidence, "makers")) if voice.actors else None
    collective = all(
        h.lower_ in ("they", "both") or (h.tag_ == "NNS" and words.has("collective.nouns", h.lemma_.lower()))
        for h in heads
    )
    if not collective or any(c.dep_ in ("poss", "amod", "compound") for h in heads for c in h.children):
        return None
    issuers = speech.issuers
    if issuers.actors:
        return Parties(issuers.actors, renamed(issuers.evidence, "makers"))
    joint = _joint_before(page, found)
    return joint if joint.actors else None


def _doers(page: Page, found: Commitment) -> tuple[Token, ...]:
    """Who will do it where an agreed clause says so: "agreed that we will", "that Iran and Oman will"; else nobody."""
    if found.rule is not Rule.THAT_CLAUSE:
        return ()
    subjects = grammar.subjects(found.heads[0])
    named = [m for s in subjects if (m := page.cast.at(s)) is not None and s.dep_ in ("nsubj", "conj")]
    first_person = all(s.lower_ == "we" for s in subjects)
    states = all(a.kind in (ActorKind.STATE, ActorKind.BLOC) for m in named for a in m.actors)
    return tuple(subjects) if len(named) == len(subjects) > 0 and (first_person or states) else ()


def _speaker(
    speech: Speech, found: Commitment, actors: tuple[Actor, ...], evidence: tuple[TextEvidence, ...]
) -> Parties:
    """ "We" and "I": whom the cast says they are, else whoever speaks."""
    if actors:
        return Parties(actors, evidence)
    voice = speech.voice(found.heads[0])
    if voice.actors:
        return Parties(voice.actors, renamed(voice.evidence, "makers"))
    word = (found.makers[0] if found.makers else found.heads[0]).i
    return Parties(
        reason="the pledge is made in the first person, and the text does not settle who speaks", words=(word, word)
    )


def mentions_of(page: Page, heads: Iterable[Token]) -> list[Mention]:
    """The mentions that heads stand for; for "officials from China" those named beside the head."""
    found: dict[int, Mention] = {}
    for head in (t for h in heads for t in (h, *_listed(page, h))):
        mention = page.cast.at(head)
        if mention is not None:
            found.setdefault(mention.first, mention)
        elif (named := _by_nationality(page, head)) is not None:
            found.setdefault(named.first, named)
        elif pledge_words().has("collective.nouns", head.lemma_.lower()):
            for beside in _beside(page, head) or _own_administration(page, head):
                found.setdefault(beside.first, beside)
    return list(found.values())


def before(page: Page, position: int) -> list[Token]:
    """Heads of the parties named right before a word, where the parser found no subject: "A, B, and C will"."""
    doc = page.parsed.doc
    found: list[Token] = []
    last = position - 1
    while last >= 0:
        mention = page.cast.at(doc[last])
        if mention is not None:
            found.append(doc[mention.head])
            last = mention.first - 1
        elif found and doc[last].lower_ in (",", "and"):
            last -= 1
        else:
            break
    return found[::-1]


def _listed(page: Page, head: Token) -> Iterator[Token]:
    """States of a list the parser took for an apposition: "the United States, Mexico, and Canada"."""
    mention = page.cast.at(head)
    if mention is None or not any(a.kind is ActorKind.STATE for a in mention.actors):
        return
    for apposed in (c for c in head.children if c.dep_ == "appos"):
        for token in grammar.conjuncts(apposed):
            other = page.cast.at(token)
            if other is not None and any(a.kind is ActorKind.STATE for a in other.actors):
                yield token


def _by_nationality(page: Page, head: Token) -> Mention | None:
    """The state before a noun of commitment, which the cast leaves alone: "the U.S. commitment to"."""
    if head.dep_ not in ("compound", "amod", "nmod"):
        return None
    published = page.parsed.document.published
    day = published.date() if isinstance(published, datetime) else published
    named = states.by_name(head.text, day)
    if len(named) != 1:
        return None
    state = named[0].state
    actor = Actor(
        name=head.text, canonical=state.name, kind=ActorKind.STATE, state=state.code, method="adjective", confidence=0.8
    )
    return Mention(first=head.i, last=head.i, head=head.i, actors=(actor,))


def _beside(page: Page, head: Token) -> list[Mention]:
    beside = [c for c in head.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    beside += [o for p, o in grammar.obliques(head) if p in ("of", "from", "in")]
    return page.cast.of(t for b in beside for t in grammar.conjuncts(b))


def _own_administration(page: Page, head: Token) -> list[Mention]:
    """ "The Administration" on a government's own page, by whatever names it goes, is that government."""
    home = home_of(page.parsed.document)
    if head.lemma_.lower() != "administration" or home is None:
        return []
    first, last = grammar.phrase(head)
    actor = Actor(
        name=page.parsed.text(first, last),
        canonical=states.get(home).name,
        kind=ActorKind.STATE,
        state=home,
        method="outlet_side",
        confidence=0.6,
    )
    return [Mention(first=first.i, last=last.i, head=head.i, actors=(actor,))]


def _unresolved(page: Page, found: Commitment, heads: tuple[Token, ...], mentions: list[Mention]) -> Parties | None:
    for mention in mentions:
        if mention.reason:
            return Parties(reason=mention.reason, words=(mention.first, mention.last))
    for head in heads:
        body = pledge_words().has("collective.nouns", head.lemma_.lower())
        if body or head.ent_type_ in _NAMING or head.pos_ == "PROPN" or head.lower_ in _PRONOUNS - {"it"}:
            first, last = grammar.phrase(head)
            text = page.parsed.text(first, last)
            return Parties(
                reason=f"the text does not settle who {text!r} is, who makes the pledge", words=(first.i, last.i)
            )
    if not heads:
        return Parties(reason="the text does not say who makes the pledge", words=found.cue)
    return None


def _joint_before(page: Page, found: Commitment) -> Parties:
    """Those an impersonal agreement is between: the nearest sentence before it that names two sides, and them only."""
    doc = page.parsed.doc
    end = found.cue[0] - 1
    starts = [s.start for s in page.parsed.sentences if s.start <= found.cue[0]]
    for start in list(reversed(starts))[: _REACH + 1]:
        mentions = [m for m in page.cast.within(start, end) if any(a.state for a in m.actors)]
        end = start - 1
        plural = [m for m in mentions if len({a.state for a in m.actors}) > 1]
        if plural:
            return Parties(*page.parties("makers", plural[-1:]))
        sides: dict[str, Mention] = {}
        for mention in mentions:
            # A person who met stands for his side before the name of the state does.
            state = mention.actors[0].state or mention.actors[0].name
            if state not in sides or doc[mention.head].ent_type_ == "PERSON":
                sides[state] = mention
        if len(sides) == 2:
            return Parties(*page.parties("makers", sorted(sides.values(), key=lambda m: m.first)))
        if len(sides) > 2:
            break
    return Parties(reason="an agreement is told without saying between whom", words=found.cue)


def find_recipients(page: Page, found: Commitment, action: tuple[int, int], makers: Parties) -> Parties:
    """To whom, for whom or with whom it is promised, other than the makers themselves."""
    words = pledge_words()
    heads = list(found.addressees)
    for act in _verbs_of(found):
        heads += _named_in(act, words.sets["recipients.prepositions"])
        for thing in grammar.objects(act):
            heads += _named_in(thing, words.sets["recipients.prepositions"] - {"with"})
        heads += [c for c in act.children if c.dep_ == "dative" and c.pos_ in ("PROPN", "PRON", "NOUN")]
        heads += [c for c in act.children if c.dep_ == "dobj" and words.has("recipients.objects", act.lemma_.lower())]
    own = {a.identity for a in makers.actors}
    states = {a.state for a in makers.actors if a.state}
    inside = [h for h in heads if h in found.addressees or action[0] <= h.i <= action[1]]
    mentions = [
        m
        for m in page.cast.of(inside)
        if m.actors and not any(a.identity in own or (a.state in states) for a in m.actors)
    ]
    return Parties(*page.parties("recipients", mentions))


def _verbs_of(found: Commitment) -> list[Token]:
    """The committed verbs, and those they carry: "continue to support"."""
    return [v for h in found.heads for v in (h, *(c for c in h.children if c.dep_ == "xcomp"))]


def _named_in(head: Token, prepositions: frozenset[str]) -> list[Token]:
    return [o for p, o in grammar.obliques(head) if p in prepositions]
