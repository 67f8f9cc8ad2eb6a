"""What is no date although it looks like one: "the 1994 Budapest Memorandum", "Theresa May", "Sunday Times".

A match in, yes or no out. Decisions, for every reader of this room:

- A bare year directly before the noun it describes, or directly behind a name, belongs to that name and dates nothing
  the sentence tells: "the 1994 Memorandum", "the 2016 election", "Agenda 2030", "Resolution 2231 (2015)".
- A bare year or month counts where a preposition of time, another date or a "the" before a described noun carries it.
- Durations ("for 24 hours", "a three-day visit", ages, prison terms) are no expressions of time here.
"""

from __future__ import annotations

from spacy.tokens import Token

from tieline.language.time.grammar import Found, Node
from tieline.language.time.words import (
    AFTER_WEEKDAY_NAMES,
    AGE_NOUNS,
    BEFORE_WEEKDAY_NAMES,
    EDGES,
    MONTH_PREPOSITIONS,
    MOVING_VERBS,
    PARTS,
    POSSESSIVES,
    QUANTIFIERS,
    YEAR_PREPOSITIONS,
)

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"})
_YEAR_VERBS = frozenset({"was", "is", "saw", "marks", "marked", "will", "would", "brought", "has", "became", "began"})


def text_of(node: Node | None) -> str:
    """The word of a node; empty for none and for an expression."""
    return node.text if node is not None else ""


def is_year(found: Found, name: str = "year") -> bool:
    """Whether a bare four-digit number is a year that dates something."""
    before, behind = found.before(), found.after()
    word = text_of(before)
    if word in QUANTIFIERS or word == "(" or (word == "of" and text_of(found.before(2)) in QUANTIFIERS):
        return False
    if _describes(found, name):
        return False
    if before is None or before.value is not None or word in YEAR_PREPOSITIONS:
        return before is not None or _opens_with_year(found)
    if word in ("-", "–") and text_of(found.before(2)) in (*PARTS, *EDGES):
        return True
    if word == ",":
        return _follows_date(found.before(2))
    return text_of(behind) in _YEAR_VERBS and not before.capital


def _opens_with_year(found: Found) -> bool:
    return text_of(found.after()) in _YEAR_VERBS


def _follows_date(node: Node | None) -> bool:
    return node is not None and (node.value is not None or (node.number is not None and 1500 <= node.number < 2200))


def _describes(found: Found, name: str) -> bool:
    """A year is the attribute of the noun behind it; "In 2025 China will ..." is not, whatever the parse says."""
    behind, before = found.after(), found.before()
    if behind is None or not behind.text.isalpha():
        return False
    if text_of(before) in YEAR_PREPOSITIONS and before is not None and before.capital:
        return False
    token = found.parse(found[name])
    if token is None:
        return False
    ahead = token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")
    return (ahead and token.dep_ in ("nummod", "compound", "amod", "nmod", "npadvmod", "quantmod")) or (
        behind.capital and behind.value is None and text_of(before) not in YEAR_PREPOSITIONS
    )


def is_month(found: Found) -> bool:
    """Whether a bare month name is a month: not a person's name, a verb or a march."""
    node, before, behind = found["month"], found.before(), found.after()
    token = found.parse(node)
    word = text_of(before)
    if token is not None and (token.pos_ in ("AUX", "VERB") or token.ent_type_ in _NAMES):
        return False
    carried = word in MONTH_PREPOSITIONS or (before is not None and before.value is not None)
    if node.text == "may":
        return carried and not (behind is not None and behind.capital and not behind.value)
    if before is not None and before.capital and before.text.isalpha() and not carried:
        return before.start == 0
    if word == "'s" and node.text in ("march", "august"):
        return False
    return not (_is_first_name(token, behind) and not carried)


def _is_first_name(token: Token | None, behind: Node | None) -> bool:
    return token is not None and behind is not None and behind.capital and token.dep_ == "compound"


def is_day_number(found: Found, name: str) -> bool:
    """Whether the number beside a month is its day: in "In March 20 people died" it counts people."""
    token, behind = found.parse(found[name]), found.after()
    if token is None or behind is None or not behind.text.isalpha() or found[name] is not found.inside[-1]:
        return True
    return not (token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"))


def is_weekday(found: Found) -> bool:
    """Whether the name of a weekday is one: not Black Friday, the Sunday Times or the Good Friday Agreement."""
    before, behind = found.before(), found.after()
    if text_of(before) in ("a", "an"):  # "late on a Friday afternoon"
        return False
    if found.inside[-1].capital and found.inside[-1] is not found["weekday"] and behind is not None and behind.capital:
        return False  # Monday Night Football
    if text_of(before) in BEFORE_WEEKDAY_NAMES and before is not None and before.capital:
        return False
    return not (behind is not None and behind.capital and behind.text in AFTER_WEEKDAY_NAMES)


def is_today(found: Found) -> bool:
    """Whether "today" is the day: not "Russia Today", not "today's world"."""
    before, node = found.before(), found["day"]
    if node.capital and before is not None and before.capital and before.text.isalpha() and before.text != "on":
        return False
    if text_of(found.after()) == "'s":
        return not {text_of(found.after(2)), text_of(found.after(3))} & AGE_NOUNS
    return text_of(before) != "of" or text_of(found.before(2)) == "as"  # "the youth of today", but "as of today"


def is_possessed(found: Found) -> bool:
    """Whether it counts from a life or an event: "his last year as president", "the last days of the war"."""
    return text_of(found.before()) in POSSESSIVES or text_of(found.after()) == "of"


def is_season(found: Found) -> bool:
    """Whether a bare season is a time of the year: not a leap, a fall or the Winter Olympics."""
    behind = found.after()
    if behind is not None and behind.capital and behind.text.isalpha():
        return False
    token = found.parse(found["season"])
    if token is not None and (token.pos_ in ("VERB", "AUX") or (token.dep_ == "compound" and len(found.inside) == 1)):
        return False
    return not (found["season"].text == "fall" and text_of(behind) in ("of", "in", "from", "to"))


def is_adverb(found: Found) -> bool:
    """Whether a word such as "overnight" says when, rather than describing a noun."""
    token = found.parse(found.inside[0])
    return token is None or token.pos_ == "ADV"


def stands_alone(found: Found, name: str) -> bool:
    """Whether an expression is a noun phrase of its own: not "after Tuesday's talks", "before the May 3 meeting"."""
    behind = found.after()
    if text_of(behind) == "'s":
        return False
    if behind is None or not behind.text.isalpha():
        return True
    token = found.parse(found[name])
    return token is None or not (
        token.dep_ in ("compound", "nummod", "nmod", "amod", "poss")
        and token.head.i > token.i
        and token.head.pos_ == "NOUN"
    )


def is_rescheduled(found: Found) -> bool:
    """Whether two days are a move rather than a stretch: "postponed from Tuesday to Thursday"."""
    token = found.parse(found.inside[0])
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token is not None and token.lemma_ in MOVING_VERBS
