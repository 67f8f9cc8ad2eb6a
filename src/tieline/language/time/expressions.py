"""A text in, its expressions of time out, recognised but not yet settled: the rules of all rooms run in their order."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from tieline.language.time.combined import Beside, floats
from tieline.language.time.grammar import Alphabet, Grammar, Node, words_of
from tieline.language.time.recurring import Yearly
from tieline.language.time.rules_counted import COUNTED_RULES
from tieline.language.time.rules_dates import DATE_RULES
from tieline.language.time.rules_joined import LIMIT_RULES, PART_RULES
from tieline.language.time.rules_recurring import RECURRING_RULES
from tieline.language.time.rules_stretches import STRETCH_RULES
from tieline.language.time.rules_told import TOLD_RULES
from tieline.language.time.text import Cutter

WORD_RULES = (*DATE_RULES, *RECURRING_RULES, *COUNTED_RULES, *STRETCH_RULES, *TOLD_RULES)
RULES = (*WORD_RULES, *PART_RULES, *LIMIT_RULES)

_ALPHABET = Alphabet()
_CUTTER = Cutter(_ALPHABET, {word for rule in RULES for word in words_of(rule.pattern)})
_WORDS, _PARTS, _LIMITS = (Grammar(_ALPHABET, rules) for rules in (WORD_RULES, PART_RULES, LIMIT_RULES))
# Parts twice: "the end of the first half of 2024".
_STAGES = (_WORDS, _PARTS, _PARTS, _LIMITS)


def _unparsed(_: Node) -> None:
    return None


def recognise(text: str, parse: Callable[[Node], Token | None] = _unparsed) -> list[Node]:
    """The expressions of time in a text, in order, not overlapping.

    parse: the token a node begins with, for the rules that look at the parse; None where there is no parse.
    """
    nodes = _CUTTER.cut(text)
    for grammar in _STAGES if nodes else ():
        nodes = grammar.apply(nodes, parse)
    _share_years(nodes)
    return [node for node in nodes if node.value is not None and not node.idle]


def _share_years(nodes: list[Node]) -> None:
    """Years for what shares them: "in June and July 2018". Changes the nodes in place, last first."""
    for position in range(len(nodes) - 3, -1, -1):
        first, link, second = nodes[position : position + 3]
        if link.text not in ("and", "or", ",", "/") or not isinstance(first.value, Yearly) or second.value is None:
            continue
        dated = {"date": "day"}.get(first.value.kind, first.value.kind.removesuffix("_name"))
        if floats(first.value) and second.value.kind == dated and not floats(second.value):
            first.value = Beside(first.value, second.value, dated)
