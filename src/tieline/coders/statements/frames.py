"""Where a cue verb's content stands in the parse: one function for each frame of the lexicon.

Each takes the sheet, the verb and its use, and gives the content spans to the right of the verb, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from tieline.coders.statements.asked import infinitive, preposition, report, target
from tieline.coders.statements.cues import Frame, Use
from tieline.coders.statements.draft import Sheet, Span
from tieline.coders.statements.extent import (
    CLAUSES,
    TIMES,
    clause_below,
    complementiser,
    extended,
    from_clause,
    is_circumstance,
    is_infinitive,
    nominal,
    to_quotation_end,
)  # fmt: skip
from tieline.coders.statements.found import Found
from tieline.coders.statements.naming import describing, naming
from tieline.language import grammar

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSE_PARTS = frozenset({"nsubj", "nsubjpass", "expl", "aux", "csubj"})


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
    return _after_that(sheet, verb, after) or _misread(sheet, verb, use)


def _misread(sheet: Sheet, verb: Token, use: Use) -> Found | None:
    """A clause the parse hangs on its own subject, or on the hearer ("saying a law | won't pass")."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    clause = None if noun is None else next((c for c in noun.rights if c.dep_ in ("acl", "relcl")), None)
    if noun is None or clause is None or not any(c.tag_ in _FINITE for c in (clause, *clause.lefts)):
        return None
    subjects = [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if any(c.tag_ in ("WDT", "WP") for c in clause.subtree if c.i <= clause.i):
        return None
    if use.addressee and subjects:
        first = clause.left_edge.i
    elif not use.addressee and not subjects and verb.lemma_ in sheet.lexicon.core:
        first = noun.left_edge.i
    else:
        return None
    return Found([to_quotation_end(sheet, first, extended(sheet, verb, clause.right_edge.i, everything=True))])


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
    noun = _possessed_by(noun)
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
    if wanted == "nsubjpass" and utterance:
        return Found([nominal(sheet, verb, noun), *_rest_of_passive(sheet, verb)])
    return Found([nominal(sheet, verb, noun)])


def _rest_of_passive(sheet: Sheet, verb: Token) -> list[Span]:
    """What a stance is about, behind its passive: "hope was expressed | for the success of the elections"."""
    about = next((c for c in verb.rights if c.dep_ == "prep"), None)
    if about is None or about.i != verb.i + 1 or is_circumstance(about) or not about.n_rights:
        return []
    return [to_quotation_end(sheet, about.i, extended(sheet, verb, about.right_edge.i))]


def _possessed_by(noun: Token) -> Token:
    """What two parties have, where the parse takes the first of them for the object ("A's and B's readiness")."""
    if any(c.dep_ == "case" for c in noun.children):
        return next((c for c in noun.conjuncts if c.pos_ == "NOUN" and c.i > noun.i), noun)
    return noun


def _stands_for_object(child: Token) -> bool:
    """A gerund ("denied having"), or a noun with an infinitive the parser takes for a clause ("the plan of A to")."""
    if child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG":
        return True
    if child.dep_ == "acomp":  # "demanded effective and unfailing work", hung on the adjective
        return any(c.dep_ == "dobj" for c in child.subtree)
    return child.dep_ == "ccomp" and is_infinitive(child) and any(c.dep_ in ("nsubj", "nsubjpass") for c in child.lefts)


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


FINDERS: dict[Frame, Callable[[Sheet, Token, Use, int], Found | None]] = {
    Frame.INFINITIVE: infinitive,
    Frame.CLAUSE: _clause,
    Frame.TARGET: target,
    Frame.REPORT: report,
    Frame.PREPOSITION: preposition,
    Frame.CONVEYED: _conveyed,
    Frame.NAMING: naming,
    Frame.DESCRIBING: describing,
    Frame.OBJECT: _object,
}
"""In the order in which they are tried: the more the content says, the earlier."""
