"""Shares of the input are read into chunks; loaded together, they give the ledger of one process."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import crewing
import pytest
from contents import contents
from hypothesis import given
from hypothesis import strategies as st

from tieline.chunks import files
from tieline.cluster.crew import Alone
from tieline.cluster.processes import Processes
from tieline.cluster.share import WHOLE, Share, read_share
from tieline.cluster.write import write_chunks
from tieline.desk.load import load_chunks
from tieline.desk.read import Failed, Known, Outcome, Pipeline, Read, read_sources
from tieline.ledger.ledger import Ledger
from tieline.records.document import Document
from tieline.sources.fault import SourceFault

Found = Document | SourceFault


def written(
    found: Iterable[Found], folder: Path, share: Share = WHOLE, *, size: int = 10, said: list[str] | None = None
) -> list[Outcome]:
    def note(source: str, words: str) -> None:
        if said is not None:
            said.append(f"{source}: {words}")

    return list(write_chunks(Alone(crewing.quick), share.documents(found), folder, crewing.VERSION, note, size=size))


def loaded(folder: Path, path: Path) -> list[Outcome]:
    with Ledger(path) as ledger:
        outcomes = list(load_chunks([folder], ledger))
        assert ledger.faults() == []
    return outcomes


def one_process(found: Iterable[Found], path: Path) -> dict[str, list[object]]:
    with Ledger(path) as ledger:
        list(read_sources(found, ledger, pipeline=crewing.quick()))
    return contents(path)


@given(st.integers(1, 50), st.text("0123456789abcdef", min_size=16, max_size=16))
def test_every_document_is_in_one_share(of: int, id_: str) -> None:
    assert sum(Share(number, of).holds(id_) for number in range(1, of + 1)) == 1


@pytest.mark.parametrize("written", ["0/3", "4/3", "3", "1/0", "a/b", "-1/3", "1/3/5", ""])
def test_a_share_there_is_not_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no share"):
        read_share(written)


def test_a_share_is_read_as_it_is_written() -> None:
    assert read_share("3/100") == Share(3, 100)
    assert str(Share(3, 100)) == "3/100"


def test_files_are_shared_out_by_name(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("A text.", "utf-8")
    sources = [str(tmp_path), "https://a.example/", str(tmp_path / "none.txt")]
    shares = [list(Share(number, 3).files(sources)) for number in (1, 2, 3)]
    assert sorted(name for share in shares for name in share) == sorted(
        [*(str(tmp_path / f"{number}.txt") for number in range(20)), *sources[1:]]
    )
    assert all(shares)
    assert list(Share(2, 3).files(["-"])) == ["-"]


def test_shares_loaded_together_give_the_ledger_of_one_process(tmp_path: Path) -> None:
    found = list(crewing.documents(80))
    for number in (2, 1, 3):
        outcomes = written(found, tmp_path / "chunks", Share(number, 3))
        assert 10 < len(outcomes) < 50
    assert len(list(files.listed([tmp_path / "chunks"]))) >= 9
    first = loaded(tmp_path / "chunks", tmp_path / "many.db")
    assert {type(one) for one in first} == {Read}
    assert contents(tmp_path / "many.db") == one_process(found, tmp_path / "one.db")
    again = loaded(tmp_path / "chunks", tmp_path / "many.db")
    assert {type(one) for one in again} == {Known}
    assert contents(tmp_path / "many.db") == contents(tmp_path / "one.db")


def test_a_share_goes_on_where_it_stopped(tmp_path: Path) -> None:
    found = list(crewing.documents(40))
    folder = tmp_path / "chunks"
    stopped = write_chunks(Alone(crewing.quick), found, folder, crewing.VERSION, lambda *_: None, size=10)
    told = [next(stopped) for _ in range(15)]
    stopped.close()  # type: ignore[attr-defined]
    assert len(list(files.listed([folder]))) == 2, "what was told of is on the disk"
    outcomes = written(found, folder)
    assert [type(one) for one in outcomes] == [Known] * 20 + [Read] * 20
    assert len(told) == 15


def test_a_damaged_chunk_is_read_again_by_its_share_and_named_by_whoever_loads_it(tmp_path: Path) -> None:
    found = list(crewing.documents(30))
    folder = tmp_path / "chunks"
    written(found, folder)
    broken = list(files.listed([folder]))[1]
    broken.write_bytes(broken.read_bytes()[:-100])
    outcomes = loaded(folder, tmp_path / "many.db")
    (fault,) = (one.fault for one in outcomes if isinstance(one, Failed))
    assert fault.source == str(broken)
    assert "damaged" in fault.reason
    assert "read its share again" in fault.remedy
    assert len(outcomes) == 21
    said: list[str] = []
    again = written(found, folder, said=said)
    assert [type(one) for one in again] == [Known] * 10 + [Read] * 10 + [Known] * 10
    assert len(said) == 1
    assert str(broken) in said[0]
    loaded(folder, tmp_path / "many.db")
    assert contents(tmp_path / "many.db") == one_process(found, tmp_path / "one.db")


def test_a_later_version_supersedes_an_earlier_one_in_whatever_order_chunks_are_loaded(tmp_path: Path) -> None:
    found = list(crewing.documents(5))
    later = Pipeline(lambda one: replace(crewing.read(one), version="2.0", pledges=()), "2.0")
    written(found, tmp_path / "first")
    list(write_chunks(Alone(lambda: later), found, tmp_path / "later", "2.0", lambda *_: None))
    for folder in ("later", "first", "later"):
        outcomes = loaded(tmp_path / folder, tmp_path / "a.db")
    for folder in ("first", "later"):
        loaded(tmp_path / folder, tmp_path / "b.db")
    assert {type(one) for one in outcomes} == {Known}
    assert contents(tmp_path / "a.db", today=True) == contents(tmp_path / "b.db", today=True)


def test_faults_are_told_by_one_share_and_kept_in_its_chunk(tmp_path: Path) -> None:
    fault = SourceFault(source="letter.doc", reason="it is no text")
    half = Document(text="Half a \ud83d character.", outlet="Outlet 4")
    found: list[Found] = [fault, half, *crewing.documents(6, n2="ODD ")]
    told = []
    for number in (1, 2):
        with closing(Processes(1, crewing.fragile(tmp_path))) as crew:
            share = Share(number, 2).documents(found)
            told += list(write_chunks(crew, share, tmp_path / "chunks", crewing.VERSION, lambda *_: None))
    faults = [one.fault.reason for one in told if isinstance(one, Failed)]
    assert len(told) == 8
    assert len(faults) == 3
    outcomes = loaded(tmp_path / "chunks", tmp_path / "ledger.db")
    (kept,) = (one.fault for one in outcomes if isinstance(one, Failed))
    assert "IndexError" in kept.reason


def test_what_the_ledger_knows_more_of_is_read_anew_or_named(tmp_path: Path) -> None:
    """A chunk's document that lacks what the ledger knows never takes it away."""
    made = crewing.document(2)
    titled = Document(text=made.text, outlet=made.outlet, url=made.url, title="A headline")
    dated = Document(text=made.text, outlet=made.outlet, url=made.url, published=made.published)
    one_process([titled], tmp_path / "ledger.db")
    written([dated], tmp_path / "chunks")
    (outcome,) = loaded(tmp_path / "chunks", tmp_path / "ledger.db")
    assert isinstance(outcome, Failed)
    assert "the ledger knows more" in outcome.fault.reason
    assert "tieline read" in outcome.fault.remedy


def test_a_folder_without_chunks_is_named(tmp_path: Path) -> None:
    (tmp_path / "chunks").mkdir()
    (outcome,) = loaded(tmp_path / "chunks", tmp_path / "ledger.db")
    assert isinstance(outcome, Failed)
    assert "no chunks" in outcome.fault.reason
