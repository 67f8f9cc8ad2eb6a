"""Issue coder: what the parties took up, as written, with its PLOVER context.

In: a page. Out: one record for each matter named behind a verb or noun of discussion ("discussed energy security and
trade", "exchanged views on Ukraine", "raised concerns about").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.coders.lexicon import rule_data
from tieline.coders.page import Coded, Page
from tieline.coders.pledges.limits import readable
from tieline.language import grammar
from tieline.ontology import issues as contexts
from tieline.records.evidence import Evidence
from tieline.records.issue import Issue

_BREAKS = frozenset({",", ";", "–", "—"})
UNSPECIFIED = "unspecified"
LABELLED = 0.8  # a phrase a context's own word list knows
UNLABELLED = 0.6


def code_issues(page: Page) -> Coded[Issue]:
    """All issues of a page, each phrase once."""
    found: dict[tuple[int, int], Issue] = {}
    for verb in readable(page):
        if verb.pos_ != "VERB":
            continue
        for head in _matters(verb):
            first, last = _matter_span(head)
            if page.cast.at(head) is None and (first.i, last.i) not in found:
                found[first.i, last.i] = _record(page, verb, head, first, last)
    return Coded(tuple(found.values()))


def _matters(verb: Token) -> Iterator[Token]:
    """Heads of the matters a verb of discussion takes up."""
    data = rule_data("issues")
    if grammar.is_negated(verb):
        return
    lemma = verb.lemma_
    if lemma in data["direct"]:
        for matter in grammar.patients(verb):
            yield from _named(matter)
        yield from _acts(verb)
    yield from _looked_at(verb, lemma)
    if lemma in data["prepositional"]:
        for preposition, head in grammar.obliques(verb):
            if preposition in data["prepositions"]:
                yield from _named(head)
    for noun in grammar.objects(verb):
        if noun.lemma_ in data["nouns"] and lemma in data["carriers"]:
            for preposition, head in grammar.obliques(noun):
                if preposition in data["prepositions"]:
                    yield from _named(head)


def _acts(verb: Token) -> Iterator[Token]:
    """Matters told as acts or questions: "discussed expanding trade", "how the two states can work together"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "pcomp") and child.i > verb.i:
            asked = any(c.tag_ in ("WRB", "WP", "WDT") for c in child.children)
            if asked or child.tag_ == "VBG":
                yield from (child,) if asked else (child, *child.conjuncts)


def _looked_at(verb: Token, lemma: str) -> Iterator[Token]:
    """ "Looked at the timetable", "took stock of the task force", "had a detailed discussion of the crisis"."""
    wanted = rule_data("issues")["looking"].get(lemma)
    if wanted is None:
        return
    for preposition, head in grammar.obliques(verb):
        if preposition == wanted:
            yield from _named(head)
    for thing in grammar.objects(verb):
        if thing.lemma_ == wanted:
            for preposition, head in grammar.obliques(thing):
                if preposition in ("of", "to"):
                    yield from _named(head)


def _named(head: Token) -> Iterator[Token]:
    """ "a range of issues, including trade and energy": the named matters, or the phrase itself if it says enough.

    A bare "concerns" or "next steps" names no matter, and "on the margins of" no subject of talks.
    """
    data = rule_data("issues")
    named = [t for p, t in grammar.obliques(head) if p in ("including", "like")]
    if named:
        yield from (t for n in named for t in _named(n))
        return
    empty = head.lemma_.lower() in data["empty"] and not any(
        c.dep_ in ("prep", "amod", "compound", "nmod", "poss", "acl", "relcl") and c.lower_ not in data["plain"]
        for c in head.children
    )
    if not empty and head.pos_ in ("NOUN", "PROPN", "VERB") and head.lemma_.lower() not in data["places"]:
        yield head


def _matter_span(head: Token) -> tuple[Token, Token]:
    """A matter's phrase with its tail and what is said of it ("the steps we are taking"), up to a comma."""
    first, last = grammar.phrase(head)
    if head.pos_ == "VERB":
        asks = [c.left_edge for c in head.children if c.tag_ in ("WRB", "WP", "WDT") or c.dep_ == "nsubj"]
        first = min([first, *asks], key=lambda t: t.i)
    tail_of = ("prep", "dobj", "prt", "pcomp", "xcomp", "ccomp") if head.pos_ == "VERB" else ("prep", "acl", "relcl")
    for child in head.children:
        if child.dep_ not in tail_of or child.i < head.i or child.lower_ in ("including", "during", "ahead", "like"):
            continue
        tail = list(child.subtree)
        if tail[0].i > 0 and tail[0].nbor(-1).text in _BREAKS:
            break
        clauses = [t.left_edge.i for t in tail if t.dep_ == "relcl" and _is_opened(t)]
        stop = next((n for n, t in enumerate(tail) if t.i in clauses or t.text in _BREAKS), None)
        if stop is None:
            last = max(last, tail[-1], key=lambda t: t.i)
        elif stop > 1:
            last = max(last, tail[stop - 1], key=lambda t: t.i)
            break
        else:
            break
    return first, last


def _is_opened(clause: Token) -> bool:
    """Whether a relative clause has a word that opens it; one without belongs to its matter ("the steps we take")."""
    return any(c.lower_ in ("which", "that", "who", "where") for c in clause.children)


def _label(text: str, head: Token) -> str:
    """The context a matter is of, where its words say so surely; else none is named."""
    data = rule_data("issues")
    sure = [label for label in contexts.label(text) if label not in data["unsure"]]
    particular = [label for label in sure if label not in data["general"]]
    if particular or head.lemma_.lower() in data["vague"]:
        return particular[0] if particular else UNSPECIFIED
    return sure[0] if sure else UNSPECIFIED


def _record(page: Page, verb: Token, head: Token, first: Token, last: Token) -> Issue:
    piece = page.parsed.evidence("text", first, last)
    label = _label(piece.text, head)
    raisers = page.cast.of(grammar.agents(verb)) if verb.lemma_ in rule_data("issues")["raising"] else []
    raised_by, evidence = page.parties("raised_by", raisers)
    support: tuple[Evidence, ...] = (piece, *evidence)
    return Issue(
        label=label,
        text=piece.text,
        raised_by=raised_by,
        evidence=support,
        confidence=UNLABELLED if label == UNSPECIFIED else LABELLED,
        method="issues.rules",
    )
