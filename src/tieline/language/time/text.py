"""A text cut into the words and marks the time rules look at: a string in, nodes with their categories' codes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tieline.language.time.grammar import UNKNOWN, Alphabet, Node
from tieline.language.time.values import KINDS
from tieline.language.time.words import CAPITAL_ONLY, COUNTS, LEXICON, MONTH_SHORT, ORDINALS, TENS, WEEKDAY_SHORT

_SPELLED = rf"(?:{'|'.join(TENS)})-(?:{'|'.join([*COUNTS][:9])}|{'|'.join([*ORDINALS][:9])})"
_PIECE = re.compile(
    rf"""
    (?P<iso>(?<![\w-])\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<numeric>(?<![\w./])(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}[./]\d{{1,2}}[./]\d{{1,2}})(?![\w/]|\.\d))
  | (?P<clock>(?<![\w:])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
  | (?P<thousands>\d{{1,3}}(?:,\d{{3}})+(?!\d))
  | (?P<decimal>\d+\.\d+)
  | (?P<meridiem>(?<![^\W\d_])[ap]\.\s?m\b\.?|(?<![^\W\d_])[ap]m\b)
  | (?P<hour>(?<!\w)\d{{1,2}}(?=[ap]\.?m\b))
  | (?P<spelled>\b{_SPELLED}\b)
  | (?P<short>\b(?:{"|".join([*MONTH_SHORT, *WEEKDAY_SHORT])})\.)
  | (?P<word>[^\W_]+)
  | (?P<possessive>'s\b)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_DECADE = re.compile(r"((?:1[5-9]|20)\d0|[2-9]0)s")
_FISCAL = re.compile(r"fy(?:\d{2}|\d{4})")
_MARKS = {",": "COMMA", ".": "DOT", "/": "SLASH", "(": "LEFT", ")": "RIGHT", "'": "APOSTROPHE"}
_SPECIAL = ("ISO", "NUMERIC", "CLOCK", "DOTCLOCK", "MERIDIEM", "FISCAL", "DECADE", "POSSESSIVE", "HYPHEN", "DASH")

# What a text must hold for any rule to find something; a text without it is not cut at all.
_TRIGGER = re.compile(
    r"\d{4}|\d:\d|\d\s?[ap]\.?\s?m\b|\d0s\b|\b(?:today|yesterday|tomorrow|tonight|overnight|morning|afternoon|evening|night|noon|midnight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|days?|weeks?|months?|quarters?|years?|decades?|fortnights?|hours?|minutes?"
    r"|weekends?|century|centuries|anniversary|q[1-4]|h[12]|fiscal|fy\d+)\b",
    re.IGNORECASE,
)


class Cutter:
    """Cuts texts, with a code for every word the patterns know.

    words: the words that patterns spell out. All codes are given here, so that patterns can be compiled afterwards.
    """

    def __init__(self, alphabet: Alphabet, words: Iterable[str]) -> None:
        self._alphabet = alphabet
        spelled = set(words)
        self._plain = {word: alphabet.code([word]) for word in spelled}
        self._codes = {word: alphabet.code(_categories(word, spelled)) for word in {*spelled, *LEXICON}}
        for text in (*map(str, range(100)), "00", "09", "0930", "1350", "1400", "1500", "1960", "2030", "2400", "999"):
            alphabet.code(_number_categories(text))
        for number in (1, 13, 32, 100):
            alphabet.code(_ordinal_categories(number))
        for category in (*_SPECIAL, *_MARKS.values()):
            alphabet.code([category])
        for categories in KINDS.values():
            alphabet.code(categories)
        for text in ("9.05", "2.75"):
            alphabet.code(_decimal_categories(text))
        alphabet.code(["AMOUNT"])

    def cut(self, text: str) -> list[Node]:
        """The words and marks of a text, in order; an empty list where no rule could find anything."""
        if not _TRIGGER.search(text):
            return []
        nodes = []
        for match in _PIECE.finditer(text):
            start, end = match.span()
            piece = match.group()
            word = piece.lower()
            node = Node(word, start, end, UNKNOWN, spaced=start == 0 or text[start - 1].isspace())
            node.capital = piece[0].isupper()
            self._classify(node, match.lastgroup or "mark", piece, text)
            nodes.append(node)
        return nodes

    def _classify(self, node: Node, group: str, piece: str, text: str) -> None:
        if group == "short":
            node.text = node.text[:-1]
            self._word(node, piece)
        elif group == "word":
            if piece[0].isdigit():
                self._number(node, text)
            else:
                self._word(node, piece)
        elif group in ("hour", "thousands", "spelled"):
            self._number(node, text)
        elif group == "decimal":
            node.code = self._alphabet.code(_decimal_categories(piece))
        elif group == "mark":
            node.code = self._mark(node, text)
        else:
            node.code = self._alphabet.code([group.upper()])

    def _word(self, node: Node, piece: str) -> None:
        word = node.text
        categories = LEXICON.get(word)
        if categories and (
            (word in CAPITAL_ONLY and not node.capital) or ("ZONE" in categories and not piece.isupper())
        ):
            node.code = self._plain.get(word, UNKNOWN)
        else:
            node.code = self._codes.get(word) or self._unlisted(word)
        if word in ("a", "an"):
            node.number = 1
        else:
            node.number = COUNTS.get(word) or TENS.get(word) or ORDINALS.get(word)

    def _unlisted(self, word: str) -> str:
        if word.startswith("fy") and _FISCAL.fullmatch(word):
            return self._alphabet.code(["FISCAL"])
        return UNKNOWN

    def _number(self, node: Node, text: str) -> None:
        word = node.text
        if _is_part_of_name(node, text):
            return
        if ordinal := _ORDINAL.fullmatch(word):
            node.number = int(ordinal[1])
            node.code = self._alphabet.code(_ordinal_categories(node.number))
        elif decade := _DECADE.fullmatch(word):
            node.number = int(decade[1]) + (1900 if len(decade[1]) == 2 else 0)
            node.code = self._alphabet.code(["DECADE"])
        elif "-" in word:
            tens, ones = word.split("-")
            node.number = TENS[tens] + (COUNTS.get(ones) or ORDINALS[ones])
            node.code = self._alphabet.code(["AMOUNT"] if ones in COUNTS else _ordinal_categories(node.number))
        elif word.isascii() and (digits := word.replace(",", "")).isdigit() and len(digits) <= 4:
            node.number = int(digits)
            node.code = self._alphabet.code(["AMOUNT"] if "," in word else _number_categories(word))

    def _mark(self, node: Node, text: str) -> str:
        if node.text in "-–":
            loose = node.spaced and node.end < len(text) and text[node.end].isspace()
            return self._alphabet.code(["DASH" if loose else "HYPHEN"])
        return self._alphabet.code([_MARKS[node.text]]) if node.text in _MARKS else UNKNOWN


def _categories(word: str, spelled: set[str]) -> set[str]:
    return {*LEXICON.get(word, ()), *([word] if word in spelled else [])}


def _number_categories(word: str) -> set[str]:
    number = int(word)
    found = {"AMOUNT"}
    if len(word) <= 2:
        found |= {"DAYNO"} if 1 <= number <= 31 else set()
        found |= {"HOURNO"} if number <= 24 else set()
        found |= {"YEARTAIL"} if len(word) == 2 else set()
    elif len(word) == 4:
        found |= {"YEAR", "YEARTAIL"} if 1500 <= number < 2200 else set()
        found |= {"HHMM"} if number // 100 < 24 and number % 100 < 60 else set()
    return found


def _ordinal_categories(number: int) -> set[str]:
    found = {"ORD", "NTH"}
    if 1 <= number <= 31:
        found |= {"DAYNO"}
    return found


def _decimal_categories(word: str) -> set[str]:
    hours, _, minutes = word.partition(".")
    return {"DOTCLOCK"} if len(minutes) == 2 and len(hours) <= 2 and int(minutes) < 60 else set()


def _is_part_of_name(node: Node, text: str) -> bool:
    """Whether digits count no days and name no year: "F-16", "$2000", "50%", "20-year-old"."""
    before, behind = text[max(node.start - 24, 0) : node.start], text[node.end : node.end + 24]
    if (before[-1:] in "$€£¥₽#№" and before) or behind[:1] == "%":
        return True
    if before[-1:] in "-–/" and (attached := re.search(r"([^\W\d_]+)[-–/]$", before)):
        return not _is_time_word(attached[1])
    if behind[:1] in "-–" and (attached := re.match(r"[-–]([^\W\d_]+)", behind)):
        return not _is_time_word(attached[1])
    return False


def _is_time_word(word: str) -> bool:
    categories = LEXICON.get(word.lower(), frozenset())
    return bool(categories & {"ANYMONTH", "PART", "EDGE", "SEASON"})
