"""The page of one entry: agreed values, every report's sentence, disagreements and links."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType
from sample_reading import document, reading

from tieline.records.event import Event
from tieline.records.evidence import RowEvidence
from tieline.records.happening import Disagreement, Happening, Link, LinkKind, Telling
from tieline.views.entry import EntryPage


def rendered(what: RenderableType, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(what)
    return out.getvalue()


def page(**changed: object) -> str:
    (contact,), event = reading().contacts, reading().events[0]
    doc = document()
    values: dict[str, object] = {
        "id": contact.id, "facets": (contact, event), "members": (contact.id, event.id), "documents": (doc.id,),
        "independent": 1, **changed,
    }  # fmt: skip
    return rendered(EntryPage(Happening(**values), (contact, event), {doc.id: doc}))  # type: ignore[arg-type]


def test_all_facets_and_every_reports_sentences_are_shown() -> None:
    shown = page()
    for words in (
        "CONTACT, EVENT",
        "Meeting · held · Tue 21 Jan 2025",
        "confidence 0.90 · hand",
        "REPORTS  1, from 1 independent source",
        "Norway and Chile agree to open a joint polar station",
        "The Polar Times · Wed 22 Jan 2025",
        "│ OSLO — Norwegian Prime Minister Astrid Lunde received",
    ):
        assert words in shown
    assert "DISAGREEMENTS" not in shown
    assert "LINKS" not in shown


def test_disagreements_name_who_says_what() -> None:
    doc = document().id
    tellings = (Telling(value="Oslo", documents=(doc,)), Telling(value="Bergen [b]", documents=("ffff0000ffff0000",)))
    shown = page(disagreements=(Disagreement(field="place", tellings=tellings),), independent=2)
    assert f"Oslo  The Polar Times {doc[:8]}" in shown
    assert "Bergen [b]  ffff0000" in shown


def test_links_name_the_other_entry() -> None:
    assert "part of 0123456789abcdef" in page(links=(Link(kind=LinkKind.PART_OF, happening="0123456789abcdef"),))


def test_links_to_an_entry_name_what_leads_to_it_and_why() -> None:
    links = (
        Link(kind=LinkKind.ANNOUNCES, happening="h1", reason="Ana Sol, visit of 2025-03-04"),
        Link(kind=LinkKind.PART_OF, happening="h2"),
    )
    (facet, *_) = reading().contacts
    happening = Happening(id="h0", facets=(facet,), members=(facet.id,), documents=(), independent=0)
    shown = rendered(EntryPage(happening, (), {}, links_to=links))
    assert "announced by h1  Ana Sol, visit of 2025-03-04" in shown
    assert "holds h2" in shown


def test_a_coded_row_is_shown_by_its_file_and_row() -> None:
    coded = Event(
        category=None, scheme="cameo", code="036", actors=reading().events[2].actors, confidence=1.0, method="import",
        evidence=(RowEvidence(field="category", file="ab" * 32, row=7),),
    )  # fmt: skip
    happening = Happening(id=coded.id, facets=(coded,), members=(coded.id,), documents=(), independent=0)
    shown = rendered(EntryPage(happening, (coded,), {}))
    assert "cameo 036" in shown
    assert "row 7 of file abababababab" in shown
