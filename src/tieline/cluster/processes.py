"""A crew of processes on this machine, each with the models of its own; one that dies takes nobody along."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tieline.cluster.crew import Answer, CrewError, Key, Lost
from tieline.cluster.work import Make, read_chunk, single_threaded
from tieline.language.model import ModelError
from tieline.records.document import Document

READY = "ready"
_PATIENCE = 5.0  # seconds a worker has to end by itself


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a worker could not do, for every document alike. model: whether its models are at fault."""

    said: str
    model: bool


@dataclass(eq=False, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    key: Key | None = None
    ready: bool = False


def serve(pipe: Connection, make: Make) -> None:
    """Read what comes through the pipe until its other end is closed, as it is when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the parent, which ends its workers
    single_threaded()
    try:
        pipeline = make()
        pipe.send(READY)
        while True:
            documents = pipe.recv()
            try:
                answer: bytes | Refusal = read_chunk(pipeline, documents)
            except ModelError as error:
                answer = Refusal(str(error), model=True)
            except Exception as error:  # noqa: BLE001  # told by the parent, which alone can
                answer = Refusal(f"{type(error).__name__}: {error}", model=False)
            pipe.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class Processes:
    """workers: how many. make: makes the pipeline in each. They start when there is something to read."""

    def __init__(self, workers: int, make: Make) -> None:
        self._number = workers
        self._make = make
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []
        self._waiting: deque[tuple[Key, Sequence[Document]]] = deque()

    @property
    def capacity(self) -> int:
        """One chunk in hand and one at hand for each worker."""
        return 2 * self._number

    @property
    def pids(self) -> list[int]:
        """Of the workers that live."""
        return [worker.process.pid for worker in self._workers if worker.process.pid is not None]

    def submit(self, key: Key, documents: Sequence[Document]) -> None:
        """Hand documents to a worker that is idle, else keep them until one is."""
        self._waiting.append((key, documents))
        self._hand_out()

    def finished(self) -> list[Answer]:
        """Wait for workers; a dead one is replaced when there is something to do."""
        answers: list[Answer] = []
        while not answers:
            busy = {worker.pipe: worker for worker in self._workers if worker.key is not None}
            for pipe in connection.wait(list(busy)):
                answer = self._heard(busy[pipe])  # type: ignore[index]
                answers += [answer] if answer is not None else []
            self._hand_out()
        return answers

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _heard(self, worker: _Worker) -> Answer | None:
        key = worker.key
        assert key is not None  # idle workers are not listened to
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            return key, self._lost(worker)
        if said == READY:
            worker.ready = True
            return None
        if isinstance(said, Refusal):
            raise (ModelError if said.model else CrewError)(said.said)
        worker.key = None
        return key, said

    def _lost(self, worker: _Worker) -> Lost:
        """Bury a worker that died. Raises `CrewError` for one that could not even start."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        code = worker.process.exitcode
        how = f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        if not worker.ready:
            raise CrewError(f"a worker process could not start ({how}). Read without --workers to see why")
        return Lost(how)

    def _hand_out(self) -> None:
        while self._waiting:
            worker = next((one for one in self._workers if one.key is None), None)
            if worker is None and len(self._workers) < self._number:
                worker = self._start()
            if worker is None:
                return
            worker.key, documents = self._waiting.popleft()
            try:
                worker.pipe.send(documents)
            except (BrokenPipeError, ConnectionResetError):
                continue  # it died; its pipe says so to whoever listens

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker
