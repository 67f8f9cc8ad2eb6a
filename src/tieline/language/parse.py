"""Blocks in, one parsed document out: sentences, tokens, dependencies and named entities, each with stored offsets."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from tieline.language.blocks import Block, BlockKind, split_blocks
from tieline.language.language import UNDETERMINED, guess_language
from tieline.language.model import load_model
from tieline.language.references import read_references
from tieline.records.document import Document
from tieline.records.evidence import TextEvidence

PROSE = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)


class UnreadLanguageError(ValueError):
    """The document is in a language Tieline does not read: it can be stored, but nothing is read from it.

    document: the document with its language set.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        if document.language == UNDETERMINED:
            reason = "its language cannot be told from so little text: name it with --language en"
        else:
            reason = f"it is in {document.language!r}, and Tieline reads English only"
        super().__init__(reason)


@dataclass(frozen=True)
class Parsed:
    """A document and the parse of its prose (headline and paragraphs), as one spaCy `Doc` in reading order.

    The parser reads normalised text, so a token's `idx` is no offset into the stored text: use `stored`, `text` and
    `evidence`. `starts` and `ends` hold the stored offsets of every token; `block_starts` the first token of every
    prose block.
    """

    document: Document
    blocks: tuple[Block, ...]
    prose: tuple[Block, ...]
    doc: Doc
    starts: array[int]
    ends: array[int]
    block_starts: tuple[int, ...]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of the prose, in reading order."""
        return tuple(self.doc.sents)

    @cached_property
    def dateline(self) -> Block | None:
        """The dateline, if the report has one."""
        return next((b for b in self.blocks if b.kind is BlockKind.DATELINE), None)

    def block_of(self, token: Token) -> Block:
        """The block a token stands in."""
        return self.prose[bisect_right(self.block_starts, token.i) - 1]

    def stored(self, first: Token, last: Token) -> tuple[int, int]:
        """Stored offsets of the tokens from `first` to `last`, both included."""
        return self.starts[first.i], self.ends[last.i]

    def text(self, first: Token, last: Token) -> str:
        """Stored text of the tokens from `first` to `last`, both included."""
        start, end = self.stored(first, last)
        return self.document.text[start:end]

    def evidence(self, field: str, first: Token, last: Token, item: int = 0) -> TextEvidence:
        """Evidence for a field from the tokens `first` to `last`, both included."""
        return self.document.quote(field, *self.stored(first, last), item)


def parse(document: Document) -> Parsed:
    """Split, guess the language, and parse the prose.

    Sets the document's language and references. Raises `UnreadLanguageError` for a language other than English.
    """
    blocks = tuple(split_blocks(document))
    language = document.language or guess_language(" ".join(b.normal.text for b in blocks))
    document = replace(document, language=language, references=read_references(document, blocks))
    if language.split("-")[0].lower() != "en":
        raise UnreadLanguageError(document)
    model = load_model()
    prose = [block for block in blocks if block.kind in PROSE]
    docs = list(model.pipe((block.normal.text for block in prose), batch_size=64))
    starts, ends, block_starts = array("q"), array("q"), []
    for block, doc in zip(prose, docs, strict=True):
        block_starts.append(len(starts))
        for token in doc:
            start, end = block.normal.stored(token.idx, token.idx + len(token))
            starts.append(start)
            ends.append(end)
    whole = Doc.from_docs(docs) if docs else None
    return Parsed(document, blocks, tuple(prose), whole or Doc(model.vocab), starts, ends, tuple(block_starts))
