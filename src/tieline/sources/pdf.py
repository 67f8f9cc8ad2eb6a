"""PDF: one document, its lines joined into paragraphs, without page numbers and running heads."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.records.document import Document
from tieline.sources.build import build
from tieline.sources.defaults import Defaults, Note
from tieline.sources.format import Format
from tieline.sources.opened import Opened, SourceError
from tieline.sources.pdf_lines import paragraphs

MOST_PAGES = 2_000
_LARGEST = 100_000_000  # bytes of the file; pictures make up most of a large one
_MOST_TEXT = 20_000_000  # characters, as for any document


def read_pdf(source: Opened, defaults: Defaults, note: Note) -> Iterator[Document]:
    """The text of all pages. The date inside a PDF is when the file was made, so none is taken from it."""
    source.largest = _LARGEST
    data = source.whole()
    pages, title = _pages(data)
    text = paragraphs(pages)
    if not text.strip():
        raise SourceError("its pages are pictures without text", "Recognise its text first, and read that")
    empty = sum(not page.strip() for page in pages)
    if empty:
        note(source.name, f"{empty} of {len(pages)} pages hold no text")
    yield build(
        text,
        # Programs write what they like into the title ("Microsoft Word - final2.doc"): it counts if the page shows it.
        title=title if title and _bare(title) in _bare(text[:5_000]) else None,
        url=defaults.url or defaults.address,
        outlet=defaults.outlet,
        published=defaults.published,
        language=defaults.language,
        zone=defaults.zone,
        retrieved=defaults.retrieved,
        origin=source.origin(data),
    )


def _pages(data: bytes) -> tuple[list[str], str | None]:
    """The text of each page, and the title the file gives itself."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("it is locked by a password", "Save it without one") from None
        raise SourceError(f"it is a broken PDF ({str(error).rstrip('.')})", "Fetch it again") from None
    try:
        if len(pdf) > MOST_PAGES:
            raise SourceError(f"it has more than {MOST_PAGES:,} pages", "Split it into one file per report")
        pages: list[str] = []
        room = _MOST_TEXT
        for number in range(len(pdf)):
            pages.append(_page(pdf, number))
            room -= len(pages[-1])
            if room < 0:
                raise SourceError("it holds more text than a report can", "Save what you need of it as text")
        return pages, (pdf.get_metadata_dict().get("Title") or "").strip() or None
    except (pypdfium2.PdfiumError, UnicodeError, RuntimeError) as error:
        raise SourceError(f"its pages cannot be read ({type(error).__name__})", "Fetch it again") from error
    finally:
        pdf.close()


def _page(pdf: object, number: int) -> str:
    page = pdf[number]  # type: ignore[index]  # the library is not typed
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()
    finally:
        page.close()


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


PDF = Format("PDF", (".pdf",), lambda opening: opening.startswith("%PDF-"), read_pdf)
