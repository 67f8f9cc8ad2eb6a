"""Document: one report as it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tieline.records.evidence import TextEvidence
from tieline.records.record import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source the report itself names: title and address as written."""

    title: str | None
    url: str | None
    outlet: str | None
    evidence: tuple[TextEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The bytes a document was made from.

    source: the address they were fetched from, else the file's name without its folder, with the member of an archive
        and the number of the line ("crawl.zip/a.html", "reports.jsonl:12"). sha256: of the bytes as they came, without
        the compression around them; `--keep-raw` keeps them under this name. version: of Tieline that made the text.
    """

    source: str
    sha256: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report: its stored text and what is known of its origin.

    text: the stored text; every offset in the ledger counts its characters. Where a title was given beside the text,
        it stands *behind* the text, after a blank line, so that offsets into the text as given stay true.
    title_start: where in the text the title begins; None where there is no title of its own.
    published: a date, or a moment with its offset; None where unknown. zone: IANA zone of the outlet, where known.
    id: hash of the text and its source (URL, else outlet, else nothing; never its path).
    version_of: id of the earlier version of the same page.
    origin: the bytes it was made from; None for a text that was given as text.
    """

    id: str = ""
    title: str | None = None
    text: str
    title_start: int | None = None
    url: str | None = None
    outlet: str | None = None
    published: datetime | date | None = None
    zone: str | None = None
    retrieved: datetime | None = None
    language: str | None = None
    references: tuple[Reference, ...] = ()
    version_of: str | None = None
    licence: str | None = None
    origin: Origin | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a document without text holds nothing to read")
        for name in ("published", "retrieved"):
            moment = getattr(self, name)
            if isinstance(moment, datetime) and moment.tzinfo is None:
                raise ValueError(f"{name} {moment.isoformat()} has no time zone: add an offset, or give the date alone")
        if self.title_start is not None and self.text[self.title_start :] != self.title:
            raise ValueError("the title does not stand where title_start says")
        expected = digest(self.text, self.url or self.outlet or "")
        if self.id and self.id != expected:
            raise ValueError(f"document {self.id} does not match its text and source: expected id {expected}")
        object.__setattr__(self, "id", expected)

    def quote(self, field: str, start: int, end: int, item: int = 0) -> TextEvidence:
        """Evidence for a field, cut from the stored text."""
        return TextEvidence(field=field, document=self.id, start=start, end=end, text=self.text[start:end], item=item)


def with_title(title: str | None, text: str) -> tuple[str, str | None, int | None]:
    """Stored text, title and title_start for a text that came with a title beside it.

    A title the text already opens with is not stored twice.
    """
    wanted = (title or "").strip()
    if not wanted or text.lstrip().startswith(wanted):
        return text, wanted or None, None
    body = text.rstrip()
    return f"{body}\n\n{wanted}", wanted, len(body) + 2
