"""What a brief is made of: sections, paragraphs, sentences, and for each sentence what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tieline.records.codec import dump


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source of the brief. number: as it is cited, from 1. document: id of a report; None for a coded file, of which
    `file` is the hash."""

    number: int
    document: str | None
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a sentence rests on: characters of a report, or the row of a coded file.

    reference: its number. text: the stored text from start to end. quoted: whether the sentence has it in quotation
    marks, word for word.
    """

    reference: int
    document: str | None
    start: int = 0
    end: int = 0
    text: str = ""
    quoted: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence about the world. citations: at least one. entries: ids of the happenings it tells."""

    text: str
    citations: tuple[Citation, ...]
    entries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a sentence of a brief rests on something: {self.text!r}")

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its references, each once, in order."""
        return tuple(sorted({citation.reference for citation in self.citations}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a brief. key: stays the same ("contacts"); title: for people. notes: sentences about the ledger rather
    than the world (what it lacks, how much was left out); they need no reference."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brief:
    """A briefing on a tie.

    ends, names: codes and names of the two. since, until: the span it covers. as_of: the day for which pledges are
    rated. snapshot: id of the snapshot the measures were computed from.
    """

    ends: tuple[str, str]
    names: tuple[str, str]
    since: date | None
    until: date
    as_of: date
    snapshot: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(s for section in self.sections for p in section.paragraphs for s in p.sentences)

    def plain(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "ends": list(self.ends),
            "names": list(self.names),
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat(),
            "as_of": self.as_of.isoformat(),
            "snapshot": self.snapshot,
            "sections": [dump(section) for section in self.sections],
            "references": [dump(reference) for reference in self.references],
        }
