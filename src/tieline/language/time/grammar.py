"""Patterns over words: rules in, the nodes of a text with what the rules read in it out.

A text is cut into `Node`s, one a word or mark. Every node carries one character, its code, which stands for the set of
categories it belongs to; patterns are regular expressions over the string of codes, so that a rule reads

    day=DAY of? month=ANYMONTH DOT? (COMMA? year=YEAR)?

Symbols in capitals are categories, in lower case the word itself; `name=` names a part; the rest is `re` syntax with
white space ignored and groups never captured. What a rule recognises becomes one node with a value, and the next set of
rules runs over the shorter string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.language.time.values import KINDS, Value

_SYMBOL = re.compile(r"(?:(?P<name>[a-z]\w*)=)?(?P<symbol>[A-Za-z]+)")
_FIRST_CODE = 0xE000  # a private area of Unicode: no code can be mistaken for an operator
UNKNOWN = "."


@dataclass(slots=True)
class Node:
    """A word, or an expression built from several.

    text: the word in lower case, empty for an expression. start, end: offsets in the text that was cut.
    number: the value of a number word. spaced: white space stands before it. capital: it begins with a capital.
    value: what a rule read. rules: names of the rules that built it, inmost first. idle: it counts only as part of a
    larger expression.
    """

    text: str
    start: int
    end: int
    code: str
    number: int | None = None
    spaced: bool = True
    capital: bool = False
    value: Value | None = None
    rules: tuple[str, ...] = ()
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: its parts by name, and the nodes around it.

    parse: the token a node begins with, None where the text was not parsed.
    """

    nodes: Sequence[Node]
    match: re.Match[str]
    parse: Callable[[Node], Token | None]

    def __contains__(self, name: str) -> bool:
        return name in self.match.re.groupindex and self.match[name] is not None

    def __getitem__(self, name: str) -> Node:
        return self.nodes[self.match.start(name)]

    def number(self, name: str) -> int:
        """The number of a part that is a number."""
        number = self[name].number
        if number is None:
            raise TypeError(f"{name} is {self[name].text!r}, no number: its category promises one")
        return number

    def text(self, name: str) -> str:
        """The word of a part, empty where the part is missing."""
        return self[name].text if name in self else ""

    def value(self, name: str) -> Value:
        """The value of a part that an earlier rule read."""
        value = self[name].value
        if value is None:
            raise TypeError(f"{name} is {self[name].text!r}, no expression: its category promises one")
        return value

    @property
    def inside(self) -> Sequence[Node]:
        """The nodes matched."""
        return self.nodes[self.match.start() : self.match.end()]

    def before(self, steps: int = 1) -> Node | None:
        """The node `steps` in front of the match."""
        position = self.match.start() - steps
        return self.nodes[position] if position >= 0 else None

    def after(self, steps: int = 1) -> Node | None:
        """The node `steps` behind the match."""
        position = self.match.end() + steps - 1
        return self.nodes[position] if position < len(self.nodes) else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how what it matches is read.

    read: the value of a match, or None if on a closer look it is no expression of this rule. idle: what it reads
    counts only as part of a larger expression.
    """

    name: str
    pattern: str
    read: Callable[[Found], Value | None]
    idle: bool = False


class Alphabet:
    """Gives every set of categories its code. All sets must be known before a pattern is compiled."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}

    def code(self, categories: Iterable[str]) -> str:
        """The code of a set of categories; `UNKNOWN` for the empty set."""
        key = frozenset(categories)
        if not key:
            return UNKNOWN
        return self._codes.setdefault(key, chr(_FIRST_CODE + len(self._codes)))

    def characters(self, symbol: str) -> str:
        """All codes whose categories include a symbol. Raises `KeyError` for a symbol that no word has."""
        found = "".join(code for categories, code in self._codes.items() if symbol in categories)
        if not found:
            raise KeyError(f"no word belongs to {symbol!r}: the pattern can never match")
        return found

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern in the notation above as a regular expression over codes."""

        def one(match: re.Match[str]) -> str:
            inner = f"[{self.characters(match['symbol'])}]"
            return f"(?P<{match['name']}>{inner})" if match["name"] else inner

        codes = re.sub(r"\s+", "", _SYMBOL.sub(one, pattern.replace("(", "(?:")))
        if "=" in codes:
            raise ValueError(f"{pattern!r} names a group in brackets: only a single symbol can be named")
        return re.compile(codes)


def words_of(pattern: str) -> set[str]:
    """The words a pattern spells out."""
    return {m["symbol"] for m in _SYMBOL.finditer(pattern) if m["symbol"].islower()}


class Grammar:
    """A set of rules that run together over a string of nodes: the longest match wins, then the first rule."""

    def __init__(self, alphabet: Alphabet, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._alphabet = alphabet
        self._patterns = [(alphabet.compile(rule.pattern), rule) for rule in rules]

    def apply(self, nodes: list[Node], parse: Callable[[Node], Token | None]) -> list[Node]:
        """The nodes with every recognised stretch replaced by one node.

        parse: the token a node begins with, None where the text was not parsed.
        """
        taken: dict[int, tuple[int, Node]] = {}
        covered = bytearray(len(nodes))
        for start, end, rule, match in self._matches("".join(node.code for node in nodes)):
            if any(covered[start:end]):
                continue
            found = Found(nodes, match, parse)
            value = rule.read(found)
            if value is not None:
                covered[start:end] = b"\1" * (end - start)
                taken[start] = (end, self._joined(found.inside, rule, value))
        return _replaced(nodes, taken) if taken else nodes

    def _matches(self, codes: str) -> list[tuple[int, int, Rule, re.Match[str]]]:
        found = [
            (match.start(), match.end(), order, rule, match)
            for order, (pattern, rule) in enumerate(self._patterns)
            for match in pattern.finditer(codes)
        ]
        found.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
        return [(start, end, rule, match) for start, end, _, rule, match in found]

    def _joined(self, inside: Sequence[Node], rule: Rule, value: Value) -> Node:
        return Node(
            text="",
            start=inside[0].start,
            end=inside[-1].end,
            code=self._alphabet.code(KINDS[value.kind]),
            spaced=inside[0].spaced,
            capital=inside[0].capital,
            value=value,
            rules=(*(name for node in inside for name in node.rules), rule.name),
            idle=rule.idle,
        )


def _replaced(nodes: list[Node], taken: dict[int, tuple[int, Node]]) -> list[Node]:
    result, position = [], 0
    while position < len(nodes):
        if position in taken:
            position, node = taken[position]
            result.append(node)
        else:
            result.append(nodes[position])
            position += 1
    return result
