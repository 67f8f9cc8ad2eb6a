"""How far a content reaches: a clause or a noun in, the span of what was said out, whatever the parse misplaced."""

from __future__ import annotations

from spacy.tokens import Token

from tieline.coders.statements.draft import Sheet, Span
from tieline.coders.statements.spans import is_name, without_complementiser

CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "parataxis"})
_SUBJECTS = ("nsubj", "nsubjpass")
TIMES = frozenset({"DATE", "TIME"})
_EXTENDS = frozenset({"prep", "advcl", "xcomp", "acl", "relcl", "agent", "dative", "advmod", "pcomp"})
_OCCASIONS = frozenset(
    {"meeting", "talk", "talks", "call", "visit", "conversation", "summit", "speech", "interview", "statement", "news",
     "conference", "briefing", "session", "address", "letter", "message", "negotiation", "reporter", "journalist"}
)  # fmt: skip
# What opens an addition to a content, behind a comma.
_ADDS = frozenset(
    {"including", "particularly", "especially", "namely", "notably", "primarily", "unless", "although", "though"}
)
_ADDS_TWO = frozenset(
    {("in", "particular"), ("in", "part"), ("such", "as"), ("as", "well"), ("while", "also"), ("and", "that"),
     ("first", "and"), ("but", "it"), ("but", "they"), ("but", "that"), ("but", "on"), ("along", "with")}
)  # fmt: skip
_NO_NOUNS = frozenset({"JJ", "VBN", "VBD"})
_OF_NOUNS = frozenset({"by", "of", "from", "between"})
_PLACING = frozenset({"on", "in", "at", "during", "since", "by", "with", "to", "from", "through", "throughout"})


def from_clause(sheet: Sheet, verb: Token, clause: Token, after: int) -> list[Span]:
    """A clause behind its cue as content. after: the last word of the cue."""
    first = max(clause.left_edge.i, after + 1)
    mark = complementiser(clause)
    if mark is not None and mark.i > after:
        first = mark.i  # an adjunct before "that" belongs to the cue
    last = extended(sheet, verb, clause.right_edge.i, everything=True)
    first, last = without_complementiser(sheet, first, last)
    return [to_quotation_end(sheet, first, _end_of_opening_quotation(sheet, first, last))]


def clause_below(token: Token) -> Token | None:
    """The "that" clause a few steps below an adjunct, an object or a noun; None if there is none."""
    level = [token]
    for _ in range(3):
        for node in level:
            for child in node.rights:
                if child.dep_ in CLAUSES and child.pos_ in ("VERB", "AUX") and complementiser(child) is not None:
                    return child
        level = [c for node in level for c in node.rights if c.dep_ in ("pobj", "prep", "dobj", "pcomp", "npadvmod")]
    return None


def complementiser(clause: Token) -> Token | None:
    """The "that" or "whether" that opens a clause, below it or below the first of its coordinated verbs."""
    return next((c for c in clause.children if c.dep_ == "mark" and c.lower_ in ("that", "whether")), None)


def is_infinitive(clause: Token) -> bool:
    """Whether a clause is an infinitive with its "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def nominal(sheet: Sheet, verb: Token, noun: Token) -> Span:
    """A noun phrase with all that belongs to it, without a possessive that refers to the speaker."""
    first, last = noun.left_edge.i, noun.right_edge.i
    if noun.i > verb.i:
        first = max(first, verb.i + 1)
        last = max([last, *(c.right_edge.i for c in verb.rights if c.dep_ == "dobj")])
        if (
            noun.tag_ in _NO_NOUNS or sheet.doc[noun.i - 1].text == "-"
        ):  # "his iron-clad, unwavering commitment", its noun taken for another clause
            last = max([last, *(c.right_edge.i for c in verb.rights if c.left_edge.i == last + 2)])
        last = extended(sheet, verb, last)
    elif noun.dep_ == "nsubjpass":
        last = max(last, *(c.right_edge.i for c in verb.lefts if c.dep_ == "nsubjpass"))
    if sheet.doc[first].tag_ == "PRP$" and first < last:
        first += 1
    return to_quotation_end(sheet, first, last)


def extended(sheet: Sheet, verb: Token, last: int, *, everything: bool = False) -> int:
    """A content's end, moved over what follows it without a comma and only the parser hangs on the verb."""
    passed = last  # the end of circumstances that the content may go on behind ("the visit | this week | by X")
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.left_edge.i == last + 2:
            last = passed = child.right_edge.i  # "for A and B", the second hung on the verb
        elif child.left_edge.i != passed + 1:
            continue
        elif child.dep_ in _EXTENDS and (everything or not is_circumstance(child)):
            if passed == last or child.lower_ in _OF_NOUNS:
                last = passed = child.right_edge.i
        elif child.ent_type_ in TIMES or child.dep_ == "npadvmod":
            passed = child.right_edge.i
    last = _with_series(sheet, verb, _whole_word(sheet, verb, last))
    last = _with_additions(sheet, verb, last)
    end = sheet.sentence(verb.i)[1]
    if everything and last + 2 < end and (sheet.doc[last + 1].text == ":" or sheet.doc[last].is_sent_end):
        return end  # what a colon adds is still what was said; the parser ends some sentences too early
    return last


def _with_series(sheet: Sheet, verb: Token, last: int) -> int:
    """A content's end, moved over a list of acts that the parser hangs on the cue: "its commitment to keep A, | support
    B, and open C", "to continue providing A, | holding B and ending C"."""
    doc = sheet.doc
    for child in verb.rights:
        opens = last + 2 + int(last + 2 < len(doc) and doc[last + 2].dep_ == "cc")
        if child.left_edge.i != opens or doc[last + 1].text != "," or any(c.dep_ in _SUBJECTS for c in child.children):
            continue
        if child.dep_ == "conj" and child.tag_ in ("VB", "VBP") and verb.tag_ == "VBD":
            within = any(doc[i].tag_ == "VB" and doc[i - 1].tag_ == "TO" for i in range(verb.i + 2, last + 1))
        else:
            gerunds = (t for t in doc[verb.i + 1 : last + 1] if t.tag_ == "VBG" and t.dep_ in ("xcomp", "pcomp"))
            listed = any(c.dep_ == "conj" for c in child.children) and not _tells(sheet, child)
            within = child.dep_ == "advcl" and child.tag_ == "VBG" and listed and any(gerunds)
        if within:
            last = int(child.right_edge.i)
            while doc[last].is_punct:
                last -= 1
    return last


def _with_additions(sheet: Sheet, verb: Token, last: int) -> int:
    """A content's end, moved over what is added to it behind a comma: ", including A", ", but it would stay open"."""
    doc, end = sheet.doc, sheet.sentence(verb.i)[1]
    if last + 3 > end or doc[last + 1].text != ",":
        return last
    opening = doc[last + 2].lower_, doc[last + 3].lower_
    if opening[0] not in _ADDS and opening not in _ADDS_TWO:
        return last
    stop = min([end, *(_opening(c) - 1 for c in verb.rights if c.dep_ == "conj" and _opening(c) > last + 2)])
    if any(_tells(sheet, doc[i]) for i in range(last + 2, stop + 1)):
        return last
    while stop > last and doc[stop].is_punct:
        stop -= 1
    return max(stop, last)


def _opening(clause: Token) -> int:
    """First token of a coordinated clause, its conjunction included."""
    first = int(clause.left_edge.i)
    before = clause.doc[first - 1] if first else None
    return first - 1 if before is not None and before.dep_ == "cc" else first


def _tells(sheet: Sheet, token: Token) -> bool:
    """Whether a word may be the next cue."""
    if token.tag_ not in ("VBD", "VBZ", "VBP", "VBG") or token.dep_ in ("acl", "relcl", "amod"):
        return False
    return token.lemma_.lower() in sheet.lexicon.verbs


def _whole_word(sheet: Sheet, verb: Token, last: int) -> int:
    """A content's end, moved over the rest of a word with a hyphen and what hangs on it ("to de" + "-escalate")."""
    doc = sheet.doc
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_:
        last = max([last + 2, *(c.right_edge.i for c in verb.rights if c.left_edge.i <= last + 2 <= c.right_edge.i)])
    return last


def is_circumstance(child: Token) -> bool:
    """A time or an occasion: it says when it was said, not what."""
    if child.ent_type_ in TIMES:
        return True
    if child.dep_ == "advcl":
        return not is_infinitive(child)
    governed = [c for c in child.children if c.dep_ in ("pobj", "pcomp") and child.lower_ in _PLACING]
    return any(g.ent_type_ in TIMES or (g.pos_ == "NOUN" and g.lemma_ in _OCCASIONS) for g in governed)


def to_quotation_end(sheet: Sheet, first: int, last: int) -> Span:
    """A content that ends inside a quotation it opened takes all of it, sentence boundary or not."""
    number = sheet.quotation(last)
    if number is None or is_name(sheet, number):
        return first, last
    quotation = sheet.page.quotations[number]
    return (first, quotation.last) if quotation.first >= first else (first, last)


def _end_of_opening_quotation(sheet: Sheet, first: int, last: int) -> int:
    """A content that opens with a quotation ends with it where a comma follows ("said \"enough\", amid calls for")."""
    number = sheet.quotation(first)
    if number is None or is_name(sheet, number):
        return last
    end = sheet.page.quotations[number].last
    following = [t.text for t in sheet.doc[end + 1 : end + 3] if not t.is_quote]
    return min(last, end) if following[:1] == [","] else last
