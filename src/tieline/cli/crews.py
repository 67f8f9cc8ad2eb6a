"""Options that say who reads: this process, processes beside it, a cluster; all of the input, or a share of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tieline.cluster.crew import Crew
    from tieline.cluster.share import Share
    from tieline.desk.read import Pipeline

F = TypeVar("F", bound=Callable[..., Any])
FILES, DOCUMENTS = "file", "document"
_FAR = 64  # documents to a chunk that travels to another machine


def crew_options(command: F) -> F:
    """--workers, --cluster, --shard, --by and -o."""
    for option in (
        click.option(
            "-o",
            "--output",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="FOLDER",
            help="Write chunks into this folder, for `tieline load`, and nothing into the ledger.",
        ),
        click.option(
            "--by",
            type=click.Choice([DOCUMENTS, FILES]),
            default=DOCUMENTS,
            help="What is shared out: documents by their ids, or the files of the sources by their names, which spares "
            "every task from opening all of them.",
        ),
        click.option("--shard", metavar="I/N", help="Read a share only, such as 3/100; with -o, for array jobs."),
        click.option("--cluster", metavar="ADDRESS", help="Read on a Dask cluster, such as tcp://host:8786."),
        click.option("--workers", type=click.IntRange(1), metavar="N", help="Read in so many processes."),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one run reads and with whom. output: the folder of chunks, where there is no ledger."""

    workers: int | None
    cluster: str | None
    share: Share
    by_document: bool
    output: Path | None

    @property
    def alone(self) -> bool:
        """Whether this process reads into a ledger by itself."""
        return self.workers is None and self.cluster is None and self.output is None

    @property
    def size(self) -> int:
        """Documents to a chunk."""
        from tieline.cluster.read import SIZE

        return _FAR if self.cluster is not None else SIZE

    @contextmanager
    def crew(self, make: Callable[[], Pipeline]) -> Iterator[Crew]:
        """Whoever reads, until it is no longer needed. Raises `CrewError`."""
        crew = self._crew(make)
        try:
            yield crew
        finally:
            crew.close()

    def _crew(self, make: Callable[[], Pipeline]) -> Crew:
        if self.cluster is not None:
            from tieline.cluster.dask_crew import DaskCrew

            return DaskCrew(self.cluster, make)
        if self.workers is not None:
            from tieline.cluster.processes import Processes

            return Processes(self.workers, make)
        from tieline.cluster.crew import Alone

        return Alone(make)


def task_of(
    workers: int | None,
    cluster: str | None,
    shard: str | None,
    by: str,
    output: Path | None,
    *,
    no_ledger: bool,
    ledger: Path | None,
) -> Task:
    """The task that some options ask for; options that contradict each other are wrong usage."""
    from tieline.cluster.share import WHOLE, read_share

    if workers is not None and cluster is not None:
        raise click.UsageError("--workers and --cluster exclude each other: one of them reads")
    if shard is not None and output is None:
        raise click.UsageError("--shard needs -o FOLDER: tasks write chunks, and `tieline load` commits them")
    if output is not None and (ledger is not None or no_ledger):
        raise click.UsageError("-o keeps chunks and asks no ledger: leave --ledger and --no-ledger away")
    try:
        share = read_share(shard) if shard is not None else WHOLE
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--shard") from None
    return Task(workers=workers, cluster=cluster, share=share, by_document=by == DOCUMENTS, output=output)
