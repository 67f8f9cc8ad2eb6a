"""Where a cue verb's content stands in the parse: one function for each frame of the lexicon.

Each takes the sheet, the verb and its use, and gives the content spans to the right of the verb, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.statements.cues import Frame, Use
from tieline.coders.statements.draft import Sheet, Span, Voice
from tieline.coders.statements.extent import (
    CLAUSES,
    TIMES,
    clause_below,
    complementiser,
    extended,
    from_clause,
    is_infinitive,
    nominal,
    to_quotation_end,
)  # fmt: skip
from tieline.coders.statements.spans import is_name
from tieline.language import grammar

_NAMED = frozenset({"dobj", "oprd", "ccomp", "prep", "xcomp", "acomp", "advcl"})
_CLAUSE_PARTS = frozenset({"nsubj", "nsubjpass", "expl", "aux", "csubj"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})


@dataclass(frozen=True, slots=True)
class Found:
    """contents: content spans. cue_last: last word of the cue, where the content rule takes in more than the verb."""

    contents: list[Span]
    cue_last: int | None = None


def _clause(sheet: Sheet, verb: Token, use: Use, after: int) -> Found | None:
    """A finite clause to the right of the verb, its hearer ("told X that") or a noun ("said in a letter that")."""
    for child in verb.rights:
        if child.right_edge.i <= after:
            continue  # it completes the cue ("made clear")
        below = clause_below(child) if child.pos_ == "ADJ" else None
        if below is not None:
            return Found(from_clause(sheet, verb, below, after))  # "made it clear that"
        if child.dep_ == "ccomp" and not is_infinitive(child) and _is_finite(child) and not _opens_before(child, verb):
            return Found(from_clause(sheet, verb, child, after))
        if child.dep_ in CLAUSES and complementiser(child) is not None:
            return Found(from_clause(sheet, verb, child, after))
        if child.dep_ in ("dobj", "dative", "prep", "npadvmod", "oprd", "attr", "acomp", "advmod", "ccomp"):
            clause = clause_below(child)
            if clause is not None and (use.addressee or child.dep_ != "dobj"):
                return Found(from_clause(sheet, verb, clause, after))
    return _after_that(sheet, verb, after)


def _is_finite(clause: Token) -> bool:
    """Whether a clause has a subject or a finite verb, and is no bare participle."""
    return clause.tag_ != "VBG" or any(c.dep_ in _CLAUSE_PARTS for c in clause.children)


def _opens_before(clause: Token, verb: Token) -> bool:
    return bool(clause.left_edge.i < verb.i)


def _after_that(sheet: Sheet, verb: Token, after: int) -> Found | None:
    """The rest of the sentence behind VERB "that", where the parse hangs the clause elsewhere."""
    doc, following = sheet.doc, after + 1
    end = sheet.sentence(verb.i)[1]
    if following + 2 < end and doc[following].lower_ == "that" and doc[following + 1].pos_ not in ("PUNCT", "ADP"):
        return Found([to_quotation_end(sheet, following + 1, end)])
    return None


def _object(sheet: Sheet, verb: Token, _use: Use, after: int) -> Found | None:
    """A nominal object; a noun with a "that" clause joins the cue and leaves the clause as content."""
    wanted = "nsubjpass" if grammar.is_passive(verb) and verb.tag_ == "VBN" else "dobj"
    noun = next((c for c in verb.children if c.dep_ == wanted), None)
    if noun is None:
        noun = next((c for c in verb.rights if _stands_for_object(c)), None)
        return None if noun is None else Found([nominal(sheet, verb, noun)])
    if verb.i + 1 == noun.left_edge.i and sheet.doc[verb.i + 1].lower_ == "that":
        return None  # a complementiser the tagger takes for a determiner
    if noun.pos_ == "PRON" or noun.lemma_.lower() in sheet.lexicon.deeds or noun.ent_type_ in TIMES:
        return None
    clause = clause_below(noun) or (_right_that(verb) if wanted == "nsubjpass" else None)
    utterance = noun.lemma_.lower() in sheet.lexicon.content_nouns | sheet.lexicon.conveyed
    if clause is not None and utterance and not _possessed(noun):
        near = max(noun.i, after)
        return Found(from_clause(sheet, verb, clause, near), near)
    if sheet.page.cast.at(noun) is not None:
        return None  # a party is whom it concerned, not what was said
    return Found([nominal(sheet, verb, noun)])


def _stands_for_object(child: Token) -> bool:
    """A gerund ("denied having"), or a noun with an infinitive the parser takes for a clause ("the plan of A to")."""
    if child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG":
        return True
    return child.dep_ == "ccomp" and is_infinitive(child) and any(c.dep_ == "nsubj" for c in child.lefts)


def _possessed(noun: Token) -> bool:
    """Whether an utterance is somebody else's: "applauded the minister's announcement that"."""
    return any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.children)


def _right_that(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in CLAUSES and complementiser(c) is not None), None)


def _conveyed(sheet: Sheet, verb: Token, use: Use, after: int) -> Found | None:
    """An object that names a stance: "offered his condolences"."""
    wanted = "nsubjpass" if grammar.is_passive(verb) else "dobj"
    noun = next((c for c in verb.children if c.dep_ == wanted), None)
    lemma = "" if noun is None else noun.lemma_.lower()
    if noun is None or (lemma not in sheet.lexicon.conveyed and noun.lower_ not in sheet.lexicon.conveyed):
        return None if noun is None or lemma not in sheet.lexicon.content_nouns else _stated(sheet, verb, noun)
    return _object(sheet, verb, use, after)


def _stated(sheet: Sheet, verb: Token, noun: Token) -> Found | None:
    """A noun of utterance, taken only with its clause: "issued a warning that ..."."""
    clause = clause_below(noun)
    return None if clause is None else Found(from_clause(sheet, verb, clause, noun.i), noun.i)


def _target(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
    """Somebody, and what is said of him: "thanked the Emir for his support"."""
    party = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    if party is None or grammar.is_passive(verb):
        return None
    if sheet.voice(party) is not Voice.PARTY and party.pos_ != "PRON" and party.lower_ not in ("those", "these"):
        return None
    for child in (*verb.rights, *party.subtree):
        if child.dep_ == "prep" and child.lower_ in use.prepositions and child.i > party.i:
            if any(g.ent_type_ in TIMES for g in grammar.prepositional_objects(child)):
                continue
            last = extended(sheet, verb, child.right_edge.i)
            return Found([to_quotation_end(sheet, max(party.left_edge.i, verb.i + 1), last)])
    return None


def _preposition(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
    """What stands behind a preposition: "called for a ceasefire"."""
    if grammar.is_passive(verb):
        return None
    for preposition in _prepositions(verb, use):
        governed = grammar.prepositional_objects(preposition)
        if governed[0].pos_ == "ADP" or governed[0].i < preposition.i or governed[0].ent_type_ in TIMES:
            continue
        if verb.lemma_ in ("agree", "concur") and governed[0].lemma_ not in sheet.lexicon.judgements:
            continue
        last = extended(sheet, verb, preposition.right_edge.i)
        between = sheet.doc[verb.i + 1 : preposition.i]
        near = preposition.i if all(t.dep_ == "prt" or _completes(sheet, verb, t) for t in between) else None
        return Found([to_quotation_end(sheet, preposition.i + 1, last)], near)
    return None


def _completes(sheet: Sheet, verb: Token, word: Token) -> bool:
    return any(word.lemma_ in phrase.complement for phrase in sheet.lexicon.phrases.get(verb.lemma_, ()))


def _prepositions(verb: Token, use: Use) -> list[Token]:
    """Prepositions of the use with something behind them; also one that hangs on the word that completes the verb."""
    holders = [verb, *(c for c in verb.rights if c.dep_ in ("dobj", "prt") or c.lower_ == "out")]
    holders += [o for c in verb.rights if c.lower_ == "in" for o in c.rights if o.lower_ in ("detail", "brief")]
    found = [p for h in holders for p in h.rights if p.dep_ == "prep" and p.lower_ in use.prepositions and p.i > verb.i]
    return [p for p in found if grammar.prepositional_objects(p)]


def _report(sheet: Sheet, verb: Token, use: Use, after: int) -> Found | None:
    """What somebody was told about: "briefed Modi on the talks"."""
    hearer = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    return None if hearer is None else _preposition(sheet, verb, use, after)


def _infinitive(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
    """Who is to do what: "urged both sides to show restraint", "called on Iran to return to talks"."""
    if grammar.is_passive(verb):
        return None
    clause = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(c)), None)
    clause = clause or _for_to(verb)
    doer = _doer(verb, use, clause)
    if doer is None:
        return None
    if clause is not None:
        last = clause.right_edge.i
    elif sheet.doc[min(doer.right_edge.i + 1, len(sheet.doc) - 1)].lower_ == "to":
        last = max(c.right_edge.i for c in verb.rights if c.dep_ not in ("conj", "cc", "punct"))
    else:
        return None
    first, last = max(doer.left_edge.i, verb.i + 1), extended(sheet, verb, last, everything=True)
    on = sheet.doc[verb.i + 1]
    return Found([to_quotation_end(sheet, first, last)], on.i if on.lower_ in use.prepositions else None)


def _doer(verb: Token, use: Use, clause: Token | None) -> Token | None:
    """Who is asked: the object, what stands behind the preposition, or the infinitive's own subject."""
    stop = clause.i if clause is not None else verb.doc[-1].i + 1
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < stop]
    if objects and clause is not None:
        return objects[0]
    for preposition in verb.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in use.prepositions and preposition.i < stop:
            heads = grammar.prepositional_objects(preposition)
            if heads:
                return heads[0]
    return next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None) if clause is not None else None


def _for_to(verb: Token) -> Token | None:
    """The infinitive below the preposition or its object: "called on X to do"."""
    for preposition in verb.rights:
        if preposition.dep_ == "prep":
            for node in (preposition, *grammar.prepositional_objects(preposition)):
                for child in node.rights:
                    if child.dep_ in ("xcomp", "acl", "relcl", "advcl", "pcomp", "ccomp") and is_infinitive(child):
                        return child
    return None


def _naming(sheet: Sheet, verb: Token, _use: Use, _after: int) -> Found | None:
    """An object and its predicate, the predicate quoted: "called the ties \\"unbreakable\\""."""
    end = max([verb.i, *(c.right_edge.i for c in verb.rights if c.dep_ in _NAMED)])
    quoted = [i for i in range(verb.i + 1, min(end, verb.i + 25) + 1) if sheet.quotation(i) is not None]
    named = next((c for c in verb.rights if c.dep_ in _NAMED and (c.dep_ != "prep" or c.lower_ == "as")), None)
    if not quoted or named is None or sheet.spoken(verb.i):
        return None
    if any(sheet.doc[i].text in (",", ";") for i in range(verb.i + 1, quoted[0])) or named.lower_ in _REFLEXIVE:
        return None
    number = sheet.quotation(quoted[0])
    if number is not None and is_name(sheet, number) and named.dep_ != "dobj":
        return None  # "a painting called 'View of the River'"
    if named.dep_ == "dobj" and quoted[-1] < named.i:
        return None  # "condemned the "outrageous" move": an object like any other
    last = sheet.page.quotations[number].last if number is not None else quoted[-1]
    return Found([(max(named.left_edge.i, verb.i + 1), last)])


def _describing(sheet: Sheet, verb: Token, _use: Use, after: int) -> Found | None:
    """An object and its predicate: "described the visit as a step forward", "called the plan dangerous"."""
    named = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp") or (c.dep_ == "oprd" and c.n_lefts)), None)
    if named is None or grammar.is_passive(verb) or named.left_edge.i <= after or named.pos_ == "PROPN":
        return None
    if named.lower_ in _REFLEXIVE or sheet.doc[named.left_edge.i].lower_ == "to":
        return None
    predicate = next((c for c in (*verb.rights, *named.subtree) if _is_predicate(c) and c.i >= named.i), None)
    if predicate is None and not (named.dep_ == "ccomp" and any(c.dep_ == "nsubj" for c in named.lefts)):
        return None
    last = max(named.right_edge.i, predicate.right_edge.i if predicate is not None else 0)
    return Found([(named.left_edge.i, extended(sheet, verb, last))])


def _is_predicate(child: Token) -> bool:
    return child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as")


FINDERS: dict[Frame, Callable[[Sheet, Token, Use, int], Found | None]] = {
    Frame.INFINITIVE: _infinitive,
    Frame.CLAUSE: _clause,
    Frame.TARGET: _target,
    Frame.REPORT: _report,
    Frame.PREPOSITION: _preposition,
    Frame.CONVEYED: _conveyed,
    Frame.NAMING: _naming,
    Frame.DESCRIBING: _describing,
    Frame.OBJECT: _object,
}
"""In the order in which they are tried: the more the content says, the earlier."""
