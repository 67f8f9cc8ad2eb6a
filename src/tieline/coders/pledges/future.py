"""Commitments in the future tense: "we will", "announced that it will", "Russia will supply".

In: a page, who speaks where, and the verbs already told by a word of commitment. Out: commitments. A party commits only
itself: what it says that others will do is a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.pledges.acts import coordinated
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.limits import is_question, readable, under_asking
from tieline.coders.pledges.parties import mentions_of
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
# Who comes along is no deed of theirs: "she will be joined by the envoy".
_COMPANY = frozenset({"join", "accompany", "follow", "lead", "attend"})
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
        if auxiliary.lower_ not in _FUTURE or auxiliary.i in taken or auxiliary.tag_ not in _TAGS:
            continue
        verb, clause = (auxiliary.head, auxiliary.head) if auxiliary.tag_ == "MD" else _going(auxiliary)
        if verb.i in taken or verb.pos_ != "VERB" or verb.i == auxiliary.i or not _may_be_pledge(clause):
            continue
        setting = _setting(page, speech, clause)
        if auxiliary.lower_ in ("would", "'d") and not _shifted(setting):
            continue
        yield from _by_future(page, auxiliary, verb, setting, grade)


def _going(auxiliary: Token) -> tuple[Token, Token]:
    """The verb and the clause of "is going to supply" and "is to supply"; the word itself where it is no future."""
    if auxiliary.lower_ in ("is", "are"):
        verb = next((c for c in auxiliary.children if c.dep_ == "xcomp" and c.tag_ == "VB"), auxiliary)
        follows = verb.i > auxiliary.i and verb.doc[auxiliary.i + 1].tag_ == "TO"
        return (verb if follows else auxiliary), auxiliary
    progressive = any(c.dep_ == "aux" and c.lemma_ == "be" for c in auxiliary.children)
    verb = next((c for c in auxiliary.children if c.dep_ == "xcomp" and c.tag_ == "VB"), auxiliary)
    return (verb if progressive else auxiliary), auxiliary


def _by_future(page: Page, auxiliary: Token, verb: Token, setting: _Setting, grade: Binding) -> Iterator[Commitment]:
    subjects = grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb)
    if not subjects:
        return
    rule = _rule(page, subjects, setting)
    if rule is None:
        return
    makers = tuple(subjects)
    if rule is Rule.FUTURE_REPORTED and setting.cue is not None and _stand_in(page, subjects):
        makers = tuple(grammar.subjects(setting.cue))
    for act in coordinated(verb, rule):
        if not _is_deed(act.heads[0], rule):
            continue
        own = bindings.grade(act.heads[0].lemma_.lower())
        yield Commitment(
            cue=(auxiliary.i, auxiliary.i),
            binding=Binding.WEAK if own is Binding.WEAK else grade,
            rule=rule,
            heads=act.heads,
            makers=makers,
            siblings=act.siblings,
            continuing=pledge_words().has("limits.continuing", act.heads[0].lemma_.lower()),
        )


def _may_be_pledge(verb: Token) -> bool:
    if is_question(verb) or under_asking(verb) or verb.dep_ in ("relcl", "acl", "csubj"):
        return False
    words = pledge_words()
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in (
            "if",
            "unless",
            "whether",
            "when",
            "until",
            "because",
            "so",
            "as",
        ):
            return False
        if child.dep_ == "advmod" and (words.has("limits.tentative", child.lower_) or child.tag_ == "WRB"):
            return False
        if child.tag_ in ("WP", "WDT"):
            return False
    governor = verb.head
    believed = verb.dep_ == "ccomp" and not words.has("verbs.speech", governor.lemma_)
    return not believed or governor.i == verb.i


def _setting(page: Page, speech: Speech, verb: Token) -> _Setting:
    words = pledge_words()
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    cue = clause.head if clause.dep_ == "ccomp" and words.has("verbs.speech", clause.head.lemma_) else None
    quoted = speech.voice(verb)
    speakers = quoted.actors
    if not speakers and cue is not None:
        speakers = tuple(a for m in page.cast.of(grammar.subjects(cue)) for a in m.actors)
    return _Setting(cue, speakers, quoted)


def _shifted(setting: _Setting) -> bool:
    """ "would" is "will" after a past verb of speech: "said it would supply"."""
    return setting.cue is not None and setting.cue.tag_ in ("VBD", "VBN")


def _rule(page: Page, subjects: list[Token], setting: _Setting) -> Rule | None:
    """Which construction it is; None where somebody speaks of what others will do."""
    spoken = setting.cue is not None or (setting.quoted.statement is not None and bool(setting.quoted.actors))
    if all(s.lower_ in _SELF for s in subjects):
        return Rule.FUTURE_SPOKEN
    if not spoken:
        return Rule.FUTURE_TOLD if _is_public(page, subjects) else None
    if not _of_oneself(page, subjects, setting):
        return None
    return Rule.FUTURE_REPORTED if setting.cue is not None else Rule.FUTURE_SPOKEN


def _is_public(page: Page, subjects: list[Token]) -> bool:
    actors = [a for m in mentions_of(page, subjects) for a in m.actors]
    return bool(actors) and all(a.kind in _PUBLIC or a.rank is not None for a in actors)


def _of_oneself(page: Page, subjects: list[Token], setting: _Setting) -> bool:
    """Whether a speaker speaks of himself, his state or his side."""
    return any(_is_self(page, subject, setting) for subject in subjects)


def _is_self(page: Page, subject: Token, setting: _Setting) -> bool:
    if subject.lower_ in _SELF:
        return True
    mention = page.cast.at(subject)
    if mention is not None and mention.actors and setting.speakers:
        return any(
            a.identity == s.identity or (a.state is not None and a.state == s.state)
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


def _is_deed(verb: Token, rule: Rule) -> bool:
    words = pledge_words()
    lemma = verb.lemma_.lower()
    if is_announced_contact(verb) or (grammar.is_passive(verb) and lemma in _COMPANY):
        return False
    if words.has("limits.continuing", lemma) and lemma not in ("remain", "stay"):
        # "will continue to be briefed" is no deed of whoever is briefed.
        return not any(c.dep_ == "xcomp" and grammar.is_passive(c) for c in verb.children)
    deed = words.has("future.deeds", lemma)
    if rule is Rule.FUTURE_TOLD:
        return deed
    if words.has("future.talking", lemma) and not deed:
        return False
    if (
        rule is Rule.FUTURE_SPOKEN
        and words.has("future.talking", lemma)
        and not any(c.dep_ == "dobj" for c in verb.children)
    ):
        return False
    return not words.has("future.no_deeds", lemma)


def is_talk(verb: Token) -> bool:
    """What will be talked about at a meeting ahead: "plan to discuss the agenda"."""
    words = pledge_words()
    return words.has("future.talking", verb.lemma_.lower()) and not words.has("future.deeds", verb.lemma_.lower())


def is_announced_contact(verb: Token) -> bool:
    """A meeting, visit or call ahead, which the contact coder tells."""
    words = pledge_words()
    lemma = verb.lemma_.lower()
    if words.has("future.meeting", lemma):
        return True
    if not words.has("future.holding", lemma):
        return False
    objects = [t for c in verb.children if c.dep_ in ("dobj", "prt") for t in grammar.conjuncts(c)]
    # "make a working visit to attend": the parser reads the visit as what attends.
    objects += [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ == "nsubj"]
    return any(words.has("future.meeting_objects", t.lemma_.lower()) for t in objects)
