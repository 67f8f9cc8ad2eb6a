"""Whoever reads, the ledger ends as that of one process, row for row; who dies over a document takes nobody along."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import crewing
import pytest
from contents import contents
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.chunks.chunk import Chunk, Entry
from tieline.chunks.code import encode
from tieline.cluster.crew import Alone, Answer, Crew, CrewError, Key
from tieline.cluster.order import WHOLE
from tieline.cluster.processes import Processes
from tieline.cluster.read import read_with
from tieline.desk.read import Failed, Known, Outcome, Pipeline, Read, read_sources
from tieline.language.model import ModelError
from tieline.ledger.ledger import Ledger
from tieline.records.document import Document
from tieline.sources.fault import SourceFault

Found = Document | SourceFault
Said = list[tuple[str, str]]


def one_process(found: Iterable[Found], path: Path) -> list[Outcome]:
    with Ledger(path) as ledger:
        return list(read_sources(found, ledger, pipeline=crewing.quick()))


def with_crew(crew: Crew, found: Iterable[Found], path: Path, said: Said | None = None, size: int = 5) -> list[Outcome]:
    def note(source: str, words: str) -> None:
        if said is not None:
            said.append((source, words))

    with closing(crew), Ledger(path) as ledger:
        return list(read_with(crew, found, ledger, crewing.quick(), note, size=size))


def kinds(outcomes: Iterable[Outcome]) -> list[str]:
    return [str(o.added) if isinstance(o, Read) else type(o).__name__ for o in outcomes]


class Shuffled:
    """A crew that answers out of order, and some things twice, as a cluster may."""

    capacity = 3

    def __init__(self, order: Callable[[int], int]) -> None:
        self._order = order
        self._held: list[tuple[Key, list[Document]]] = []

    def submit(self, key: Key, documents: Sequence[Document]) -> None:
        self._held.append((key, list(documents)))

    def finished(self) -> list[Answer]:
        key, documents = self._held.pop(self._order(len(self._held)))
        data = encode(Chunk(crewing.VERSION, tuple(Entry(d, crewing.read(d)) for d in documents)))
        return [(key, data)] * (1 + self._order(2))

    def close(self) -> None:
        """Nothing to end."""


@st.composite
def inputs(draw: st.DrawFn) -> list[Found]:
    """Reports that come again, with other metadata, and sources that hold none."""
    found: list[Found] = []
    for _ in range(draw(st.integers(0, 25))):
        number = draw(st.integers(0, 5))
        made = crewing.document(number)
        title = draw(st.sampled_from([None, None, "A headline", "Another"]))
        published = draw(st.sampled_from([made.published, None]))
        kept = Document(text=made.text, outlet=made.outlet, url=made.url, published=published, title=title)
        fault = SourceFault(source="x", reason="it is empty")
        found.append(fault if draw(st.integers(0, 3)) == 0 else kept)
    return found


@settings(max_examples=40, deadline=None)
@given(inputs(), st.data(), st.integers(1, 6))
def test_whatever_comes_again_and_in_whatever_order_the_ledger_is_that_of_one_process(
    tmp_path_factory: pytest.TempPathFactory, found: list[Found], data: st.DataObject, size: int
) -> None:
    folder = tmp_path_factory.mktemp("l")
    crew = Shuffled(lambda n: data.draw(st.integers(0, n - 1)))
    outcomes = with_crew(crew, found, folder / "many.db", size=size)
    assert kinds(outcomes) == kinds(one_process(found, folder / "one.db"))
    assert contents(folder / "many.db") == contents(folder / "one.db")


def test_processes_give_the_ledger_of_one(tmp_path: Path) -> None:
    found: list[Found] = list(crewing.documents(60))
    found.insert(7, SourceFault(source="letter.doc", reason="it is no text"))
    found.insert(9, Document(text="Half a \ud83d character.", outlet="Outlet 4"))
    outcomes = with_crew(Processes(2, crewing.quick), found, tmp_path / "two.db")
    one_process(found, tmp_path / "one.db")
    assert contents(tmp_path / "two.db") == contents(tmp_path / "one.db")
    assert [kinds(outcomes)[at] for at in (6, 7, 9)] == ["new", "Failed", "Failed"]


def test_a_run_goes_on_where_another_stopped(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    found = list(crewing.documents(30))
    with closing(Processes(2, crewing.quick)) as crew, Ledger(path) as ledger:
        outcomes = read_with(crew, found, ledger, crewing.quick(), lambda *_: None, size=4)
        kept = [next(outcomes) for _ in range(10)]
        outcomes.close()  # type: ignore[attr-defined]
    with Ledger(path, read_only=True) as ledger:
        assert len(list(ledger.documents())) == len(kept), "what was told of is stored"
    again = with_crew(Processes(2, crewing.quick), found, path)
    assert kinds(again) == ["Known"] * 10 + ["new"] * 20
    one_process(found, tmp_path / "one.db")
    assert contents(path) == contents(tmp_path / "one.db")


def test_a_document_that_kills_its_worker_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    said: Said = []
    found = list(crewing.documents(20, n3="DEADLY ", n11="ONCE ", n12="ODD "))
    outcomes = with_crew(Processes(2, crewing.fragile(tmp_path)), found, tmp_path / "ledger.db", said)
    faults = {at: o.fault for at, o in enumerate(outcomes) if isinstance(o, Failed)}
    assert sorted(faults) == [3, 12]
    assert "signal 9" in faults[3].reason
    assert "memory" in faults[3].remedy
    assert "IndexError" in faults[12].reason
    assert len(said) == 2
    assert "a.example/3" in said[0][1] + said[1][1], "the documents of the worker that ended are named"
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.faults() == []
        assert len(list(ledger.documents())) == 18


def test_workers_end_with_their_crew(tmp_path: Path) -> None:
    import os

    crew = Processes(2, crewing.quick)
    for number in range(4):
        crew.submit((number, WHOLE), [crewing.document(number)])
    crew.finished()
    pids = crew.pids
    assert len(pids) == 2
    crew.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (crewing.unable, CrewError, r"could not start \(exit code 3\)"),
        (crewing.without_model, ModelError, "the model is missing"),
        (crewing.other_version, CrewError, r"has the pipeline 2\.0, and this is 1\.0.*one version"),
    ],
)
def test_what_every_worker_would_meet_stops_the_run(
    tmp_path: Path, make: Callable[[], Pipeline], error: type[Exception], words: str
) -> None:
    if make is crewing.other_version:
        make = functools.partial(_with_version, "2.0")
    with pytest.raises(error, match=words):
        with_crew(Processes(1, make), crewing.documents(3), tmp_path / "ledger.db")


def _with_version(version: str) -> Pipeline:
    from dataclasses import replace

    return Pipeline(lambda one: replace(crewing.read(one), version=version), version)


def test_one_process_is_a_crew_too(tmp_path: Path) -> None:
    found: Iterator[Document] = crewing.documents(10)
    outcomes = with_crew(Alone(crewing.quick), found, tmp_path / "ledger.db")
    assert kinds(outcomes) == ["new"] * 10
    again = with_crew(Alone(crewing.quick), crewing.documents(10), tmp_path / "ledger.db")
    assert all(isinstance(outcome, Known) for outcome in again)
