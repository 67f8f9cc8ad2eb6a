"""Quantities inside a stretch of text: token positions in, amounts with their unit and place out.

Read: "$50 million", "US$2.5bn", "€300,000", "50 million euros", "20,000 tons of wheat", "two battalions", "55 percent".
Not read: dates, ordinals, counts of the parties themselves ("the two sides"), numbers inside names ("Group of 20").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.coders.lexicon import rule_data
from tieline.coders.page import Page
from tieline.records.amount import Amount

Found = tuple[Amount, int, int]
"""An amount, with the positions of its first and last token."""

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_GLUED = re.compile(r"^(\d+(?:[.,]\d+)?)(bn|b|m|mn|k|tn)$", re.IGNORECASE)
_YEARS = (1900, 2100)
_SYMBOL = re.compile(r"^(?:US|C|A|NZ|HK|S|CA|AU)?[$€£¥₽₴]$")


def find_amounts(page: Page, first: int, last: int) -> list[Found]:
    """Amounts between two token positions, both included, in text order."""
    dated = {i for time in page.times for i in range(time.first, time.last + 1)}
    found: list[Found] = []
    position = first
    doc = page.parsed.doc
    while position <= last:
        amount = None if position in dated else _amount_at(page, doc[position], last)
        if amount is None:
            position += 1
            continue
        found.append(amount)
        position = amount[2] + 1
    return found


def _amount_at(page: Page, token: Token, last: int) -> Found | None:
    doc = token.doc
    start = token.i
    symbol = token.text if _SYMBOL.match(token.text) else None
    position = start + 1 if symbol else start
    if position > last or (not symbol and (token.ent_type_ in ("DATE", "TIME", "ORDINAL") or token.pos_ != "NUM")):
        return None
    value, position = _number(doc[position : last + 1], position)
    if value is None:
        return None
    if symbol:
        return Amount(value=value, unit=_words().symbols[symbol.upper()]), start, position - 1
    return _counted(page, value, start, position, last)


def _number(tokens: Iterable[Token], position: int) -> tuple[float | None, int]:
    """The number that begins at a position, and the position behind it."""
    value: float | None = None
    for token in tokens:
        text = token.lower_
        part = _value(text)
        if value is None and part is not None:
            value = part
        elif value is not None and text in _words().magnitudes:
            value *= _words().magnitudes[text]
        else:
            break
        position += 1
    return value, position


def _value(text: str) -> float | None:
    if _DIGITS.match(text):
        return float(text.replace(",", ""))
    glued = _GLUED.match(text)
    if glued:
        return float(glued[1].replace(",", ".")) * _words().magnitudes[glued[2].lower()]
    return _words().numbers.get(text) or _words().magnitudes.get(text)


def _counted(page: Page, value: float, start: int, position: int, last: int) -> Found | None:
    """A number with the noun it counts; a party, or a bare number, is no amount."""
    doc = page.parsed.doc
    if position <= last and doc[position].lower_ in ("%", "percent", "per"):
        end = position + 1 if doc[position].lower_ == "per" and position < last else position
        return Amount(value=value, unit="percent"), start, end
    noun = next(
        (t for t in (doc[start], *doc[start].ancestors) if t.pos_ in ("NOUN", "PROPN") and t.i >= position), None
    )
    if _YEARS[0] <= value <= _YEARS[1] and doc[start].text.isdigit() and noun is not None and noun.pos_ == "PROPN":
        return None  # "the 2014 Winter Olympics"
    if noun is None or noun.i > last or noun.i - position > 4 or page.cast.at(noun) is not None:
        return None
    if noun.lower_ in _words().currencies:
        return Amount(value=value, unit=_words().currencies[noun.lower_]), start, noun.i
    if noun.lemma_.lower() in _words().not_counted:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1), None)
    things = [c for c in of.children if c.dep_ == "pobj" and _is_stuff(page, c, last)] if of is not None else []
    end = things[0].i if things else noun.i
    return Amount(value=value, unit=doc[position : end + 1].text), start, end


def _is_stuff(page: Page, noun: Token, last: int) -> bool:
    """What a measure measures ("tons of wheat"), rather than whose it is ("meetings of the two ministers")."""
    return noun.i <= last and page.cast.at(noun) is None and not any(c.dep_ in ("det", "poss") for c in noun.children)


@dataclass(frozen=True)
class _Words:
    symbols: Mapping[str, str]
    currencies: Mapping[str, str]
    magnitudes: Mapping[str, float]
    numbers: Mapping[str, float]
    not_counted: frozenset[str]


@functools.cache
def _words() -> _Words:
    table = rule_data("pledges")["amounts"]
    return _Words(
        table["symbols"], table["currencies"], table["magnitudes"], table["numbers"], frozenset(table["not_counted"])
    )
