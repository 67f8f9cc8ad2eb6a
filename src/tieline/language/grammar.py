"""Questions a coder asks of a parse: who is the subject, what is the object, is it denied, is it still to come.

Every function takes spaCy tokens of one sentence and looks only at the dependency parse.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.records.event import Aspect

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "without"})
_IRREALIS = frozenset({"would", "could", "may", "might", "should"})
# Verbs and adjectives that only raise the possibility of their complement.
_PROSPECTIVE = frozenset(
    [
        "plan",
        "intend",
        "expect",
        "schedule",
        "prepare",
        "set",
        "due",
        "readiness",
        "willingness",
        "intention",
        "determination",
        "commitment",
        "decision",
        "ready",
        "willing",
        "determined",
    ]
)
_UNREAL = frozenset(
    [
        "consider",
        "mull",
        "weigh",
        "propose",
        "suggest",
        "urge",
        "ask",
        "want",
        "hope",
        "wish",
        "seek",
        "call",
        "aim",
        "desire",
        "need",
        "proposal",
        "call",
        "request",
        "appeal",
        "able",
    ]
)


def conjuncts(head: Token) -> list[Token]:
    """A head and the heads coordinated with it, in text order: "Xi and Putin" -> Xi, Putin."""
    return sorted({head, *head.conjuncts}, key=lambda token: token.i)


def subjects(verb: Token) -> list[Token]:
    """Heads of the subject of a verb, coordination expanded.

    Looked for on the verb itself; then, for a coordinated verb, on the verb it is coordinated with; for a relative
    clause, its antecedent; for an open complement or an adverbial or nominal clause without a subject, on the verb
    that governs it (the object of "urge X to", "ask X to", "allow X to" takes precedence).
    """
    seen: set[int] = set()
    current = verb
    while current.i not in seen:
        seen.add(current.i)
        own = [c for c in current.children if c.dep_ in _SUBJECTS and c.dep_ != "expl"]
        if own:
            return _expanded(own, current)
        if current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN")):
            return conjuncts(current.head)
        if current.dep_ == "xcomp":
            controllers = [c for c in current.head.children if c.dep_ in ("dobj", "dative") and c.i < current.i]
            if current.head.lemma_ in ("call", "appeal"):  # "called on countries to sever ties"
                controllers += [t for p, t in obliques(current.head) if p in ("on", "upon", "to") and t.i < current.i]
            if controllers and current.head.lemma_ not in ("promise", "pledge", "vow"):
                return _expanded(controllers, current)
        if current.dep_ == "pcomp" and current.head.lower_ in ("for", "of"):
            # "thanked Putin for supporting Serbia", "accused them of shelling": who is thanked or accused did it.
            done_by = [c for c in current.head.head.children if c.dep_ in ("dobj", "nsubjpass")]
            if done_by:
                return _expanded(done_by, current)
        if current.dep_ in ("conj", "xcomp", "advcl", "pcomp", "acl", "prep", "ccomp") and current.head.i != current.i:
            current = _governor(current)
            continue
        break
    return []


def _governor(token: Token) -> Token:
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return head


def _expanded(heads: list[Token], verb: Token) -> list[Token]:
    found: list[Token] = []
    for head in heads:
        if head.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            found.extend(conjuncts(verb.head))
        else:
            found.extend(conjuncts(head))
    return found


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the by-phrase of a passive one (empty if there is none)."""
    if not is_passive(verb):
        return subjects(verb)
    return [o for by in verb.children if by.dep_ == "agent" for o in prepositional_objects(by)]


def patients(verb: Token) -> list[Token]:
    """To whom or what it is done: the object of an active verb, the subject of a passive one."""
    return subjects(verb) if is_passive(verb) else objects(verb)


def objects(verb: Token) -> list[Token]:
    """Heads of the direct and indirect objects, coordination expanded."""
    return [t for c in verb.children if c.dep_ in _OBJECTS for t in conjuncts(c)]


def prepositional_objects(preposition: Token) -> list[Token]:
    """Heads governed by a preposition, coordination expanded."""
    return [t for c in preposition.children if c.dep_ in ("pobj", "pcomp") for t in conjuncts(c)]


def obliques(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, governed head) for every prepositional phrase of a verb or noun, coordination expanded."""
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            for governed in prepositional_objects(child):
                yield child.lower_, governed


def is_passive(verb: Token) -> bool:
    """Passive voice, also of a reduced relative ("the meeting held on Tuesday")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_negated(verb: Token) -> bool:
    """Denied by a particle on the verb, its auxiliaries or its subject ("no agreement was signed")."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIONS:
            return True
        if child.dep_ in _SUBJECTS and any(
            g.lower_ in ("no", "neither", "nobody", "none") for g in (child, *child.lefts)
        ):
            return True
    return False


def auxiliaries(verb: Token) -> list[str]:
    """Lemmas of the auxiliaries of a verb, borrowed from the verb it is coordinated with if it has none."""
    while True:  # not by recursion: a text of one endless sentence chains thousands of verbs
        own = [c.lemma_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if own or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            return own
        verb = verb.head


def is_past(verb: Token) -> bool:
    """Simple past, perfect, or a participle under "had" or "have"."""
    return verb.tag_ in ("VBD", "VBN") or "have" in auxiliaries(verb)


def aspect(verb: Token) -> Aspect:
    """Aspect of the act a verb names, from negation, modals and the verb that governs it.

    Historical is not told here: it takes the date.
    """
    if is_negated(verb):
        return Aspect.NEGATED
    helpers = auxiliaries(verb)
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children):
        return Aspect.HYPOTHETICAL
    if "will" in helpers or "shall" in helpers:
        return Aspect.FUTURE
    if any(h in _IRREALIS for h in helpers):
        return Aspect.HYPOTHETICAL
    if verb.dep_ in ("xcomp", "ccomp", "acl") and verb.tag_ == "VB" and "to" in helpers:
        governor = verb.head
        if is_negated(governor):
            return Aspect.NEGATED
        if governor.lemma_ in _UNREAL:
            return Aspect.HYPOTHETICAL
        if governor.lemma_ in _PROSPECTIVE or governor.lemma_ == "be":
            return Aspect.FUTURE
    return Aspect.ASSERTED


def phrase(head: Token) -> tuple[Token, Token]:
    """First and last token of the noun phrase of a head, without relative clauses, appositives and coordination."""
    first, last = head, head
    for child in head.children:
        if (
            child.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "case")
            and child.i < head.i
        ):
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i == last.i + 1:
            last = max(last, _of_phrase_end(child), key=lambda t: t.i)
    return first, last


def _of_phrase_end(preposition: Token) -> Token:
    heads = [c for c in preposition.children if c.dep_ == "pobj"]
    return phrase(heads[0])[1] if heads else preposition
