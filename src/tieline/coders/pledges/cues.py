"""Verbs, adjectives and nouns of commitment in a page: the page in, commitments out, without parties and dates settled.

Decisions of this coder about what counts are told in `pledges`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.page import Page
from tieline.coders.pledges.acts import OWN_WILL, acts_of, goes_on, nominal_acts, thing_acts
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.coordination import Act, coordinated
from tieline.coders.pledges.limits import commits, is_gapped, is_hypothetical, is_question, readable, under_asking
from tieline.coders.pledges.nouns import by_noun
from tieline.coders.pledges.parties import before
from tieline.coders.pledges.wishes import by_goal, by_wish
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.ontology import bindings
from tieline.records.pledge import Binding

_COPULAS = frozenset({"be", "stand", "remain", "stay", "declare", "pronounce"})


def find_cues(page: Page) -> Iterator[Commitment]:
    """Commitments made by a verb, adjective or noun, in text order."""
    words = pledge_words()
    cues = words.cues()
    for token in readable(page):
        lemma = token.lemma_.lower()
        yield from by_wish(token)
        yield from by_goal(token)
        if words.has("verbs.granting", lemma) and token.pos_ == "VERB":
            yield from _by_verb(token, Binding.FIRM)
        if lemma not in cues:
            continue
        grade = words.grade(lemma)
        if grade is None:
            continue
        if token.pos_ in ("NOUN", "PROPN") and lemma in words.derived:
            yield from list(by_noun(token, grade)) or _by_misread(page, token, grade)
        elif _is_state_of_mind(token):
            yield from _by_state_of_mind(token, grade)
        elif token.tag_ == "NNS":
            yield from _by_misread(page, token, grade)
        elif token.pos_ in ("VERB", "AUX") and (lemma not in words.derived or bindings.grade(lemma) is not None):
            yield from _by_verb(token, grade)


def _by_verb(verb: Token, grade: Binding) -> Iterator[Commitment]:
    """ "pledged to supply", "assured him that he will", "pledged $50 million", "It was agreed to hold"."""
    negative = _negation(verb) if grade in OWN_WILL else None
    if negative is None and not commits(verb):
        return
    if negative is not None and (is_question(verb) or under_asking(verb)):
        return
    announced = pledge_words().has("verbs.granting", verb.lemma_)
    if is_gapped(verb) and grade in OWN_WILL:  # "the steps that Ukraine intends to take"
        return
    acts = [*(() if announced else acts_of(verb)), *thing_acts(verb)]
    makers, impersonal = _makers_of_verb(verb)
    if not makers and not impersonal and (verb.tag_ == "VBN" and not pledge_words().has("verbs.giving", verb.lemma_)):
        return  # "the steps undertaken to"
    things = [act.heads[0].i for act in acts if act.rule in (Rule.THING, Rule.AGREED_ACT)]
    if things:  # "agreed to a ceasefire to allow aid in": the infinitive behind a thing is its purpose
        acts = [a for a in acts if a.rule is not Rule.INFINITIVE or a.heads[0].i < min(things)]
    if grammar.is_passive(verb) and not any(s.lower_ == "it" for s in grammar.subjects(verb)):
        # "An exchange was agreed to revive trade": the act is the subject, the infinitive its purpose.
        acts = [*(a for a in acts if a.rule is not Rule.INFINITIVE), *_passive_things(verb)]
    addressees = _addressees(verb)
    for act in acts:
        yield Commitment(
            cue=(verb.i, verb.i),
            binding=grade,
            rule=act.rule,
            heads=act.heads,
            makers=tuple(makers),
            addressees=tuple(addressees),
            siblings=act.siblings,
            impersonal=impersonal,
            own_subject=act.own_subject,
            continuing=goes_on(act),
            negative_cue=negative,
            background=verb.dep_ in ("relcl", "acl"),
        )


def _by_misread(page: Page, token: Token, grade: Binding) -> Iterator[Commitment]:
    """ "China plans to build", where the tagger takes the verb for a plural: behind a party, right before "to"."""
    doc = page.parsed.doc
    makers = before(page, token.i)
    plural = token.tag_ == "NN" and len(makers) > 1  # "the United States and Japan plan to"
    if not (token.tag_ == "NNS" or plural) or token.i == 0 or token.i + 2 >= token.sent.end:
        return
    if doc[token.i + 1].lower_ != "to":
        return
    maker, verb = page.cast.at(doc[token.i - 1]), doc[token.i + 1].head
    if maker is None or not maker.actors or verb.tag_ != "VB" or doc[token.i - 1].tag_ in ("POS", "PRP$"):
        return
    for act in coordinated(verb, Rule.INFINITIVE):
        yield Commitment(
            cue=(token.i, token.i),
            binding=grade,
            rule=act.rule,
            heads=act.heads,
            makers=tuple(makers),
            siblings=act.siblings,
            continuing=goes_on(act),
        )


def _makers_of_verb(verb: Token) -> tuple[list[Token], bool]:
    """Who commits, and whether nobody is named ("It was agreed to")."""
    words = pledge_words()
    if grammar.is_passive(verb):
        agents = grammar.agents(verb)
        if agents:
            return agents, False
        return [], words.has("verbs.joint", verb.lemma_) or any(s.lower_ == "it" for s in grammar.subjects(verb))
    governor = verb.head
    if verb.dep_ == "pcomp" and governor.head.pos_ == "VERB" and words.has("verbs.crediting", governor.head.lemma_):
        return grammar.patients(governor.head), False
    makers = grammar.subjects(verb)
    if words.has("verbs.joint", verb.lemma_):
        makers = makers + [o for p, o in grammar.obliques(verb) if p == "with"]
    return makers, False


def _passive_things(verb: Token) -> Iterator[Act]:
    words = pledge_words()
    for child in verb.children:
        if child.dep_ != "nsubjpass" or child.pos_ not in ("NOUN", "NUM", "SYM"):
            continue
        if words.has("verbs.giving", verb.lemma_):
            yield Act((child,), Rule.THING)
        elif words.has("verbs.joint", verb.lemma_) and words.has("nominal.agreed", child.lemma_.lower()):
            yield Act((child,), Rule.AGREED_ACT)


def _addressees(verb: Token) -> list[Token]:
    words = pledge_words()
    found = [o for p, o in grammar.obliques(verb) if p == "to" and words.has("verbs.giving", verb.lemma_)]
    if words.has("verbs.addressing", verb.lemma_):
        found += [t for c in verb.children if c.dep_ in ("dobj", "dative") for t in grammar.conjuncts(c)]
    return found


def _is_state_of_mind(token: Token) -> bool:
    """ "is ready", "remains committed", "stands prepared", also in an apposition: "Ankara, ready to help"."""
    words = pledge_words()
    if token.pos_ == "ADJ" or token.tag_ == "JJ":
        return token.dep_ in ("acomp", "ROOT", "conj", "amod", "acl", "advcl", "oprd", "ccomp", "attr", "xcomp")
    stative = words.has("verbs.stative", token.lemma_.lower()) and token.tag_ in ("VBN", "VBD")
    if not stative or any(c.dep_ == "dobj" for c in token.children):
        return False
    copula = any(c.dep_ == "auxpass" for c in token.children) or token.dep_ in ("acomp", "oprd")
    subject = grammar.subjects(token)
    return (
        copula and not any(s.lower_ == "it" for s in subject) and token.lemma_ != "agree" and not grammar.agents(token)
    )


def _by_state_of_mind(state: Token, grade: Binding) -> Iterator[Commitment]:
    copula = (
        state.head if state.dep_ in ("acomp", "oprd", "attr", "xcomp") and state.head.pos_ in ("VERB", "AUX") else state
    )
    if copula.dep_ == "conj" and copula.pos_ == "ADJ":
        copula = copula.head
    if copula.i != state.i and copula.pos_ in ("VERB", "AUX") and copula.lemma_ not in _COPULAS:
        return
    if is_gapped(copula):  # "the measures we are prepared to issue"
        return
    negative = _negation(copula)
    if negative is not None or is_question(state) or under_asking(copula):
        return
    helpers = grammar.auxiliaries(copula)
    if any(h in ("would", "could", "may", "might", "should", "must", "can") for h in helpers) or is_hypothetical(
        copula
    ):
        return
    # The parser may hang the subject on the copula below the participle.
    below = [s for c in copula.children if c.dep_ == "auxpass" for s in c.children if s.dep_ in ("nsubj", "nsubjpass")]
    makers = [t for s in below for t in grammar.conjuncts(s)] or grammar.subjects(copula)
    if state.dep_ == "amod":
        makers = [state.head]
    for act in (*acts_of(state), *nominal_acts(state)):
        rule = act.rule if act.rule is Rule.AGREED_ACT else Rule.STATE_OF_MIND
        yield Commitment(
            cue=(state.i, state.i),
            binding=grade,
            rule=rule,
            heads=act.heads,
            makers=tuple(makers),
            siblings=act.siblings,
            own_subject=act.own_subject,
            continuing=goes_on(act) or copula.lemma_ in ("remain", "stay"),
            background=copula.dep_ in ("relcl", "acl"),
        )


def _negation(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "neg"), None)
