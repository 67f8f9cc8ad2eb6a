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
        return _measures(found)
    if _ends_name(found):
        return False
    if word in ("is", "was") and not text_of(behind).isalpha():
        return any(text_of(found.before(step)) in _TIMES for step in range(2, 9))
    if before is None or before.value is not None or word in YEAR_PREPOSITIONS:
        return before is not None or _opens_with_year(found)
    if word in ("-", "–") and text_of(found.before(2)) in (*PARTS, *EDGES):
        return True
    if word == ",":
        return _follows_date(found.before(2)) or text_of(found.before(2)) == "year"
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


def _measures(found: Found) -> bool:
    """Whether a year tells of which year something common is: "the 2001 figure", "Ukraine's 2023 priorities".

    With a definite article, most are names: "the 2016 election", "the 2005 peace agreement".
    """
    before, behind = text_of(found.before()), found.after()
    if behind is None or behind.capital:
        return False
    return behind.text in _MEASURES or before in ("a", "an", "'s", "its", "their", "our", "including")


def _ends_name(found: Found) -> bool:
    """Whether the year ends a title: "the Immigration Act of 1952", but "the tragedy of 1974"."""
    title = found.before(2)
    return (
        text_of(found.before()) == "of"
        and title is not None
        and title.capital
        and title.value is None
        and title.text in _TITLES
    )


_TIMES = frozenset({"time", "year", "date", "deadline", "when"})  # "the first time we met was 2015"
_MEASURES = frozenset(
    {"figure", "figures", "level", "levels", "baseline", "budget", "target", "targets", "priorities", "results", "rate",
     "commitments", "total", "harvest", "output", "revenue", "deficit", "prices", "estimate", "forecast"}
)  # fmt: skip
_TITLES = frozenset(
    {"act", "law", "resolution", "treaty", "convention", "conference", "constitution", "code", "protocol", "charter",
     "agreement", "accord", "accords", "declaration", "memorandum", "agenda", "congress", "summit", "war"}
)  # fmt: skip


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


def is_possessed(found: Found, *, article: bool = True) -> bool:
    """Whether it counts from a life or an event: "his last year as president", "the last days of the war".

    article: whether one leads it; without it the calendar unit is meant ("the release last week of a report").
    """
    return text_of(found.before()) in POSSESSIVES or (article and text_of(found.after()) == "of")


def is_title(found: Found) -> bool:
    """Whether its words are capitals inside a sentence that is not written so: the programme "This Week"."""
    before = found.before()
    return all(n.capital for n in found.inside) and before is not None and before.text.isalpha() and not before.capital


def is_named_after(found: Found) -> bool:
    """Whether a date belongs to the name behind it: "the March 23 Movement", "the September 11 attacks".

    "The 25 March Joint Statement" names a paper by its day, which is told all the same.
    """
    behind = found.after()
    if behind is None or behind.value is not None:
        return False
    if text_of(found.before()) == "the" and behind.capital and behind.text in _NAMED_AFTER_DAYS:
        return True
    return found.text("month") in ("september", "sept") and found["day"].number == 11 and behind.text in _ATTACKS


_NAMED_AFTER_DAYS = frozenset(
    {"movement", "brigade", "brigades", "protocol", "agreement", "accord", "accords", "party", "coalition", "alliance",
     "forces", "group", "revolution", "uprising", "constitution"}
)  # fmt: skip
_ATTACKS = frozenset({"attack", "attacks", "terrorist", "terror", "commission", "hijackers"})


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
    if token is None:
        return True
    return token.pos_ == "ADV" and not any(c.dep_ == "neg" for c in token.head.children)  # "it won't come overnight"


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


def is_expiry(found: Found) -> bool:
    """Whether something runs out then: "the truce expires at the end of the year" means its last day."""
    verb = _verb_above(found)
    return verb is not None and verb.lemma_ in ("expire", "lapse")


def denied_verb(found: Found) -> Token | None:
    """The verb where it is denied: "the talks did not begin until Monday", "not until Friday will he speak"."""
    verb = _verb_above(found)
    if verb is None or text_of(found.before()) == "not" or any(child.dep_ == "neg" for child in verb.children):
        return verb
    return None


def is_past(verb: Token) -> bool:
    """Whether a verb is in the past tense, by itself or by its auxiliary."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("did", "was", "were", "had") for c in verb.children if c.i < verb.i)


def is_rescheduled(found: Found) -> bool:
    """Whether two days are a move rather than a stretch: "postponed from Tuesday to Thursday"."""
    verb = _verb_above(found)
    return verb is not None and verb.lemma_ in MOVING_VERBS


def _verb_above(found: Found) -> Token | None:
    """The verb a match hangs on, else the root of its sentence; None where nothing was parsed."""
    token = found.parse(found.inside[0])
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token
