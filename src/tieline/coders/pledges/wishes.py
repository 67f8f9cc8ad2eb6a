"""Weak and intended acts that only count where a party speaks of itself: hopes, expectations, goals.

A token in, commitments out: "we hope to develop", "our goal is to lower", "they look forward to establishing". What is
looked forward to out of courtesy (a visit, a talk) is no act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tieline.coders.pledges.acts import acts_of, goes_on
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.coordination import Act, coordinated
from tieline.coders.pledges.limits import commits, is_gapped, is_question, under_asking
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.records.pledge import Binding

_FIRST = frozenset({"we", "i"})


def by_wish(token: Token) -> Iterator[Commitment]:
    """ "we hope to develop", "we seek to lay the groundwork", "they look forward to establishing"."""
    words = pledge_words()
    if token.pos_ != "VERB" or is_question(token):
        return
    if token.lemma_ == "look":
        forward = next((c for c in token.children if c.lower_ == "forward"), None)
        if forward is None:
            return
        subjects, acts, cue = grammar.subjects(token), [*_looked_at(token, forward)], (token.i, forward.i)
    elif words.has("wishes.verbs", token.lemma_.lower()) and token.tag_ in ("VBP", "VBG"):
        subjects, acts, cue = grammar.subjects(token), [*acts_of(token)], (token.i, token.i)
        if not subjects or not all(s.lower_ in _FIRST for s in subjects):
            return
    else:
        return
    told_beside = any(c.dep_ in ("mark", "advmod") and c.lower_ in ("as", "when", "while") for c in token.children)
    if told_beside or not commits(token) or is_gapped(token):
        return
    for act in acts:
        verb = act.heads[0]
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            continue  # "I expect the Service to": others will do it
        if not words.has("wishes.courtesies", verb.lemma_.lower()) and act.rule is not Rule.THAT_CLAUSE:
            yield _commitment(cue, Binding.WEAK, act, subjects)


def _looked_at(look: Token, forward: Token) -> Iterator[Act]:
    for governor in (look, forward):
        yield from acts_of(governor)


def by_goal(noun: Token) -> Iterator[Commitment]:
    """ "Our goal is to lower the number"."""
    copula = noun.head
    if not pledge_words().has("wishes.goals", noun.lemma_.lower()) or noun.dep_ != "nsubj" or copula.lemma_ != "be":
        return
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not owners or owners[0].lower_ not in ("our", "my") or copula.tag_ not in ("VBZ", "VBP"):
        return
    if under_asking(copula) or is_question(noun):
        return
    for child in copula.children:
        if child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children):
            for act in coordinated(child, Rule.INFINITIVE):
                yield _commitment((noun.i, noun.i), Binding.INTENT, act, owners)


def _commitment(cue: tuple[int, int], grade: Binding, act: Act, makers: Iterable[Token]) -> Commitment:
    return Commitment(
        cue=cue,
        binding=grade,
        rule=act.rule,
        heads=act.heads,
        makers=tuple(makers),
        siblings=act.siblings,
        continuing=goes_on(act),
    )
