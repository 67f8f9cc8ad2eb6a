"""A parsed document as plain lists: what the scanners read many times and spaCy's token objects give slowly."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from tieline.language.blocks import BlockKind
from tieline.language.parse import Parsed

_NAMELIKE = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class Tokens:
    """Parallel lists over all tokens of a document.

    text, lower: as the parser reads them. space: the white space behind a token. tag: fine part of speech. dep:
    dependency label. head: position of the head. subject_of, object_of: positions of the subject and of an object
    of a verb. entity: named-entity type or "". entity_end: last token of that entity, -1 outside. sentence, block:
    running numbers. spans: first and last token of every sentence. headline: whether a token stands in one.
    title_case: whether it stands in a headline whose every word of weight is capitalised.
    """

    text: list[str]
    lower: list[str]
    space: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    subject_of: dict[int, int]
    object_of: dict[int, int]
    entity: list[str]
    entity_end: list[int]
    sentence: list[int]
    spans: list[tuple[int, int]]
    block: list[int]
    headline: list[bool]
    title_case: list[bool]

    def __len__(self) -> int:
        return len(self.text)

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[i][0].isupper()

    def proper(self, i: int) -> bool:
        """Whether a token looks like a word of a proper name: capitalised and tagged so, or inside a person's name."""
        return self.capital(i) and (self.tag[i] in _NAMELIKE or self.entity[i] == "PERSON")

    def together(self, i: int, j: int) -> bool:
        """Whether two positions exist and lie in one sentence."""
        return 0 <= i < len(self.text) and 0 <= j < len(self.text) and self.sentence[i] == self.sentence[j]

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """First and last token of a sentence; an empty span for one that does not exist."""
        return self.spans[sentence] if 0 <= sentence < len(self.spans) else (0, -1)

    def root(self, first: int, last: int) -> int:
        """The token of a stretch that hangs outside it; the rightmost if several do."""
        outside = [i for i in range(first, last + 1) if not first <= self.head[i] <= last or self.head[i] == i]
        words = [i for i in outside if self.dep[i] not in ("punct", "det", "case", "cc")]
        return (words or outside or [last])[-1] if len(words) != 1 else words[0]


def read_tokens(parsed: Parsed) -> Tokens:
    """The lists for one document."""
    doc = parsed.doc
    sentence: list[int] = []
    for number, span in enumerate(parsed.sentences):
        sentence.extend([number] * (span.end - span.start))
    block = [bisect_right(parsed.block_starts, i) - 1 for i in range(len(doc))]
    kinds = [b.kind is BlockKind.HEADLINE for b in parsed.prose]
    entity, entity_end = _entities(doc)
    rows = [(t.text, t.whitespace_, t.lemma_, t.tag_, t.dep_, t.head.i) for t in doc]
    text, space, lemma, tag, dep, head = (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 6
    return Tokens(
        text=text,
        lower=[word.lower() for word in text],
        space=space,
        lemma=lemma,
        tag=tag,
        dep=dep,
        head=head,
        subject_of={head[i]: i for i, label in enumerate(dep) if label in ("nsubj", "nsubjpass")},
        object_of={head[i]: i for i, label in enumerate(dep) if label in ("dobj", "dative")},
        entity=entity,
        entity_end=entity_end,
        sentence=sentence,
        spans=[(span.start, span.end - 1) for span in parsed.sentences],
        block=block,
        headline=[kinds[number] for number in block],
        title_case=_title_case(text, tag, block, kinds),
    )


def _entities(doc: Doc) -> tuple[list[str], list[int]]:
    """Entity type and last token of its entity for every token; "" and -1 outside."""
    entity, end = [""] * len(doc), [-1] * len(doc)
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            entity[i], end[i] = ent.label_, ent.end - 1
    return entity, end


def _title_case(text: list[str], tag: list[str], block: list[int], headlines: list[bool]) -> list[bool]:
    """Whether each token stands in a headline without any noun, verb, adjective or adverb in lower case."""
    lowered = {
        number
        for word, fine, number in zip(text, tag, block, strict=True)
        if headlines[number] and word[0].islower() and fine[:2] in ("NN", "VB", "JJ", "RB")
    }
    return [headlines[number] and number not in lowered for number in block]
