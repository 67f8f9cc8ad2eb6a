"""What a word of commitment governs: the word in, the committed acts out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.pledges.commitment import Rule
from tieline.coders.pledges.coordination import Act, coordinated, listed_after
from tieline.coders.pledges.words import pledge_words
from tieline.language import grammar
from tieline.records.pledge import Binding

# A denied intention is a negative pledge; a denied promise is none.
OWN_WILL = frozenset({Binding.INTENT, Binding.WEAK})
_FUTURE = frozenset({"will", "shall", "would"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A gerund after "to", "on", "for" or "of" is an act: "committed to supplying", "intention of visiting".
_GERUND_PREPOSITIONS = frozenset({"to", "on", "upon", "of", "for"})
_LIKE_GERUNDS = frozenset({"following", "including", "regarding", "concerning", "according", "during"})
# Words between a commitment and its "to": "committed like never before to", "commitment to security and to".
_NEAR = 6


def acts_of(cue: Token) -> Iterator[Act]:
    """The verbal complements of a verb, adjective or noun of commitment."""
    infinitives = [c for c in cue.children if c.i > cue.i and _is_infinitive(c)]
    infinitives += [a for o in _aims(cue) for a in o.children if a.dep_ == "acl" and _is_infinitive(a)]
    for child in infinitives:
        governed = any(g.dep_ == "mark" and g.lower_ == "for" for g in child.children)
        # A purpose clause beside a proper complement is no commitment of its own.
        complements = any(c.dep_ in ("xcomp", "ccomp", "dobj", "prep") for c in cue.children)
        if child.dep_ == "advcl" and not governed and complements:
            continue
        yield from coordinated(child, Rule.INFINITIVE, governed, listed_after(cue, child))
    for child in clauses_of(cue):
        yield from coordinated(child, Rule.THAT_CLAUSE, own_subject=_has_own_subject(child))
    if not infinitives:
        yield from _interrupted(cue)
    yield from _gerunds(cue)


def _interrupted(cue: Token) -> Iterator[Act]:
    """ "intends, with U.S. support, to continue": an infinitive behind a phrase between commas."""
    doc, end = cue.doc, cue.sent.end
    if cue.i + 1 >= end or doc[cue.i + 1].lower_ != ",":
        return
    closing = next((i for i in range(cue.i + 2, min(cue.i + 2 + _NEAR, end)) if doc[i].lower_ == ","), end)
    if closing + 2 < end and doc[closing + 1].tag_ == "TO" and doc[closing + 1].head.tag_ == "VB":
        yield from coordinated(doc[closing + 1].head, Rule.INFINITIVE)


def _aims(cue: Token) -> Iterator[Token]:
    """The joint aim or effort a party commits itself to: "commit to a shared ambition to support"."""
    for child in cue.children:
        if child.dep_ != "prep" or child.i < cue.i or child.lower_ not in ("to", "on", "upon"):
            continue
        kind = "wishes.aims" if child.lower_ == "to" else "wishes.steps"  # "agreed on steps to reopen"
        yield from (c for c in child.children if pledge_words().has(kind, c.lemma_.lower()))


def clauses_of(cue: Token) -> Iterator[Token]:
    """Future clauses that say what is committed; also those the parser hung on a noun ("tells the summit that")."""
    for child in cue.children:
        if child.i > cue.i and child.dep_ in ("ccomp", "acl", "relcl") and _is_future_clause(child):
            yield child
        elif child.i > cue.i and child.dep_ in ("dobj", "prep", "dative") and cue.pos_ == "VERB":
            for noun in (child, *(c for c in child.children if c.dep_ == "pobj")):
                if pledge_words().has("limits.wish_nouns", noun.lemma_.lower()):
                    continue  # "stressed the hope that they would"
                yield from (c for c in noun.children if c.dep_ in ("relcl", "acl") and is_content_clause(c))


def is_content_clause(clause: Token) -> bool:
    """Whether a "relative" clause lacks nothing, so that its "that" opens what is said: "pledge today that A will"."""
    opened = any(c.lower_ == "that" and c.dep_ in ("mark", "advmod") for c in clause.children)
    return opened and is_future(clause) and any(c.dep_ in _SUBJECTS for c in clause.children)


def _gerunds(cue: Token) -> Iterator[Act]:
    """Acts after a preposition: "committed to supplying", "commitment to security and to ensuring"."""
    seen: set[int] = set()
    for preposition in (*cue.children, *_strays(cue)):
        if preposition.i <= cue.i or preposition.dep_ not in ("prep", "conj"):
            continue
        if preposition.lower_ not in _GERUND_PREPOSITIONS or preposition.pos_ not in ("ADP", "PART", "SCONJ"):
            continue
        for inner in (i for p in (preposition, *preposition.conjuncts) for i in p.children):
            if inner.i in seen or inner.dep_ not in ("pcomp", "pobj") or not _is_act(inner) or _of_another(inner):
                continue
            more = tuple(v for v in cue.conjuncts if v.i > inner.i and v.tag_ == "VBG" and cue.tag_ != "VBG")
            for act in coordinated(inner, Rule.GERUND, more=more):
                seen |= {h.i for h in act.heads}
                yield act


def _of_another(inner: Token) -> bool:
    """ "support to protesters facing trial": a participle of the noun before it, and no act of the maker."""
    before = inner.nbor(-1) if inner.i else inner
    return bool(before.tag_ == "NNS" and before.head.i == inner.i)


def _is_act(inner: Token) -> bool:
    """A gerund, or a bare verb behind a "to" read as preposition: "committed to jointly combat inflation"."""
    verbal = inner.pos_ == "VERB" or (inner.dep_ == "pcomp" and any(c.dep_ in ("dobj", "prep") for c in inner.children))
    gerund = (
        verbal and inner.tag_ in ("VBG", "NN") and inner.lower_.endswith("ing") and inner.lower_ not in _LIKE_GERUNDS
    )
    return gerund or (inner.tag_ == "VB" and inner.head.lower_ == "to")


def _strays(cue: Token) -> Iterator[Token]:
    """A "to" of the cue that hangs on a word beside it: "our cooperation and commitment to building"."""
    doc = cue.doc
    for token in doc[cue.i + 1 : min(cue.i + 1 + _NEAR, cue.sent.end)]:
        if token.pos_ == "VERB" or token.lower_ in (",", ";", "with"):
            return
        if token.lower_ == "to" and any(c.dep_ == "pcomp" for c in token.children):
            beside = token.i == cue.i + 1 or token.head.pos_ != "VERB"
            joined = token.dep_ == "prep" and token.head.i != cue.i and beside
            repeated = token.dep_ == "conj" and doc[token.i - 1].lower_ == "and"
            if joined or repeated:
                yield token


def is_future(verb: Token) -> bool:
    """Whether "will", "shall" or a "would" shifted by past speech stands with the verb."""
    return any(c.dep_ == "aux" and c.lemma_.lower() in _FUTURE for c in verb.children)


def _is_infinitive(token: Token) -> bool:
    """Whether a token is an infinitive; one tagged as a noun only if it has complements of its own."""
    verbal = token.pos_ in ("VERB", "AUX") or any(c.dep_ in ("dobj", "xcomp") for c in token.children)
    return (
        token.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl")
        and any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)
        and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")
        and verbal
    )


def _is_future_clause(clause: Token) -> bool:
    if clause.pos_ not in ("VERB", "AUX") or not is_future(clause):
        return False
    return clause.dep_ == "ccomp" or any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _has_own_subject(clause: Token) -> bool:
    """Whether a clause names a doer or thing of its own, rather than a pronoun for who commits."""
    return any(
        c.dep_ in _SUBJECTS and (c.pos_ != "PRON" or c.lower_ in ("this", "that", "these")) for c in clause.children
    )


def thing_acts(verb: Token) -> Iterator[Act]:
    """Things pledged, aid announced and acts agreed: "pledged $50 million", "agreed to a ceasefire"."""
    words = pledge_words()
    lemma = verb.lemma_.lower()
    if verb.lower_ == "promising":
        return  # "discussed promising new partnerships"
    giving, announcing = words.has("verbs.giving", lemma), words.has("verbs.granting", lemma)
    for child in verb.children:
        if child.dep_ not in ("dobj", "dative") or child.pos_ not in ("NOUN", "NUM", "SYM", "PROPN"):
            continue
        if (giving and child.i > verb.i and not _is_party(child, verb)) or (
            announcing and _is_aid(child) and not _has_owner(child)
        ):
            yield Act((child,), Rule.THING)
    yield from nominal_acts(verb)


def _is_aid(thing: Token) -> bool:
    """ "A package for Kyiv", "$20 million in new assistance"."""
    named = (thing, *(o for p, o in grammar.obliques(thing) if p in ("in", "of")))
    return any(pledge_words().has("nominal.aid", t.lemma_.lower()) for t in named)


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.children)


def nominal_acts(cue: Token) -> Iterator[Act]:
    """Acts told by a noun: "agreed on an exchange", "ready for closer contacts", "commitment to further engagement"."""
    words = pledge_words()
    joint = words.has("verbs.joint", cue.lemma_.lower()) or words.has("nominal.joint", cue.lemma_.lower())
    bound = words.has("nominal.bound", cue.lemma_.lower())
    for child in cue.children:
        nouns = [child] if child.dep_ == "dobj" and joint and cue.pos_ == "VERB" else []
        if child.dep_ == "prep" and child.i > cue.i and child.lower_ in _GERUND_PREPOSITIONS:
            wished = child.lower_ == "for" and cue.pos_ == "VERB"  # "agreed on the imperative for full implementation"
            nouns = [] if wished else [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ == "acl" and child.pos_ == "NOUN":  # "commitment to further engagement", read as an infinitive
            nouns = [child]
        for noun in nouns:
            lemma = noun.lemma_.lower()
            first = noun.doc[min(child.i + 1, len(noun.doc) - 1)]
            if bound and child.lower_ == "to" and first.head.i == noun.i and words.has("nominal.misread", first.lower_):
                yield Act((noun,), Rule.AGREED_ACT)  # "commitment to combat piracy", read as a thing
                continue
            more = any(words.has("nominal.more", c.lower_) for c in noun.children if c.dep_ in ("amod", "advmod"))
            going_on = words.has("nominal.going_on", lemma)
            if (joint and words.has("nominal.agreed", lemma)) or ((joint or bound) and going_on and more):
                yield Act((noun,), Rule.AGREED_ACT)


def _is_party(noun: Token, verb: Token) -> bool:
    """The one addressed, in "promised Kyiv tanks" or "assured Putin that"."""
    others = [c for c in verb.children if c.i != noun.i and c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > noun.i]
    return noun.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") and bool(others)


def goes_on(act: Act) -> bool:
    """Whether the act goes on with something ("continue to", "maintain", "further support")."""
    words = pledge_words()
    head = act.heads[0]
    continued = act.rule is Rule.AGREED_ACT and any(words.has("nominal.continued", c.lower_) for c in head.children)
    return continued or words.has("limits.continuing", head.lemma_.lower())
