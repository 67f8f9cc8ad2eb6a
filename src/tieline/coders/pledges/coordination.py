"""Coordinated acts taken apart: a committed verb in, one act for each verb with an object of its own out.

"agreed to reopen A, lift B and launch C" is three; "deepen and expand ties" is one. Where the parser hung a later verb
elsewhere, its form and its place behind a comma or "and" tell that it belongs to the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.pledges.commitment import Rule
from tieline.language import grammar

_COMPLEMENTS = frozenset(
    {"dobj", "prep", "xcomp", "ccomp", "acomp", "attr", "prt", "dative", "advmod", "oprd", "agent"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINERS = frozenset({",", "and", "or", "as", "well", "also", "to", "then", "further", "jointly", "not", "only", "but"})
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_BARE = frozenset({"VB", "VBP"})


@dataclass(frozen=True)
class Act:
    """Committed verbs (or one noun) of one action, in text order, and the construction they stand in."""

    heads: tuple[Token, ...]
    rule: Rule
    siblings: tuple[Token, ...] = ()
    own_subject: bool = False


def coordinated(head: Token, rule: Rule, own_subject: bool = False, more: tuple[Token, ...] = ()) -> Iterator[Act]:
    """The actions a verb and those coordinated with it tell: one for each verb with an object of its own.

    more: further verbs that belong to the same coordination.
    """
    all_joined = (head, *_verbs_joined_to(head), *_strays(head), *_repeated(head), *_gerunds_after(head), *more)
    joined = {v.i: v for v in all_joined if v.i >= head.i}
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


def listed_after(cue: Token, infinitive: Token) -> tuple[Token, ...]:
    """Further infinitives of a list that the parser took for something else.

    Bare verbs joined to the verb of commitment ("agreed to reopen A, lift B and launch C"), and infinitives read as
    purpose ("to reach A by 2050, to enhance B, and to C").
    """
    bare = [
        v
        for v in cue.conjuncts
        if v.i > infinitive.i
        and v.tag_ == "VB"
        and cue.tag_ != "VB"
        and not any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in v.children)
    ]
    return (*bare, *_purposes_after(cue, infinitive))


def _purposes_after(cue: Token, infinitive: Token) -> Iterator[Token]:
    for governor in (infinitive, cue, cue.head):
        for child in governor.children:
            to = next((c for c in child.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
            if child.dep_ != "advcl" or to is None or child.i <= infinitive.i:
                continue
            if to.i > 0 and child.doc[to.i - 1].lower_ == "," and child.sent.start == infinitive.sent.start:
                yield child
                yield from (v for v in child.conjuncts if v.i > child.i and v.tag_ == "VB")


def _verbs_joined_to(head: Token) -> list[Token]:
    """Verbs coordinated with a verb in the same form, without a subject of their own."""
    found: list[Token] = []
    for verb in sorted(head.conjuncts, key=lambda t: t.i):
        finite = any(c.dep_ in _SUBJECTS for c in verb.children)
        same_form = (verb.tag_ == "VBG") == (head.tag_ == "VBG")
        # A verb the tagger took for a noun still has its object ("advance connectivity").
        verbal = verb.pos_ in ("VERB", "AUX") or any(c.dep_ == "dobj" for c in verb.children)
        told = verb.tag_ in ("VBD", "VBZ") and head.tag_ in ("VB", "VBG")
        if verbal and same_form and not finite and not told:
            found.append(verb)
        elif verb.pos_ == "ADP":  # "to strengthening A and to reviving B"
            found += [c for c in verb.children if c.dep_ == "pcomp" and c.tag_ == head.tag_]
    return found


def _repeated(head: Token) -> Iterator[Token]:
    """A verb with a "to" of its own behind one that is gone on with: "to continue to support A and to oppose B"."""
    for carried in (c for c in head.children if c.dep_ == "xcomp" and c.tag_ == "VB"):
        for verb in carried.conjuncts:
            to = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
            if verb.i > carried.i and to is not None and verb.doc[to.i - 1].lower_ in ("and", ","):
                yield verb


def _gerunds_after(head: Token) -> Iterator[Token]:
    """The later points of a list of gerunds, wherever they hang: "to building A, countering B, and ending C".

    Without an "and" before the last, what follows a comma is a comment ("building ties, reinforcing their trust").
    """
    if head.tag_ != "VBG" or head.dep_ not in ("pcomp", "pobj"):
        return
    doc, found = head.doc, []
    for verb in doc[head.i + 1 : head.sent.end]:
        if verb.tag_ == "VBG" and any(c.dep_ in ("dobj", "xcomp", "prep") and c.i > verb.i for c in verb.children):
            before = doc[verb.i - 1].lower_
            if before == "," and verb.dep_ in ("advcl", "conj", "acl", "pcomp"):
                found.append(verb)
            elif before == "and" and doc[verb.i - 2].lower_ == "," and found:
                yield from (*found, verb)
                return


def _strays(head: Token) -> Iterator[Token]:
    """Verbs of the list that hang on a word they cannot be joined to: "make A more resilient and expand B"."""
    if head.tag_ not in ("VB", "VBG"):
        return
    for verb in head.sent:
        if verb.i <= head.i or verb.dep_ != "conj" or any(c.dep_ in _SUBJECTS for c in verb.children):
            continue
        if not any(c.dep_ in ("dobj", "prep", "xcomp") and c.i > verb.i for c in verb.children):
            continue
        governor = verb.head
        above = governor.i < head.i and governor.tag_ in _FINITE and grammar.subjects(governor)
        misread = governor.i > head.i and governor.pos_ == "ADJ"
        bare = head.tag_ == "VB" and verb.tag_ in _BARE and verb.pos_ == "VERB"
        if bare and (above or misread) and not _has_modal(verb) and _follows_joiner(verb):
            yield verb
            yield from (v for v in verb.conjuncts if v.i > verb.i and v.tag_ in _BARE and _follows_joiner(v))


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def _follows_joiner(verb: Token) -> bool:
    return verb.i > 0 and verb.doc[verb.i - 1].lower_ in _JOINERS


def _has_complement(verb: Token, following: Token) -> bool:
    """Whether a verb has an object of its own before the next one ("deepen and expand ties" is one action)."""
    return any(c.dep_ in _COMPLEMENTS and verb.i < c.i < following.i for c in verb.children)
