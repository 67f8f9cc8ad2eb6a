"""Contents that are an object and its predicate: "called the raid \"a crime\"", "described the visit as historic"."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements.cues import Use
from tieline.coders.statements.draft import Sheet
from tieline.coders.statements.extent import extended
from tieline.coders.statements.found import Found
from tieline.coders.statements.spans import is_name
from tieline.language import grammar

_NAMED = frozenset({"dobj", "oprd", "ccomp", "prep", "xcomp", "acomp", "advcl"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})


def naming(sheet: Sheet, verb: Token, _use: Use, _after: int) -> Found | None:
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
    first = quoted[0] if named.pos_ == "PRON" else max(named.left_edge.i, verb.i + 1)  # "called it "a disgrace""
    return Found([(first, last)])


def describing(sheet: Sheet, verb: Token, _use: Use, after: int) -> Found | None:
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
