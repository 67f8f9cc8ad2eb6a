"""Contents behind an infinitive or a preposition: "urged both to stop", "thanked X for his help", "called for calm".

Each takes the sheet, the verb and its use, and gives the content spans to the right of the verb, or None.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements.cues import Use
from tieline.coders.statements.draft import Sheet, Voice
from tieline.coders.statements.extent import TIMES, extended, is_infinitive, to_quotation_end
from tieline.coders.statements.found import Found
from tieline.language import grammar

# Their object is always somebody.
_OF_PERSONS = frozenset({"thank", "congratulate", "accuse"})


def infinitive(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
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


def target(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
    """Somebody, and what is said of him: "thanked the Emir for his support"."""
    party = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    if party is None or grammar.is_passive(verb):
        return None
    if sheet.voice(party) is not Voice.PARTY and party.pos_ != "PRON" and verb.lemma_ not in _OF_PERSONS:
        return None
    for child in (*verb.rights, *party.subtree):
        if child.dep_ == "prep" and child.lower_ in use.prepositions and child.i > party.i:
            if any(g.ent_type_ in TIMES for g in grammar.prepositional_objects(child)):
                continue
            last = extended(sheet, verb, child.right_edge.i)
            return Found([to_quotation_end(sheet, max(party.left_edge.i, verb.i + 1), last)])
    return None


def report(sheet: Sheet, verb: Token, use: Use, after: int) -> Found | None:
    """What somebody was told about: "briefed Modi on the talks"."""
    hearer = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    return None if hearer is None else preposition(sheet, verb, use, after)


def preposition(sheet: Sheet, verb: Token, use: Use, _after: int) -> Found | None:
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
