"""Where the words around a verb are looked for: a verb of the parse in, tokens to its left and right out.

To the right stands what hangs on the verb, but for verbs coordinated with it. To the left stands its clause and the
clauses that govern it, but for clauses that are none of these: what an earlier, coordinated verb did is not the
context of a later one, though its subject and auxiliaries are.
"""

from __future__ import annotations

from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp", "conj"})
_VERBAL = ("VERB", "AUX")


def is_verb(token: Token) -> bool:
    """A full verb as the Penn Treebank tags it: no modal, no auxiliary of another verb."""
    return token.tag_.startswith("VB") and token.dep_ not in ("aux", "auxpass")


def right_of(verb: Token) -> list[int]:
    """Positions behind a verb."""
    apart = {t.i for c in verb.children if c.dep_ == "conj" and c.i > verb.i for t in c.subtree}
    return [t.i for t in verb.subtree if t.i > verb.i and t.i not in apart]


def left_of(verb: Token) -> list[int]:
    """Positions before a verb, in text order."""
    above = {verb.i, *(t.i for t in verb.ancestors)}
    begin = verb.sent.start
    excluded: set[int] = set()
    current = verb
    while current.head != current:
        head = current.head
        if current.dep_ == "conj" and head.pos_ in _VERBAL and head.i < current.i:
            edge = current.left_edge.i
            has_own = any(c.dep_ in ("nsubj", "nsubjpass") for c in current.children)
            excluded.update(range(begin if has_own else head.i, edge))
        current = head
    for token in verb.sent:
        if token.i < verb.i and token.i not in above and token.dep_ in _CLAUSES and _verbal(token):
            excluded.update(t.i for t in token.subtree)
    return [i for i in range(begin, verb.i) if i not in excluded]


def _verbal(token: Token) -> bool:
    return token.pos_ in _VERBAL or token.tag_.startswith("VB")


def inside(verb: Token) -> set[int]:
    """Positions behind a verb that its own event speaks for: nothing there is coded again."""
    return set(right_of(verb))
