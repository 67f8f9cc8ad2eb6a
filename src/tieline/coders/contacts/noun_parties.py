"""Who takes part in the contact a noun names: those it names itself, and those of the verb it hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import identities
from tieline.coders.contacts.delegates import is_assembly
from tieline.coders.contacts.rows import behind, in_rows
from tieline.coders.contacts.words import contact_words
from tieline.coders.page import Page
from tieline.language import grammar
from tieline.records.actor import Actor, ActorKind

_PARTY_PREPOSITIONS = frozenset({"with", "between", "among", "to", "by", "of"})
_NOUN_SUPPORT = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "via", "by", "over"})
_SIDED = frozenset({"bilateral", "mutual", "joint"})
_ANOTHER_TIME = frozenset({"after", "before", "following"})
_LOOSE = frozenset({"for", "on", "by"})
_WITHIN = frozenset({"in", "during", "at", "on"})
# "at the end of the talks they signed": what the phrase says of them hangs on the verb.
_PHASES = frozenset({"end", "start", "beginning", "course", "conclusion", "outset", "framework"})


def own_parties(page: Page, noun: Token, group: str) -> list[Mention]:
    """Those the noun names itself: "talks between A and B", "A's call with B"."""
    prepositions = _PARTY_PREPOSITIONS | {"from"} if group in ("letter", "phone") else _PARTY_PREPOSITIONS
    found = page.cast.of(t for p, t in grammar.obliques(noun) if p in prepositions)
    found += _apart(page.cast.of(_before(noun)))
    for preposition, head in grammar.obliques(noun):  # "a meeting of the Franco-German council"
        if preposition == "of" and page.cast.at(head) is None:
            found += page.cast.of(t for t in _before(head) if t.dep_ != "poss")
    found += _remarks_by(page, noun)
    if not found and group != "visit":
        found = behind(page, noun.i, ("with", "between"))
    return in_rows(page, found, noun)


def _before(noun: Token) -> list[Token]:
    """Owners and modifiers of a noun: "A's", "U.S.-EU"; not the words of a name ("the American Israel Committee")."""
    near = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    return near + [t for c in near if c.dep_ != "poss" for t in c.children if t.dep_ in ("compound", "nmod", "amod")]


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Without those that stand side by side, which are words of one name."""
    touching = {m.first for m in mentions for o in mentions if m.last + 1 == o.first or o.last + 1 == m.first}
    return [m for m in mentions if m.first not in touching]


def met(page: Page, noun: Token) -> list[Mention]:
    """Those a meeting is with."""
    return in_rows(page, page.cast.of(t for p, t in grammar.obliques(noun) if p == "with"), noun)


def _remarks_by(page: Page, noun: Token) -> list[Mention]:
    """ "Remarks by A and B before bilateral meeting": a headline's speakers are the parties."""
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ != "on" else noun
    if head.lemma_.lower() not in contact_words().utterances:
        return []
    return in_rows(page, page.cast.of(t for p, t in grammar.obliques(head) if p == "by"), noun)


def all_parties(
    page: Page, noun: Token, governor: Token | None, own: list[Mention], *, light: bool, group: str
) -> list[Mention]:
    """Those the noun names itself, and those of the verb that holds it or whose subject took part."""
    if governor is None:
        return _without_adjectives(page, own)
    lead = in_rows(page, page.cast.of(grammar.agents(governor)), governor)
    joins_them = goes_to(governor) and {m.first for m in own} == {m.first for m in met(page, noun)}
    if group == "visit" and not light and noun.head.lower_ in ("during", "on") and noun.dep_ == "pobj":
        return _without_adjectives(page, [*page.cast.of(grammar.subjects(governor)), *own])
    if not light and len(identities(own)) > 1 and not joins_them:
        return _without_adjectives(page, [*_led_by(page, noun, governor, own, lead), *own])
    if light and len(identities(own)) > 1 and contact_words().verbs.get(governor.lemma_) == "consult":
        return _without_adjectives(page, own)  # "they discussed the talks between A and B"
    if light:
        own = [*own, *page.cast.of(_honoured(governor))]
        others = page.cast.of(t for p, t in grammar.obliques(governor) if p in ("with", "to", "for", "between"))
        objects = page.cast.of(t for t in grammar.objects(governor) if t != noun)
        return _without_adjectives(page, lead + own + in_rows(page, others, governor) + objects)
    if own and noun.lemma_.lower() in contact_words().gatherings and len({a.state for m in lead for a in m.actors}) > 1:
        return lead  # "at the G7 summit A, B and C agreed"
    if own and noun.head.lower_ in _ANOTHER_TIME and not any(_is_end(a) for m in own for a in m.actors):
        return own  # "before the council's meeting A met B"
    if own:
        return _without_adjectives(page, lead + own)
    if group == "visit":
        return page.cast.of(grammar.subjects(governor)) if _is_visitors(noun) else []
    together = len(identities(lead)) > 1 or any(is_assembly(a) for m in lead for a in m.actors)
    return lead if together else _those_present(page, noun, governor, lead)


def _honoured(verb: Token) -> list[Token]:
    """ "a dinner was given on behalf of A in honour of B"."""
    beside = [noun for _, noun in grammar.obliques(verb)]
    beside += [below for noun in beside for _, below in grammar.obliques(noun)]
    told = [noun for noun in beside if noun.lemma_.lower() in ("behalf", "honour", "honor")]
    return [token for noun in told for p, token in grammar.obliques(noun) if p == "of"]


def _led_by(page: Page, noun: Token, governor: Token, own: list[Mention], lead: list[Mention]) -> list[Mention]:
    """Who else takes part where the noun names two parties already.

    "Took part in a meeting of the Franco-German council": the person of a side named. "Calls for restraint in talks
    with Ministers A and B": whoever talks with the two of one side.
    """
    sides = {a.state for m in own for a in m.actors}
    homes = {a.state for m in lead for a in m.actors}
    people = {a.state for m in own for a in m.actors if a.kind is ActorKind.PERSON}
    if lead and homes == sides and not people:
        return lead  # "following the Russian-Hungarian talks, A and B said"
    if lead and homes <= sides - people:
        return lead if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at") else []
    verb = governor
    while len(sides) == 1 and {a.state for m in lead for a in m.actors} <= sides and verb.head != verb:
        verb = verb.head
        lead = page.cast.of(grammar.subjects(verb)) if verb.pos_ == "VERB" else []
    return lead if len(sides) == 1 else []


def _is_end(actor: Actor) -> bool:
    return actor.kind in (ActorKind.PERSON, ActorKind.STATE, ActorKind.GROUP)


def goes_to(verb: Token | None) -> bool:
    """Whether the subject of a verb is at what the verb leads to: "took part in", "travelled to Madrid for"."""
    if verb is None:
        return False
    words = contact_words()
    part = verb.lemma_ == "take" and any(t.lemma_ == "part" for t in grammar.objects(verb))
    return (
        part
        or verb.lemma_ in ("attend", "participate", "join", "address")
        or words.verbs.get(verb.lemma_) in ("visit", "movement")
    )


def _is_visitors(noun: Token) -> bool:
    """ "is in Moscow on a visit", "said on a visit to Kenya": the subject is who visits."""
    return noun.head.lower_ in ("on", "for") or any(p in ("to", "in") for p, _ in grammar.obliques(noun))


def _those_present(page: Page, noun: Token, governor: Token, lead: list[Mention]) -> list[Mention]:
    """ "During the talks, A thanked B": both are at them."""
    if not lead or noun.head.lower_ not in _WITHIN or governor.lemma_ not in contact_words().addressing:
        return []
    told = [m for m in page.cast.of(grammar.objects(governor)) if any(a.kind is ActorKind.PERSON for a in m.actors)]
    return [*lead, *told] if told else []


def _without_adjectives(page: Page, parties: list[Mention]) -> list[Mention]:
    """ "bilateral meetings with A": the sides an adjective tells count only where nobody else is named."""
    named = [m for m in parties if page.parsed.doc[m.head].lower_ not in _SIDED]
    return named if len(identities(named)) > 1 else parties


def addressed(page: Page, noun: Token, holder: Token | None) -> list[Mention]:
    """Those a letter goes to."""
    heads = [head for head in (noun, holder) if head is not None]
    found = page.cast.of(t for head in heads for p, t in grammar.obliques(head) if p == "to")
    return in_rows(page, found or behind(page, noun.i, ("to",)), noun)


def governor_of(noun: Token) -> tuple[Token | None, bool]:
    """The verb a contact noun hangs on, and whether that verb merely holds the noun ("held talks")."""
    words = contact_words()
    head = noun.head
    if noun.dep_ == "acl" or noun.head == noun:
        holders = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in words.light]
        return (holders[0], True) if holders else (None, False)
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "conj", "attr") and head.pos_ in ("VERB", "AUX"):
        light = head.lemma_ in words.light or head.lemma_ in words.status or head.lemma_ in ("take", "be")
        return head, light and noun.dep_ != "conj"
    if noun.dep_ == "xcomp" and head.lemma_ == "agree":
        return head, False  # "agreed to talks", read as a verb
    if noun.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_ == "agree":
        return head.head, False
    if noun.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_ == "invite":
        return head.head, True
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _PHASES:
        noun, head = head.head, head.head.head
    if noun.dep_ == "pobj" and head.lower_ in _NOUN_SUPPORT:
        verb = head.head
        if head.lower_ in _LOOSE and verb.pos_ not in ("VERB", "AUX"):
            return None, False  # "support for the talks": whoever supports them does not take part
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        return (verb, False) if verb.pos_ in ("VERB", "AUX") else (None, False)
    return None, False
