"""Mentions in a row: "Prime Minister A of X, President B of Y, and C".

A parser loses the thread of a long list of titles and names; the words between its members do not. Two mentions are
neighbours where nothing but commas and "and" stands between them, and a row ends with the member behind "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from spacy.tokens import Token

from tieline.actors.cast import Mention
from tieline.coders.contacts.candidate import each_once
from tieline.coders.page import Page

_CLOSING = frozenset({"and", "&", "and also", "as well as", "together with", "along with", "alongside"})
_BEFORE_NAMES = frozenset({"the", "his", "her", "its", "their", "mr", "mr.", "mrs", "ms", "then", "also"})
_BRACKET = re.compile(r"^\( [^()]{1,30} \)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# How far behind a trigger its party may stand: "spoke by a secure video link late on Tuesday evening with ...".
_REACH = 12


def in_rows(page: Page, mentions: Iterable[Mention], trigger: Token) -> list[Mention]:
    """Mentions and those listed with them, as parties of a trigger."""
    found = [member for mention in mentions for member in _row(page, mention, trigger)]
    return list(each_once([*found, *(named for member in found for named in _included(page, member, trigger))]))


def _included(page: Page, group: Mention, trigger: Token) -> list[Mention]:
    """Those a group is said to include: "envoys, including A and B"."""
    doc = page.parsed.doc
    i = group.last + 1 + (group.last + 1 < len(doc) and doc[group.last + 1].text == ",")
    if i + 1 >= len(doc) or doc[i].lower_ != "including" or group.first < trigger.i:
        return []
    return row_at(page, i + 1, trigger)


def behind(page: Page, start: int, prepositions: Iterable[str]) -> list[Mention]:
    """The row of mentions behind the first of some prepositions after a token, within its clause.

    For where the parse goes astray: in "spoke today with President X to discuss trade" it may make X the subject of
    "discuss".
    """
    doc = page.parsed.doc
    wanted = frozenset(prepositions)
    for i in range(start + 1, min(start + 1 + _REACH, len(doc) - 1)):
        token = doc[i]
        row = row_at(page, i + 1, doc[start]) if token.lower_ in wanted else []
        if row:
            return row
        if token.is_sent_start or (token.tag_ in _FINITE and token.lower_ not in wanted) or token.text in ";:.(),":
            return []
    return []


def row_at(page: Page, i: int, trigger: Token) -> list[Mention]:
    """The row of mentions that starts at a token; empty if none does."""
    mention = _starting(page, i)
    return _row(page, mention, trigger) if mention is not None else []


def _row(page: Page, seed: Mention, trigger: Token) -> list[Mention]:
    """The whole row a mention stands in, in text order; a mention alone is its own row."""
    if _is_owner(page, seed):
        return [seed]
    row = [*_leftwards(page, seed), seed, *_rightwards(page, seed, trigger)]
    return row if any(_link(page, a, b) == "closing" for a, b in pairwise(row)) else [seed]


def _listable(page: Page) -> list[Mention]:
    """Mentions that can be members of a row."""
    return [mention for mention in page.cast.mentions if not _is_owner(page, mention)]


def _rightwards(page: Page, seed: Mention, trigger: Token) -> list[Mention]:
    """Members behind one, up to the last behind "and"."""
    row: list[Mention] = []
    closed = 0  # how many of them lie before the row is closed
    for one, other in pairwise(_listable(page)[_listable(page).index(seed) :]):
        link = _link(page, one, other)
        if link is None or (closed and link != "closing") or _begins_a_clause(page, other, trigger):
            break
        row.append(other)
        closed = len(row) if link == "closing" else closed
    return row[:closed]


def _leftwards(page: Page, seed: Mention) -> list[Mention]:
    """Members before one; a row of subjects does not reach back over a preposition ("after talks with A, B said")."""
    row: list[Mention] = []
    mentions = _listable(page)[: _listable(page).index(seed) + 1]
    for one, other in pairwise(mentions[::-1]):
        governed = other.first > 0 and page.parsed.doc[other.first - 1].pos_ == "ADP"
        if governed or _link(page, other, one) is None:
            break
        row.insert(0, other)
    return row


def _begins_a_clause(page: Page, mention: Mention, trigger: Token) -> bool:
    """ "met A and B, and C said ...": C is no party but the subject of what follows."""
    doc = page.parsed.doc
    following = mention.last + 1
    if mention.first < trigger.i or following >= len(doc):
        return False
    head = doc[mention.head]
    if head.dep_ == "nsubj" and head.head.i > mention.last and not head.head.is_ancestor(trigger):
        return True  # "met A, and B and its partners will impose sanctions"
    return doc[following].tag_ in _FINITE and not doc[following].is_sent_start


def _link(page: Page, one: Mention, other: Mention) -> Literal["comma", "closing"] | None:
    """What joins two mentions that follow each other: a comma, or the "and" that closes a row; None if they stand
    apart."""
    words = [page.parsed.doc[i] for i in range(one.last + 1, _onset(page, other))]
    if not words or any(word.is_sent_start for word in (*words, page.parsed.doc[other.first])):
        return None
    told = _BRACKET.sub("", " ".join(word.lower_ for word in words)).strip()
    while (last := told.rpartition(" "))[2] in _BEFORE_NAMES:
        told = last[0]
    if told == ",":
        return "comma"
    return "closing" if told.removeprefix(", ") in _CLOSING else None


def _onset(page: Page, mention: Mention) -> int:
    """First token of a mention, its owner's words included: "the US President's adviser A"."""
    before = page.parsed.doc[mention.first - 1] if mention.first else None
    owner = page.cast.at(before.nbor(-1)) if before is not None and before.tag_ == "POS" and before.i else None
    return owner.first if owner is not None else mention.first


def _starting(page: Page, i: int) -> Mention | None:
    """The mention that starts at a token, an article or title before it aside."""
    doc = page.parsed.doc
    while i < len(doc):
        mention = page.cast.at(doc[i])
        if mention is not None:
            if not _is_owner(page, mention):
                return mention
            i = mention.last + 1 + (doc[mention.last].tag_ not in ("POS", "PRP$"))
            continue
        if doc[i].lower_ not in _BEFORE_NAMES:
            return None
        i += 1
    return None


def _is_owner(page: Page, mention: Mention) -> bool:
    """ "Biden's" and "their" own what follows and are no members of a row."""
    doc = page.parsed.doc
    following = mention.last + 1
    return doc[mention.last].tag_ in ("POS", "PRP$") or (following < len(doc) and doc[following].tag_ == "POS")
