"""A crew of Dask workers, on this machine or on many: `pip install tieline[cluster]` here and on each of them.

Dask hands a chunk to another worker where one dies, a few times; what it gives up comes back as lost.
"""

from __future__ import annotations

import importlib
import pickle
import threading
import time
from collections.abc import Sequence
from typing import Any

from tieline.cluster.crew import Answer, CrewError, Key, Lost
from tieline.cluster.work import Make, read_chunk
from tieline.desk.read import Pipeline
from tieline.language.model import ModelError
from tieline.records.document import Document

Client = Any  # Dask's classes, which bring no types along
Future = Any
_PATIENCE = 60.0  # seconds to wait for the scheduler, and for a worker where there is none
_GLANCE = 5.0  # seconds after which it is asked whether there are workers at all
_INSTALL = "python -m pip install 'tieline[cluster]'"

_pipelines: dict[bytes, Pipeline] = {}
_reading = threading.Lock()  # the parser's models take one document at a time, whatever Dask's threads do


def read_far(make: bytes, documents: Sequence[Document]) -> bytes:
    """What runs in a worker. make: pickled; the pipeline it makes is kept for the next chunk."""
    with _reading:
        if make not in _pipelines:
            _pipelines[make] = pickle.loads(make)()  # noqa: S301  # comes from the client, whom a worker obeys anyway
        return read_chunk(_pipelines[make], documents)


class DaskCrew:
    """address: of the scheduler. make: makes the pipeline in each worker. Raises `CrewError`."""

    def __init__(self, address: str, make: Make) -> None:
        self._make = _pickled(make)
        self._distributed = _dask()
        self._client = _connected(self._distributed, address)
        self._keys: dict[Future, Key] = {}

    @property
    def capacity(self) -> int:
        """One chunk in hand and one at hand for each thread there is now."""
        threads: dict[str, int] = self._client.nthreads()
        return 2 * max(1, sum(threads.values()))

    def submit(self, key: Key, documents: Sequence[Document]) -> None:
        """Hand documents to the scheduler."""
        future = self._client.submit(read_far, self._make, list(documents), pure=False)
        self._keys[future] = key

    def finished(self) -> list[Answer]:
        """Wait for the first that is done; all that are. Raises `CrewError` where no worker is left and none comes."""
        deserted = time.monotonic()
        while True:
            answers = [answer for future in self._done() if (answer := self._taken(future)) is not None]
            if answers:
                return answers
            if self._client.nthreads():
                deserted = time.monotonic()
            elif time.monotonic() - deserted > _PATIENCE:
                raise CrewError("the cluster has no worker any more. Start some, and run the command again: it goes on")

    def _done(self) -> list[Future]:
        with self._client.as_current():
            try:
                found = self._distributed.wait(list(self._keys), timeout=_GLANCE, return_when="FIRST_COMPLETED")
            except TimeoutError:
                return []
        return list(found.done)

    def _taken(self, future: Future) -> Answer | None:
        """What a future holds; None where its worker died with it, so that Dask has it made once more."""
        try:
            answer = _answer(future)
        except TimeoutError:
            return None
        return self._keys.pop(future), answer

    def close(self) -> None:
        """Take back what is not done, and leave the cluster to itself."""
        self._client.cancel(list(self._keys))
        self._client.close()


def _answer(future: Future) -> bytes | Lost:
    from distributed.scheduler import KilledWorker

    if future.status == "finished":
        data: bytes = future.result(timeout=_GLANCE)
        return data
    error = future.exception(timeout=_GLANCE)
    if error is None:  # what was done was lost with its worker, and is done again by now
        raise TimeoutError
    if isinstance(error, KilledWorker):
        return Lost(f"{error.allowed_failures + 1} of the cluster, one after the other")
    if isinstance(error, ModelError):
        raise error
    said = f"a worker of the cluster failed: {type(error).__name__}: {error}"
    raise CrewError(f"{said}. Install one version of Tieline everywhere")


def _connected(distributed: Any, address: str) -> Client:
    client: Client = None
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        if client is not None:
            client.close()
        raise CrewError(f"the cluster at {address} gives no worker ({error}). Check that it runs") from error
    return client


def _dask() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise CrewError(f"--cluster needs Dask. Install it with `{_INSTALL}`") from None


def _pickled(make: Make) -> bytes:
    return pickle.dumps(make)
