"""Reading on a Dask cluster gives the ledger of one process, row for row, also where a worker is killed meanwhile."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import crewing
import pytest
from contents import contents

from tieline.cluster.crew import CrewError
from tieline.cluster.dask_crew import DaskCrew
from tieline.cluster.read import read_with
from tieline.desk.read import Failed, Outcome, read_sources
from tieline.ledger.ledger import Ledger
from tieline.records.document import Document

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
LONG = bool(os.environ.get("TIELINE_LONG"))
COUNT = 5000 if LONG else 120
KILLS = 5 if LONG else 1


@contextmanager
def local_cluster(**settings: int) -> Iterator[Any]:
    """Two processes of one thread each. settings: of Dask's scheduler."""
    with (
        dask.config.set({f"distributed.scheduler.{name.replace('_', '-')}": value for name, value in settings.items()}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
        ) as made,
    ):
        yield made


def _killed(cluster: Any, times: int) -> None:
    """Kill a worker several times, with some time between."""
    for number in range(times):
        time.sleep(1.0 if LONG else 0.3)
        pids = [nanny.pid for nanny in cluster.workers.values() if nanny.pid]
        os.kill(pids[number % len(pids)], signal.SIGKILL)


def test_a_worker_killed_meanwhile_changes_nothing(tmp_path: Path) -> None:
    with local_cluster() as cluster:
        _read_and_kill(cluster, tmp_path)


def _read_and_kill(cluster: Any, tmp_path: Path) -> None:
    found = list(crewing.documents(COUNT))
    crew = DaskCrew(cluster.scheduler_address, crewing.fragile(tmp_path, pause=0.004))
    killer = threading.Thread(target=_killed, args=(cluster, KILLS))
    with closing(crew), Ledger(tmp_path / "many.db") as ledger:
        killer.start()
        outcomes = list(read_with(crew, found, ledger, crewing.quick(), lambda *_: None, size=10))
        killer.join()
    assert [one for one in outcomes if isinstance(one, Failed)] == []
    with Ledger(tmp_path / "one.db") as ledger:
        list(read_sources(found, ledger, pipeline=crewing.quick()))
    assert contents(tmp_path / "many.db") == contents(tmp_path / "one.db")
    with Ledger(tmp_path / "many.db") as ledger:
        assert ledger.faults() == []


def test_a_document_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    found: list[Document] = list(crewing.documents(8, n3="DEADLY "))
    with local_cluster(allowed_failures=0) as cluster:
        crew = DaskCrew(cluster.scheduler_address, crewing.fragile(tmp_path))
        with closing(crew), Ledger(tmp_path / "ledger.db") as ledger:
            outcomes: list[Outcome] = list(read_with(crew, found, ledger, crewing.quick(), lambda *_: None, size=4))
    (failed,) = (one for one in outcomes if isinstance(one, Failed))
    assert "a.example/3" in failed.fault.source
    assert "it ended the worker that read it" in failed.fault.reason


def test_a_cluster_whose_workers_are_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.cluster.dask_crew._GLANCE", 0.2)
    with local_cluster() as cluster:
        crew = DaskCrew(cluster.scheduler_address, crewing.fragile(tmp_path, pause=30))
        monkeypatch.setattr("tieline.cluster.dask_crew._PATIENCE", 1.0)
        crew.submit((0, -1), [crewing.document(1)])
        cluster.scale(0)
        with closing(crew), pytest.raises(CrewError, match="no worker any more"):
            crew.finished()


def test_a_cluster_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tieline.cluster.dask_crew._PATIENCE", 0.5)
    with pytest.raises(CrewError, match=r"127\.0\.0\.1:9.*Check that it runs"):
        DaskCrew("tcp://127.0.0.1:9", crewing.quick)


def test_without_dask_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(CrewError, match=r"pip install 'tieline\[cluster\]'"):
        DaskCrew("tcp://127.0.0.1:9", crewing.quick)
