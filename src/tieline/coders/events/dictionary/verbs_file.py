"""PETRARCH's verb dictionary: text of the file in, verbs with their patterns and the broken lines out.

    &MONEY                       a synset: words that may stand for one another, regular plurals too
    +EURO                        (a name or a phrase that ends in "_" gets no plural)
    --- DEMAND [100] ---         a block, with the code of its verbs
    DEMAND                       verbs; irregular forms in braces, a code of one's own in brackets
    ASK {ASKED} [020]
    +CALL_FOR {+CALLED_FOR}      of several words "+" marks the verb; without it the first is
    - * MEDIATION [102:102]      patterns of the block, each with its code; with two, there and back

A block with neither header nor blank line before it goes on. PETRARCH2's transformations ("~ a (a b ATTACK) ...") are
not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.actors.own.entry import BrokenLine
from tieline.actors.own.petrarch_lines import codes_in, without_remark
from tieline.actors.own.words import plural_of, words_of
from tieline.coders.events.dictionary.entry import NOTHING, Codes, Form, Pattern, VerbDictionary
from tieline.coders.events.dictionary.forms import regular_forms
from tieline.coders.events.dictionary.patterns import codes_of, pattern_of

_BRACES = re.compile(r"\{([^}]*)\}")
_PETRARCH2 = re.compile(r"^\s*-\s[^\[#;]*[({]", re.MULTILINE)


def read_verbs(text: str) -> tuple[VerbDictionary, list[BrokenLine]]:
    """The verbs of a dictionary."""
    reader = _Reader(nouns=_PETRARCH2.search(text) is not None)
    in_remark = False
    for number, raw in enumerate(text.splitlines(), 1):
        header = raw.lstrip().startswith("---")
        line, in_remark = without_remark(raw, in_remark)
        try:
            reader.take(line, number, header=header, blank=not raw.strip())
        except ValueError as fault:
            reader.broken.append(BrokenLine(number, str(fault)))
    return reader.dictionary(), reader.broken


class _Reader:
    """Goes through a file line by line. nouns: its patterns are PETRARCH2's."""

    def __init__(self, *, nouns: bool) -> None:
        self.broken: list[BrokenLine] = []
        self._nouns = nouns
        self._synsets: dict[str, frozenset[tuple[str, ...]]] = {}
        self._synset: tuple[str, bool] | None = None
        self._codes: dict[tuple[tuple[str, ...], int], Codes] = {}
        self._blocks: dict[tuple[tuple[str, ...], int], list[list[Pattern]]] = {}
        self._block: list[Pattern] = []
        self._primary = NOTHING

    def take(self, line: str, number: int, *, header: bool, blank: bool) -> None:
        """One line without its remarks. Raises `ValueError` with what is wrong."""
        if header:
            self._open(codes_in(line))
        elif blank or not line:
            self._synset = None if blank else self._synset
        elif line.startswith("~"):
            raise ValueError("transformations are not read")
        elif line.startswith("&"):
            name = line[1:].split()[0]
            self._synset = (name.rstrip("_"), not name.endswith("_"))
            self._synsets[self._synset[0]] = frozenset()
        elif self._synset is not None and line.startswith("+"):
            self._add_to_synset(line[1:].strip())
        elif line.startswith("-"):
            codes = codes_in(line)
            if not codes:
                raise ValueError("the pattern has no code: write it in brackets, [040] or [---]")
            written = line[1:].partition("[")[0].strip()
            self._block.append(pattern_of(written, codes_of(codes[0]), self._synsets, number, nouns=self._nouns))
        else:
            self._add_verb(line)

    def dictionary(self) -> VerbDictionary:
        """What was read; patterns with more elements come first."""
        by_verb: dict[str, list[Form]] = {}
        sorted_once: dict[tuple[int, ...], tuple[Pattern, ...]] = {}  # the forms of a block share its patterns
        for (words, verb), blocks in self._blocks.items():
            key = tuple(map(id, blocks))
            if key not in sorted_once:
                patterns = sorted((p for block in blocks for p in block), key=lambda p: p.weight, reverse=True)
                sorted_once[key] = tuple(patterns)
            form = Form(words, verb, self._codes[words, verb], sorted_once[key])
            by_verb.setdefault(words[verb], []).append(form)
        return VerbDictionary({v: tuple(sorted(fs, key=lambda f: -len(f.words))) for v, fs in by_verb.items()})

    def _open(self, codes: list[str]) -> None:
        self._synset = None
        self._block = []
        self._primary = codes_of(codes[0]) if codes else NOTHING

    def _add_to_synset(self, phrase: str) -> None:
        name, plurals = self._synset or ("", False)
        if phrase.startswith("&"):
            if phrase[1:].rstrip("_") not in self._synsets:
                raise ValueError(f"the synset {phrase} is not defined above it")
            self._synsets[name] |= self._synsets[phrase[1:].rstrip("_")]
            return
        row = tuple(words_of(phrase))
        if not row:
            raise ValueError("an empty member of a synset")
        rows = {row}
        if plurals and not phrase.endswith("_"):
            rows.add((*row[:-1], plural_of(row[-1])))
        self._synsets[name] |= rows

    def _add_verb(self, line: str) -> None:
        self._synset = None
        own = codes_in(line)
        codes = codes_of(own[0]) if own else self._primary
        root = re.split(r"[{\[]", line)[0].strip()
        if not any(letter.isalpha() for letter in root):
            raise ValueError(f"{line!r} is no verb")
        braces = _BRACES.search(line)
        for form in _forms(root, braces.group(1).split() if braces else []):
            # A verb of two blocks has the patterns of both, and the code of the first that has one.
            known = self._codes.get(form, NOTHING)
            self._codes[form] = codes if known.null else known
            blocks = self._blocks.setdefault(form, [])
            if not any(block is self._block for block in blocks):
                blocks.append(self._block)


def _forms(root: str, irregular: list[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """All forms of a verb, each with the place of the verb in it."""
    words, verb = _marked(root)
    for form in regular_forms(words[verb]):
        yield (*words[:verb], form, *words[verb + 1 :]), verb
    for written in irregular:
        yield _marked(written)


def _marked(written: str) -> tuple[tuple[str, ...], int]:
    """ "WIRE_+TAP": its words, and which one "+" marks; the first without a mark."""
    before, mark, after = written.partition("+")
    if not mark:
        return tuple(words_of(written)), 0
    lead = words_of(before)
    return (*lead, *words_of(after)), len(lead)
