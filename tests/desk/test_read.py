"""Reading into the ledger: one bad document stops nothing, and a run that was cut off goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_readings import ANA, BEN, TUESDAY, Story, on

from tieline.desk.read import Failed, Known, Outcome, Pipeline, Read, name_of, read_sources
from tieline.language.model import ModelError
from tieline.ledger.errors import DiskFullError
from tieline.ledger.ledger import Ledger
from tieline.ledger.writer import Added
from tieline.records.document import Document
from tieline.records.reading import Reading
from tieline.sources.fault import SourceFault


def quick(read: Callable[[Document], Reading] | None = None, version: str = "1") -> Pipeline:
    """A reader that finds one contact in every document, or what it is told to do."""

    def contact(document: Document) -> Reading:
        story = Story(outlet=document.outlet, version=version).contact(ANA, BEN, when=on(TUESDAY))
        return story.reading(text=f"{document.text}", published=document.published, title=document.title)

    return Pipeline(read or contact, version)


def document(number: int, **told: object) -> Document:
    text = Story().contact(ANA, BEN, when=on(TUESDAY)).text
    return Document(text=text, outlet=f"Outlet {number}", **told)  # type: ignore[arg-type]


def test_each_document_is_read_and_kept(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        outcomes = list(read_sources([document(1), document(2)], ledger, pipeline=quick()))
        assert [o.added for o in outcomes if isinstance(o, Read)] == [Added.NEW, Added.NEW]
        assert len(list(ledger.documents())) == 2


def test_without_a_ledger_nothing_is_kept() -> None:
    (outcome,) = read_sources([document(1)], pipeline=quick())
    assert isinstance(outcome, Read)
    assert outcome.added is None


def test_what_the_ledger_knows_is_not_parsed_again(tmp_path: Path) -> None:
    parsed: list[str] = []

    def counting(one: Document) -> Reading:
        parsed.append(one.id)
        return quick().read(one)

    with Ledger(tmp_path / "ledger.db") as ledger:
        documents = [document(i) for i in range(3)]
        list(read_sources(documents[:2], ledger, pipeline=quick(counting)))
        outcomes = list(read_sources(documents, ledger, pipeline=quick(counting)))
    assert [type(o) for o in outcomes] == [Known, Known, Read]
    assert parsed == [d.id for d in documents]


def test_a_newer_version_or_corrected_metadata_are_read_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        list(read_sources([document(1)], ledger, pipeline=quick()))
        (newer,) = read_sources([document(1)], ledger, pipeline=quick(version="2"))
        (dated,) = read_sources([document(1, published=TUESDAY)], ledger, pipeline=quick(version="2"))
        assert isinstance(newer, Read)
        assert isinstance(dated, Read)
        assert newer.added is dated.added is Added.SUPERSEDED


def test_a_document_that_lacks_what_the_ledger_knows_is_read_with_it(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        list(read_sources([document(1, published=date(2025, 3, 5))], ledger, pipeline=quick()))
        (outcome,) = read_sources([document(1)], ledger, pipeline=quick(version="2"))
        assert isinstance(outcome, Read)
        assert outcome.reading.document.published == date(2025, 3, 5)


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    def fragile(one: Document) -> Reading:
        if one.outlet == "Outlet 2":
            raise IndexError("list index out of range")
        return Reading(document=one, version="1") if one.outlet == "Outlet 4" else quick().read(one)

    fault = SourceFault(source="letter.doc", reason="it is no text", remedy="Save it as text")
    broken = Document(text="Half a \ud83d character.", outlet="Outlet 4")
    documents: list[Document | SourceFault] = [document(1), document(2), fault, broken, document(3)]
    with Ledger(tmp_path / "ledger.db") as ledger:
        outcomes = list(read_sources(documents, ledger, pipeline=quick(fragile)))
        assert [type(o) for o in outcomes] == [Read, Failed, Failed, Failed, Read]
        ours, theirs, halved = (o.fault for o in outcomes if isinstance(o, Failed))
        assert "IndexError: list index out of range" in ours.reason
        assert "Outlet 2" in ours.source
        assert "report it" in ours.remedy
        assert theirs is fault
        assert "half a character" in halved.reason
        assert len(list(ledger.documents())) == 2


@pytest.mark.parametrize("error", [ModelError("the model is missing"), DiskFullError(Path("ledger.db"))])
def test_what_every_document_would_meet_stops_the_run(error: Exception) -> None:
    def stopped(_: Document) -> Reading:
        raise error

    outcomes = read_sources([document(1), document(2)], pipeline=quick(stopped))
    with pytest.raises(type(error)):
        next(outcomes)


def test_progress_is_told_before_and_after_each_document() -> None:
    told: list[object] = []
    fault = SourceFault(source="x", reason="y")

    def finished(outcome: Outcome) -> None:
        told.append(type(outcome).__name__)

    documents: list[Document | SourceFault] = [document(1), fault]
    outcomes = read_sources(documents, started=lambda d: told.append(d.outlet), finished=finished, pipeline=quick())
    assert next(outcomes) is not None
    assert told == ["Outlet 1", "Read"]
    assert len(list(outcomes)) == 1
    assert told == ["Outlet 1", "Read", "Failed"]


def test_a_document_is_named_as_a_person_would() -> None:
    assert name_of(Document(text="One two.", url="https://a.example/1")) == "https://a.example/1"
    assert name_of(Document(text="One two.", outlet="The Post")) == "The Post: One two."
    assert name_of(Document(text="a " * 50)) == "a a a a a a a a a a"


def test_a_run_on_known_documents_does_not_load_the_parser(tmp_path: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from tieline.desk.read import read_sources; from tieline.ledger.ledger import Ledger\n"
        "with Ledger(sys.argv[1]) as ledger: print(list(read_sources([], ledger)), 'spacy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program, str(tmp_path / "l.db")], capture_output=True, text=True)
    assert (told.stdout.strip(), told.stderr) == ("[] False", "")
