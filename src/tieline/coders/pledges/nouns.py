"""Nouns of commitment: "expressed his readiness to work", "their commitment to supporting", "announced plans to build".

A noun in, commitments out. It counts under a verb that makes it known, or with its owner; not where it is kept,
broken or dropped, wished for, or supported as another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.pledges.acts import OWN_WILL, acts_of, goes_on, nominal_acts
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.coordination import Act, coordinated
from tieline.coders.pledges.limits import is_hypothetical, is_performed, is_question, under_asking
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.records.pledge import Binding


def by_noun(noun: Token, grade: Binding) -> Iterator[Commitment]:
    """ "expressed his readiness to work", "their commitment to supporting", "reached an agreement to exchange"."""
    words = pledge_words()
    acts = [*acts_of(noun), *nominal_acts(noun)] or list(_beside(noun))
    clause = noun.head if noun.dep_ == "nsubj" and any(c.tag_ == "TO" for c in noun.head.children) else None
    if not acts and clause is not None:  # "announced the intention of Poland to enter": read as its subject
        acts = list(coordinated(clause, Rule.INFINITIVE))
    if not acts or is_question(noun):
        return
    owners = _owners(noun)
    governor = _governor(noun if clause is None else clause)
    if governor is None or not _is_made(noun, governor, bool(owners)):
        return
    if governor.dep_ == "pcomp" and governor.head.lower_ in ("for", "of", "about", "from"):
        return  # "thanked him for taking the decision to come": told as done
    negative = next((c for c in noun.children if c.lower_ == "no" and grade in OWN_WILL), None)
    if negative is None and any(c.lower_ in ("no", "any") for c in noun.children):
        return
    makers = owners or [s for s in grammar.subjects(governor) if s.i != noun.i]
    if owners and owners[0].tag_ == "PRP$" and not words.has("verbs.crediting", governor.lemma_.lower()):
        makers = _agreeing(grammar.subjects(governor), owners[0]) or owners
    renewed = _is_renewed(noun, governor)
    for act in acts:
        yield Commitment(
            cue=(noun.i, noun.i),
            binding=grade,
            rule=act.rule if act.rule is Rule.AGREED_ACT else Rule.NOUN,
            heads=act.heads,
            makers=tuple(makers),
            siblings=act.siblings,
            impersonal=not makers and words.has("nominal.joint", noun.lemma_.lower()),
            own_subject=act.own_subject,
            continuing=renewed or goes_on(act),
            negative_cue=negative,
            background=governor.dep_ in ("relcl", "acl"),
        )


def _is_renewed(noun: Token, governor: Token) -> bool:
    return governor.lemma_ in ("reaffirm", "reiterate", "renew", "restate", "repeat", "recommit") or any(
        c.lower_ in ("continued", "continuing", "ongoing") for c in noun.children
    )


def _beside(noun: Token) -> Iterator[Act]:
    """ "discussed their determination to continue": an infinitive right behind the noun that the parser hung higher."""
    joint = pledge_words().has("nominal.joint", noun.lemma_.lower())
    for child in noun.head.children:
        to = next((c for c in child.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
        # "signed an accord to end the war": what the accord is for; "a decision was made to withdraw": the decision.
        passive = noun.dep_ == "nsubjpass"
        aim = child.dep_ == "xcomp" and (passive or not joint)
        behind = noun.head.i if passive else noun.right_edge.i
        if (child.dep_ == "advcl" or aim) and to is not None and to.i == behind + 1:
            yield from coordinated(child, Rule.INFINITIVE)


def _owners(noun: Token) -> list[Token]:
    """Whose commitment it is: "Kyiv's promise", "the U.S. commitment", "the pledge by Paris"."""
    owners = [t for c in noun.children if c.dep_ == "poss" for t in grammar.conjuncts(c)]
    named = [
        c
        for c in noun.children
        if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("GPE", "NORP", "PERSON", "ORG")
    ]
    by = [
        o
        for p, o in grammar.obliques(noun)
        if p in ("by", "between") or (p == "of" and o.ent_type_ in ("GPE", "PERSON", "ORG", "NORP"))
    ]
    return owners or named or by


def _agreeing(subjects: list[Token], owner: Token) -> list[Token]:
    """The subject an owning pronoun points back to, if they agree in number.

    Not in "participants discussed his commitment", nor in "A met B to reaffirm their commitment".
    """
    plural = len(subjects) > 1 or any(s.tag_ in ("NNS", "NNPS") or s.lower_ in ("they", "both", "we") for s in subjects)
    if plural:
        return [] if owner.lower_ in ("his", "her", "its") else subjects
    return [] if owner.lower_ == "their" else subjects


def _governor(noun: Token) -> Token | None:
    """The verb that makes the commitment known; None where a noun of wishing stands between.

    What is supported or thanked for ("support for Kyiv's determination to") is told as another's, and as done.
    """
    words = pledge_words()
    current = noun
    while current.head.i != current.i:
        head = current.head
        if head.pos_ in ("VERB", "AUX"):
            return head
        told = head.pos_ in ("NOUN", "PROPN") and current.dep_ == "prep" and current.lower_ != "of"
        if told or words.has("limits.wish_nouns", head.lemma_.lower()):
            return None
        current = head
    return None


def _is_made(noun: Token, governor: Token, owned: bool) -> bool:
    words = pledge_words()
    lemma = governor.lemma_.lower()
    no_plans = any(c.lower_ == "no" for c in noun.children)
    if grammar.is_negated(governor) and not (no_plans and lemma in ("have", "be")):
        return False
    if words.has("nominal.keeping", lemma) or words.has("verbs.asking", lemma) or under_asking(governor):
        return False
    helpers = grammar.auxiliaries(governor)
    if any(h in ("would", "could", "may", "might", "should", "must", "can", "will") for h in helpers) or (
        "to" in helpers and not _is_purpose_of_meeting(governor) and not is_performed(governor)
    ):
        return False
    if is_hypothetical(governor):
        return False
    making = words.has("nominal.making", lemma)
    if words.has("nominal.loose", noun.lemma_.lower()):
        if words.has("wishes.goals", noun.lemma_.lower()):
            return words.has("wishes.setting", lemma) and noun.dep_ == "dobj"
        there_is = lemma == "be" and any(c.dep_ == "expl" for c in governor.children)
        agreed = there_is and words.has("nominal.joint", noun.lemma_.lower())
        return agreed or (words.has("nominal.announcing", lemma) and _is_announced(noun))
    return making or owned


def _is_announced(noun: Token) -> bool:
    """What is announced itself, not a thing it stands in: "announced plans to", not "announced it in his plan to"."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    return top.dep_ not in ("pobj", "poss", "compound") or top.head.lower_ == "of"


def _is_purpose_of_meeting(verb: Token) -> bool:
    """ "met in Paris to reaffirm their commitment to": what a past contact was for was done there."""
    current = verb
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    return current.dep_ == "advcl" and current.head.tag_ == "VBD" and not under_asking(current)
