"""Commitments in the future tense: "we will", "announced that it will", "Russia will supply".

In: a page, who speaks where, and the verbs already told by a word of commitment. Out: commitments. A party commits only
itself: what it says that others will do is a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tieline.actors.resolve import home_of
from tieline.coders.page import Page
from tieline.coders.pledges.acts import is_content_clause
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.coordination import coordinated
from tieline.coders.pledges.deeds import is_deed
from tieline.coders.pledges.limits import is_question, readable, under_asking
from tieline.coders.pledges.parties import before, mentions_of
from tieline.coders.pledges.speech import Speech, Voice
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.ontology import bindings
from tieline.records.actor import Actor, ActorKind
from tieline.records.pledge import Binding

_FUTURE = frozenset({"will", "shall", "wo", "'ll", "would", "'d", "going", "is", "are"})
_TAGS = frozenset({"MD", "VBG", "VBZ", "VBP"})
_SELF = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_POSSESSIVES = frozenset({"our", "my", "his", "her", "its", "their"})
_PUBLIC = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT_BODY, ActorKind.BLOC})


@dataclass(frozen=True)
class _Setting:
    """How a future clause is told: the verb of speech above it, or the voice of the statement it stands in."""

    cue: Token | None
    speakers: tuple[Actor, ...]
    quoted: Voice


def find_futures(page: Page, speech: Speech, taken: frozenset[int]) -> Iterator[Commitment]:
    """Commitments made in the future tense. taken: positions of verbs another commitment holds already."""
    grade = bindings.grade("will")
    if grade is None:
        return
    for auxiliary in readable(page):
        if auxiliary.tag_ == "VBG" and auxiliary.i not in taken:
            yield from _by_announcement(page, speech, auxiliary, grade)
        if auxiliary.lower_ not in _FUTURE or auxiliary.i in taken or auxiliary.tag_ not in _TAGS:
            continue
        verb, clause = (auxiliary.head, auxiliary.head) if auxiliary.tag_ == "MD" else _going(auxiliary)
        predicate = verb.pos_ == "VERB" or (verb.pos_ == "AUX" and verb.lemma_ == "be")
        if verb.i in taken or not predicate or verb.i == auxiliary.i or not _may_be_pledge(verb, clause):
            continue
        setting = _setting(page, speech, clause)
        if auxiliary.lower_ in ("would", "'d") and not _shifted(setting, verb):
            continue
        yield from _by_future(page, speech, auxiliary, verb, setting, grade)


def _going(auxiliary: Token) -> tuple[Token, Token]:
    """The verb and the clause of "is going to supply" and "is to supply"; the word itself where it is no future."""
    if auxiliary.lower_ in ("is", "are"):
        verb = next((c for c in auxiliary.children if c.dep_ == "xcomp" and c.tag_ == "VB"), auxiliary)
        follows = verb.i > auxiliary.i and verb.doc[auxiliary.i + 1].tag_ == "TO"
        return (verb if follows else auxiliary), auxiliary
    progressive = any(c.dep_ == "aux" and c.lemma_ == "be" for c in auxiliary.children)
    verb = next((c for c in auxiliary.children if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBG")), auxiliary)
    return (verb if progressive else auxiliary), auxiliary


def _by_announcement(page: Page, speech: Speech, verb: Token, grade: Binding) -> Iterator[Commitment]:
    """ "announced that we are donating": aid under way by being announced."""
    words = pledge_words()
    under_way = any(c.dep_ == "aux" and c.lower_ in ("is", "are", "'re", "’re", "was", "were") for c in verb.children)
    if not under_way or verb.dep_ != "ccomp" or not words.has("future.granting", verb.lemma_.lower()):
        return
    setting = _setting(page, speech, verb)
    if setting.cue is None or not words.has("verbs.granting", setting.cue.lemma_.lower()):
        return
    aid = any(words.has("nominal.aid", o.lemma_.lower()) for o in grammar.objects(verb))
    if verb.lemma_ != "make" or aid:
        yield from _told(page, speech, setting.cue, verb, setting, grade)


def _by_future(
    page: Page, speech: Speech, auxiliary: Token, verb: Token, setting: _Setting, grade: Binding
) -> Iterator[Commitment]:
    for found in _told(page, speech, auxiliary, verb, setting, grade):
        if is_deed(found.heads[0], found.rule):
            own = bindings.grade(found.heads[0].lemma_.lower())
            yield replace(found, binding=Binding.WEAK if own is Binding.WEAK else grade)


def _told(
    page: Page, speech: Speech, cue: Token, verb: Token, setting: _Setting, grade: Binding
) -> Iterator[Commitment]:
    """The commitments of a clause, if its subject speaks of itself. cue: the word that binds."""
    passive = grammar.is_passive(verb)
    subjects = grammar.agents(verb) if passive else grammar.subjects(verb) or before(page, cue.i)
    rule = _rule(page, speech, subjects, setting) if subjects else None
    if rule is None:
        return
    makers = tuple(subjects)
    if rule is Rule.FUTURE_REPORTED and setting.cue is not None and _stand_in(page, subjects):
        makers = tuple(grammar.subjects(setting.cue))
    for act in coordinated(verb, rule):
        yield Commitment(
            cue=(cue.i, cue.i),
            binding=grade,
            rule=rule,
            heads=act.heads,
            makers=makers,
            siblings=act.siblings,
            continuing=pledge_words().has("limits.continuing", act.heads[0].lemma_.lower()),
        )


def _may_be_pledge(verb: Token, clause: Token) -> bool:
    """Whether a future clause is said of itself: no question, condition, reason, relative clause or belief."""
    top = clause
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    if is_question(clause) or under_asking(clause) or top.dep_ == "csubj":
        return False
    if any(c.dep_ == "csubj" for c in clause.children):  # "all it must do is to ensure"
        return False
    if top.dep_ in ("relcl", "acl") and not is_content_clause(top):
        return False
    words = pledge_words()
    for child in (*clause.children, *verb.children, *top.children):
        loose = child.dep_ == "advmod" and child.lower_ in ("so", "as")  # "So we will"
        opens = child.dep_ in ("mark", "advmod") and child.i < clause.i and not loose
        if opens and words.has("future.marks", child.lower_):
            return False
        if child.dep_ == "advmod" and words.has("limits.tentative", child.lower_):
            return False
        if child.tag_ in ("WP", "WDT", "WRB") and child.lower_ != "that":
            return False
    governor = top.head
    believed = top.dep_ == "ccomp" and not words.has("verbs.speech", governor.lemma_)
    return not believed or governor.i == top.i


def _setting(page: Page, speech: Speech, verb: Token) -> _Setting:
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    cue = _speech_above(clause)
    quoted = speech.voice(verb)
    speakers = quoted.actors
    if not speakers and cue is not None:
        speakers = tuple(a for m in page.cast.of(grammar.subjects(cue)) for a in m.actors)
    return _Setting(cue, speakers, quoted)


def _speech_above(clause: Token) -> Token | None:
    """The verb of speech a clause is said under; the parser may hang the clause on a noun beside the verb."""
    governor = clause.head
    if clause.dep_ in ("relcl", "acl") and is_content_clause(clause):
        if pledge_words().has("limits.wish_nouns", governor.lemma_.lower()):
            return None
        while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
            governor = governor.head
    elif clause.dep_ != "ccomp":
        return None
    return governor if pledge_words().has("verbs.speech", governor.lemma_) else None


def _shifted(setting: _Setting, verb: Token) -> bool:
    """ "would" is "will" after a past verb of speech ("said it would supply") or a decision made known.

    Not where a condition makes it a guess, nor where somebody quotes himself ("I said I would").
    """
    if setting.cue is None or any(s.lower_ in _SELF for s in grammar.subjects(setting.cue)):
        return False
    supposed = any(c.dep_ == "mark" and c.lower_ == "if" for t in verb.children for c in t.children)
    announced = pledge_words().has("verbs.announcing", setting.cue.lemma_.lower())
    return not supposed and (setting.cue.tag_ in ("VBD", "VBN") or announced)


def _rule(page: Page, speech: Speech, subjects: list[Token], setting: _Setting) -> Rule | None:
    """Which construction it is; None where somebody speaks of what others will do."""
    spoken = setting.cue is not None or (setting.quoted.statement is not None and bool(setting.quoted.actors))
    if all(s.lower_ in _SELF for s in subjects):
        return Rule.FUTURE_SPOKEN
    if not spoken:
        if not _is_public(page, subjects):
            return None
        own = speech.joint or _is_issuers(page, subjects, setting)
        return Rule.FUTURE_SPOKEN if own else Rule.FUTURE_TOLD
    if not _of_oneself(page, subjects, setting):
        return None
    return Rule.FUTURE_REPORTED if setting.cue is not None else Rule.FUTURE_SPOKEN


def _is_public(page: Page, subjects: list[Token]) -> bool:
    actors = [a for m in mentions_of(page, subjects) for a in m.actors]
    return bool(actors) and all(a.kind in _PUBLIC or (a.kind is ActorKind.ORGANISATION and a.state) for a in actors)


def _is_issuers(page: Page, subjects: list[Token], setting: _Setting) -> bool:
    """Whether those who issue the text speak of themselves: a government's own page, a joint statement."""
    home = home_of(page.parsed.document)
    issuers = {a.state for a in setting.quoted.actors if a.state} | ({home} if home else set())
    return bool(issuers & {a.state for m in mentions_of(page, subjects) for a in m.actors})


def _of_oneself(page: Page, subjects: list[Token], setting: _Setting) -> bool:
    """Whether a speaker speaks of himself, his state or his side."""
    return any(_is_self(page, subject, setting) for subject in subjects)


def _is_self(page: Page, subject: Token, setting: _Setting) -> bool:
    if subject.lower_ in _SELF:
        return True
    mention = page.cast.at(subject)
    if mention is not None and mention.actors and setting.speakers:
        return any(
            a.identity == s.identity or (a.state is not None and a.state == s.state and a.kind in _PUBLIC)
            for a in mention.actors
            for s in setting.speakers
        )
    if setting.cue is not None and mention is not None and mention.actors and not setting.speakers:
        # A decision made known by somebody unnamed: "the ministry announced that Oman will reopen".
        announced = pledge_words().has("verbs.announcing", setting.cue.lemma_.lower())
        return announced and all(a.kind in _PUBLIC for a in mention.actors)
    return _stand_in(page, [subject]) and setting.cue is not None


def _stand_in(page: Page, subjects: list[Token]) -> bool:
    """Pronouns, and "his government", that nobody resolved: within reported speech they mean the speaker."""
    words = pledge_words()
    for subject in subjects:
        mention = page.cast.at(subject)
        if mention is not None and mention.actors:
            return False
        owned = any(c.dep_ == "poss" and c.lower_ in _POSSESSIVES for c in subject.children)
        if subject.lower_ not in _THIRD and not (owned and words.has("collective.nouns", subject.lemma_.lower())):
            return False
    return True
