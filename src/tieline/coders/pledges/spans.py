"""Where a pledge's action stands: a commitment in, the positions of its first and last word out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tieline.coders.page import Page
from tieline.coders.pledges.commitment import Commitment, Rule
from tieline.coders.pledges.conditions import TRAILING, Span, condition_spans
from tieline.coders.pledges.words import pledge_words

_TO_OR_WILL = frozenset({"to", "will", "shall", "would", "'ll", "'d", "wo"})
# Adverbs that tie a sentence to the one before and are no part of the act.
_LINKING = frozenset(
    {"also", "therefore", "thus", "further", "furthermore", "too", "then", "now", "still", "likewise", "soon"}
)
_DASHES = frozenset({"—", "–", "--", "-"})
_ASIDE = 9  # words between two dashes around an aside
_THINGS = frozenset({Rule.THING, Rule.AGREED_ACT})


def action_span(page: Page, found: Commitment) -> Span:
    """First and last token of the action, from the committed verb on, without comment and condition."""
    if found.rule is Rule.LISTED:
        first, last = found.heads[0].i, _point_end(page, found.heads[0])
    else:
        first = _first(found)
        last = _last(page, found, first)
    doc = page.parsed.doc
    while last > found.heads[-1].i and doc[last].lower_ in TRAILING:
        last -= 1
    return first, last


def _point_end(page: Page, word: Token) -> int:
    """The last word of the point of a list that a word opens."""
    starts = page.parsed.block_starts
    number = bisect_right(starts, word.i)
    return (starts[number] if number < len(starts) else len(word.doc)) - 1


def _first(found: Commitment) -> int:
    head = found.heads[0]
    if found.rule in _THINGS:
        start = head.left_edge.i + int(head.doc[head.left_edge.i].tag_ == "TO")
        return start if start > found.cue[1] or start < found.cue[0] else head.i
    if found.own_subject:
        return _subject_start(head)
    negation = found.negative_cue
    if negation is not None:
        return negation.i
    helpers = [c for c in head.children if c.dep_ in ("aux", "auxpass") and c.i < head.i]
    anchors = [c.i for c in helpers if c.lower_ in _TO_OR_WILL]
    start = (
        max(anchors) + 1 if anchors else min((c.i for c in head.lefts if c.dep_ in ("advmod", "neg")), default=head.i)
    )
    denial = [c.i for c in head.children if c.dep_ == "neg" and c.i < head.i]
    if denial and denial[0] == start - 2:  # "not to expand"
        start = denial[0]
    doc = head.doc
    progressive = head.tag_ == "VBG"  # "will be suspending" begins at "suspending"
    while start < head.i and (
        doc[start].lower_ in _LINKING or doc[start].is_punct or (progressive and doc[start].lower_ == "be")
    ):
        start += 1
    return start


def _subject_start(head: Token) -> int:
    subjects = [c.left_edge.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return min(subjects, default=head.i)


def _last(page: Page, found: Commitment, first: int) -> int:
    head = found.heads[-1]
    end = head.right_edge.i if found.rule not in _THINGS else _thing_end(found)
    end = _hyphened(min(end, found.heads[0].sent.end - 1), head.doc)
    quotation = page.quotation_at(found.heads[0])
    if quotation is not None and quotation.first <= first:
        end = min(end, quotation.last)
    cuts = [cut for cut in _cuts(page, found, first) if cut > head.i]
    return min([end, *(cut - 1 for cut in cuts)])


def _hyphened(end: int, doc: Doc) -> int:
    """The end of a verb that a hyphen splits: "re-start the dialogue"."""
    hyphen = end + 1 < len(doc) and doc[end + 1].lower_ == "-" and not doc[end].whitespace_
    return doc[end + 2].right_edge.i if hyphen and end + 2 < len(doc) else end


def _thing_end(found: Commitment) -> int:
    """A thing pledged runs on through what the verb says of it: "support for Kyiv by donating tanks"."""
    head = found.heads[0]
    verb = head.head.head if head.dep_ == "pobj" else head.head
    tail = [c.right_edge.i for c in verb.children if c.dep_ in ("prep", "dative") and c.i > head.i and c.lower_ != "if"]
    return max([head.right_edge.i, *tail])


def _cuts(page: Page, found: Commitment, first: int) -> Iterator[int]:
    """Positions where something begins that does not belong to the action."""
    head = found.heads[-1]
    doc = head.doc
    for sibling in found.siblings:
        if sibling.i > head.i:
            yield _clause_start(sibling)
    for token in doc[head.i + 1 : head.sent.end]:
        if token.lower_ in (";", ":") or (token.lower_ in _DASHES and _breaks_off(token)) or _is_aside(token):
            yield token.i
        elif _is_comment(token) or _is_new_clause(token, head) or _is_other_cue(token, found):
            yield _clause_start(token)
    for start, _ in condition_spans(page, found):
        if start > first:
            yield start


def _breaks_off(dash: Token) -> bool:
    """Whether a dash opens a comment; not a pair around an aside, nor a stutter ("the — the house")."""
    doc, end = dash.doc, dash.sent.end
    if not doc[dash.i - 1].whitespace_ or dash.i + 1 >= end:
        return bool(doc[dash.i - 1].whitespace_)
    if doc[dash.i + 1].lower_ == doc[dash.i - 1].lower_:
        return False
    inside = range(dash.i + 1, min(dash.i + _ASIDE, end - 1))
    if any(doc[i].dep_ == "appos" and doc[i].head.i == dash.i - 1 for i in inside):
        return False  # "deliver the boats – a design of three nations": what the thing is
    closed = next((i for i in inside if doc[i].lower_ == dash.lower_ and doc[i - 1].whitespace_), None)
    opened = any(t.lower_ == dash.lower_ for t in doc[max(dash.sent.start, dash.i - _ASIDE) : dash.i])
    return closed is None and not opened


def _is_aside(token: Token) -> bool:
    """What only explains: ", no matter how", ", by working closely", "in light of the decisions"."""
    doc = token.doc
    if token.lower_ == "," and token.i + 2 < token.sent.end:
        following = (doc[token.i + 1].lower_, doc[token.i + 2])
        return following[0] == "by" and following[1].tag_ in ("VBG", "RB")
    pair = (token.lower_, doc[token.i + 1].lower_ if token.i + 1 < token.sent.end else "")
    return pair in (("no", "matter"), ("in", "light"), ("in", "view"))


def _clause_start(verb: Token) -> int:
    left = min((t.i for t in verb.lefts), default=verb.i)
    doc = verb.doc
    while left > verb.sent.start and doc[left - 1].lower_ in (",", "and", "or", "but", "to", "also", "then", "not"):
        left -= 1
    return left


def _is_comment(token: Token) -> bool:
    """A trailing participle or clause that comments: ", reinforcing their trust", ", which pleased both", "because"."""
    if token.dep_ not in ("advcl", "acl", "relcl", "parataxis"):
        return False
    left = token.left_edge.i
    after_comma = left > 0 and token.doc[left - 1].lower_ == ","
    if (
        token.dep_ == "advcl"
        and token.head.pos_ in ("VERB", "AUX")
        and any(
            c.dep_ in ("mark", "advmod")
            and pledge_words().has("limits.comment_marks", c.lower_)
            and token.doc[c.i - 1].lower_ not in ("long", "soon", "much", "far")  # "as long as it takes"
            for c in token.children
        )
    ):
        return True
    return after_comma and (token.tag_ in ("VBG", "VBN") or token.dep_ in ("relcl", "parataxis"))


def _is_new_clause(token: Token, head: Token) -> bool:
    """A coordinated clause with a subject or "will" of its own, or a finite verb joined to the verb of commitment."""
    if token.dep_ != "conj" or token.pos_ not in ("VERB", "AUX"):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "aux" and c.tag_ == "MD") for c in token.children):
        return True
    return token.tag_ in ("VBD", "VBZ") and head.tag_ in ("VB", "VBG")


def _is_other_cue(token: Token, found: Commitment) -> bool:
    """Another commitment joined to a thing: "of continued support and readiness to mediate"."""
    return found.rule in _THINGS and token.dep_ == "conj" and token.lemma_.lower() in pledge_words().derived
