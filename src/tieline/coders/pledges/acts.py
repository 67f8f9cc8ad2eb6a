"""What a word of commitment governs: complements in, the committed acts out, coordination taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.pledges.commitment import Rule
from tieline.coders.pledges.words import pledge_words
from tieline.ontology import bindings
from tieline.records.pledge import Binding

# A denied intention is a negative pledge; a denied promise is none.
OWN_WILL = frozenset({Binding.INTENT, Binding.WEAK})
_COMPLEMENTS = frozenset(
    {"dobj", "prep", "xcomp", "ccomp", "acomp", "attr", "prt", "dative", "advmod", "oprd", "agent"}
)
_FUTURE = frozenset({"will", "shall", "would"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A gerund after "to", "on", "for" or "of" is an act: "committed to supplying", "intention of visiting".
_GERUND_PREPOSITIONS = frozenset({"to", "on", "upon", "of", "for"})


@dataclass(frozen=True)
class Act:
    """Committed verbs (or one noun) of one action, in text order, and the construction they stand in."""

    heads: tuple[Token, ...]
    rule: Rule
    siblings: tuple[Token, ...] = ()
    own_subject: bool = False


def acts_of(cue: Token) -> Iterator[Act]:
    """The verbal complements of a verb, adjective or noun of commitment."""
    infinitives = [c for c in cue.children if c.i > cue.i and _is_infinitive(c)]
    for child in infinitives:
        governed = any(g.dep_ == "mark" and g.lower_ == "for" for g in child.children)
        # A purpose clause beside a proper complement is no commitment of its own.
        complements = any(c.dep_ in ("xcomp", "ccomp", "dobj", "prep") for c in cue.children)
        if child.dep_ == "advcl" and not governed and complements:
            continue
        more = (*_bare_verbs_after(cue, child), *_listed_after(cue, child))
        yield from coordinated(child, Rule.INFINITIVE, governed, more)
    for child in cue.children:
        if child.i > cue.i and child.dep_ in ("ccomp", "acl", "relcl") and _is_future_clause(child):
            yield from coordinated(child, Rule.THAT_CLAUSE, own_subject=_has_own_subject(child))
        elif child.i > cue.i and child.dep_ == "prep" and child.lower_ in _GERUND_PREPOSITIONS:
            for inner in (i for preposition in (child, *child.conjuncts) for i in preposition.children):
                if inner.dep_ in ("pcomp", "pobj") and inner.tag_ == "VBG" and inner.pos_ == "VERB":
                    more = tuple(v for v in cue.conjuncts if v.i > inner.i and v.tag_ == "VBG" and cue.tag_ != "VBG")
                    yield from coordinated(inner, Rule.GERUND, more=more)


def is_future(verb: Token) -> bool:
    """Whether "will", "shall" or a "would" shifted by past speech stands with the verb."""
    return any(c.dep_ == "aux" and c.lemma_.lower() in _FUTURE for c in verb.children)


def _is_infinitive(token: Token) -> bool:
    return (
        token.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl")
        and any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)
        and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
    )


def _is_future_clause(clause: Token) -> bool:
    if clause.pos_ not in ("VERB", "AUX") or not is_future(clause):
        return False
    return clause.dep_ == "ccomp" or any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def coordinated(head: Token, rule: Rule, own_subject: bool = False, more: tuple[Token, ...] = ()) -> Iterator[Act]:
    """The actions a verb and those coordinated with it tell: one for each verb with an object of its own.

    more: further verbs that belong to the same coordination.
    """
    joined = {v.i: v for v in (head, *_verbs_joined_to(head), *more) if v.i >= head.i}
    heads = [joined[i] for i in sorted(joined)]
    groups: list[list[Token]] = []
    for verb in heads:
        if groups and not _has_complement(groups[-1][-1], verb):
            groups[-1].append(verb)
        else:
            groups.append([verb])
    for group in groups:
        siblings = tuple(v for v in heads if v not in group)
        yield Act(tuple(group), rule, siblings, own_subject)


def _bare_verbs_after(cue: Token, infinitive: Token) -> tuple[Token, ...]:
    """Bare verbs the parser joined to a finite verb of commitment: "agreed to reopen A, lift B and launch C"."""
    return tuple(
        v
        for v in cue.conjuncts
        if v.i > infinitive.i
        and v.tag_ == "VB"
        and cue.tag_ != "VB"
        and not any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in v.children)
    )


def _listed_after(cue: Token, infinitive: Token) -> Iterator[Token]:
    """Further infinitives of a list that the parser took for purpose: "to reach A by 2050, to enhance B, and to C"."""
    for governor in (infinitive, cue, cue.head):
        for child in governor.children:
            to = next((c for c in child.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
            if child.dep_ != "advcl" or to is None or child.i <= infinitive.i:
                continue
            if to.i > 0 and child.doc[to.i - 1].lower_ == "," and child.sent.start == infinitive.sent.start:
                yield child
                yield from (v for v in child.conjuncts if v.i > child.i and v.tag_ == "VB")


def _has_own_subject(clause: Token) -> bool:
    """Whether a clause names a doer or thing of its own, rather than a pronoun for who commits."""
    return any(c.dep_ in _SUBJECTS and c.pos_ != "PRON" for c in clause.children)


def _verbs_joined_to(head: Token) -> list[Token]:
    """Verbs coordinated with a verb in the same form, without a subject of their own."""
    found: list[Token] = []
    for verb in sorted(head.conjuncts, key=lambda t: t.i):
        finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        same_form = (verb.tag_ == "VBG") == (head.tag_ == "VBG")
        # A verb the tagger took for a noun still has its object ("advance connectivity").
        verbal = verb.pos_ in ("VERB", "AUX") or any(c.dep_ == "dobj" for c in verb.children)
        told = verb.tag_ in ("VBD", "VBZ") and head.tag_ in ("VB", "VBG")
        if verbal and same_form and not finite and not told:
            found.append(verb)
    return found


def _has_complement(verb: Token, following: Token) -> bool:
    """Whether a verb has an object of its own before the next one ("deepen and expand ties" is one action)."""
    return any(c.dep_ in _COMPLEMENTS and verb.i < c.i < following.i for c in verb.children)


def thing_acts(verb: Token) -> Iterator[Act]:
    """Things pledged and acts agreed: "pledged $50 million", "agreed to a ceasefire"."""
    words = pledge_words()
    if words.has("verbs.giving", verb.lemma_):
        for child in verb.children:
            if (
                child.dep_ in ("dobj", "dative")
                and child.pos_ in ("NOUN", "NUM", "SYM", "PROPN")
                and not _is_party(child, verb)
            ):
                yield Act((child,), Rule.THING)
    if words.has("verbs.joint", verb.lemma_):
        for child in verb.children:
            nouns = [child] if child.dep_ == "dobj" else []
            if child.dep_ == "prep" and child.lower_ in ("to", "on", "upon"):
                nouns = [c for c in child.children if c.dep_ == "pobj"]
            for noun in nouns:
                if words.has("nominal.agreed", noun.lemma_.lower()):
                    yield Act((noun,), Rule.AGREED_ACT)


def _is_party(noun: Token, verb: Token) -> bool:
    """The one addressed, in "promised Kyiv tanks" or "assured Putin that"."""
    others = [c for c in verb.children if c.i != noun.i and c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > noun.i]
    return noun.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") and bool(others)


def goes_on(act: Act) -> bool:
    """Whether the act goes on with something ("continue to", "maintain")."""
    return any(pledge_words().has("limits.continuing", head.lemma_.lower()) for head in act.heads[:1])


def graded(grade: Binding, act: Act) -> Binding:
    """A firm promise only to consider is weak: the act's own verb may bind less than the cue."""
    own = bindings.grade(act.heads[0].lemma_.lower()) if act.heads[0].pos_ == "VERB" else None
    return Binding.WEAK if own is Binding.WEAK else grade
