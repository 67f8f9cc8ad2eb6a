"""A format and what is wanted in; the files of an export out, and a data package that says what they hold."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tieline.desk.export.panel import Panel
from tieline.exports.package import NAME, Resource, describe
from tieline.exports.table import Table
from tieline.ledger.columns import DOINGS
from tieline.ledger.query import Query
from tieline.version import __version__

if TYPE_CHECKING:
    from tieline.ledger.ledger import Ledger
    from tieline.ledger.snapshots.read import SnapshotReader

Write = Callable[[IO[bytes]], int]
TABULAR = {"csv": ".csv", "parquet": ".parquet", "dta": ".dta"}
GRAPHS = {"graphml": ".graphml", "gexf": ".gexf"}
LINES = {"polecat": ".txt", "phoenix": ".txt", "ftm": ".jsonl"}
FORMATS = (*TABULAR, "panel", *GRAPHS, *LINES, "bundle")
_ENCODINGS = {"polecat": "iso-8859-1"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to export. kinds: of entries; none for all. reports: a row for each report's telling. query: which entries.
    panel: periods and directions. ids: of a bundle. coded, snapshot: as for `tieline tie`."""

    kinds: tuple[str, ...] = ()
    reports: bool = False
    query: Query = field(default_factory=Query)
    panel: Panel = field(default_factory=Panel)
    ids: tuple[str, ...] = ()
    coded: tuple[Path, ...] = ()
    snapshot: str | None = None


@dataclass(frozen=True, kw_only=True)
class Exported:
    """files: what was written, the data package last; none into a stream. rows: entries, rows or edges."""

    files: tuple[Path, ...]
    rows: int


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A file to be. table: where it is one."""

    name: str
    title: str
    write: Write
    table: Table | None = None
    encoding: str = "utf-8"


def export(ledger: Path, form: str, target: Path | IO[bytes], wanted: Wanted) -> Exported:
    """Export a ledger. target: a file, a folder (where several files are to be written), or a stream.

    Each file is written under a temporary name and renamed, so that none is ever half there; what was there under the
    name is replaced. Beside a file NAME stands NAME.datapackage.json, in a folder datapackage.json. Raises
    `ValueError` for what cannot be asked together, `MissingLibraryError`, `LedgerError` and `OSError`.
    """
    if form not in FORMATS:
        raise ValueError(f"{form!r} is no format: use one of {', '.join(FORMATS)}")
    if form == "bundle":
        return _bundled(ledger, target, wanted)
    with _parts(ledger, form, target, wanted) as (parts, made_of):
        if not isinstance(target, Path):
            return Exported(files=(), rows=_streamed(parts, target))
        return _written(list(parts), target, made_of)


@contextmanager
def _parts(
    ledger: Path, form: str, target: Path | IO[bytes], wanted: Wanted
) -> Iterator[tuple[Iterable[_Part], dict[str, Any]]]:
    """The files of an export, and what they are made of; they are to be written while the ledger is open."""
    made_of: dict[str, Any] = {"version": __version__, "format": form, **_conditions(wanted)}
    if form == "panel" or form in GRAPHS:
        from tieline.desk.snapshots import take
        from tieline.ledger.snapshots.read import SnapshotReader

        taken = take(ledger, wanted.coded, named=wanted.snapshot)
        made_of |= {"snapshot": taken.id, "tables": dict(taken.manifest.tables)}
        with SnapshotReader(taken) as reader:
            yield (_panel(reader, target, wanted) if form == "panel" else _graph(reader, form, wanted)), made_of
        return
    from tieline.ledger.ledger import Ledger

    with Ledger(ledger, read_only=True) as opened:
        yield _of_entries(opened, form, wanted), made_of


def _of_entries(ledger: Ledger, form: str, wanted: Wanted) -> Iterator[_Part]:
    from tieline.desk.export.doings import doings
    from tieline.desk.export.entries import entry_tables
    from tieline.desk.export.events import told_events
    from tieline.exports.follow_the_money import write_follow_the_money
    from tieline.exports.phoenix_file import write_phoenix
    from tieline.exports.polecat_file import write_polecat

    if form in TABULAR:
        for table in entry_tables(ledger, wanted.kinds, wanted.query, reports=wanted.reports):
            yield _tabular(table, form)
        return
    if form == "ftm":
        found = doings(ledger, wanted.kinds or DOINGS, wanted.query)
        yield _Part(
            name="entities.jsonl", title="FollowTheMoney entities", write=lambda s: write_follow_the_money(found, s)
        )
        return
    write = write_polecat if form == "polecat" else write_phoenix
    events = told_events(ledger, wanted.query)
    encoding = _ENCODINGS.get(form, "utf-8")
    title = f"Events in the columns of {form.upper() if form == 'polecat' else form.capitalize()}"
    yield _Part(name=f"{form}.txt", title=title, write=lambda s: write(events, s), encoding=encoding)


def _bundled(ledger: Path, target: Path | IO[bytes], wanted: Wanted) -> Exported:
    from tieline.desk.export.doings import bundle
    from tieline.desk.listing import list_happenings
    from tieline.exports.bundle_file import write_bundle
    from tieline.ledger.ledger import Ledger

    if not isinstance(target, Path) or target.is_file():
        raise ValueError("a bundle is several files: name a folder with -o")
    with Ledger(ledger, read_only=True) as opened:
        ids = wanted.ids or tuple(
            row.happening.id for kind in wanted.kinds for row in list_happenings(opened, kind, wanted.query)
        )
        if not ids:
            raise ValueError("a bundle is of some entries: give their ids, or a --kind with what it is to be of")
        entries, sources = bundle(opened, ids)
    target.mkdir(parents=True, exist_ok=True)
    page, data, sums = write_bundle(target, entries, sources, f"Made by Tieline {__version__} from {ledger.name}.")
    resources = [
        Resource(path=page, title="The entries with their sentences, to read", rows=len(entries)),
        Resource(path=data, title="The same, as tieline prints them with --json", rows=len(entries)),
    ]
    package = target / NAME
    made_of = {"version": __version__, "format": "bundle", **_conditions(wanted)}
    told = describe(resources, beside=target, title="Evidence bundle", made_of=made_of)
    _replaced(package, lambda stream: stream.write(told.encode()))
    return Exported(files=(page, data, sums, package), rows=len(entries))


def _panel(reader: SnapshotReader, target: Path | IO[bytes], wanted: Wanted) -> Iterator[_Part]:
    from tieline.desk.export.panel import panel_table

    suffix = target.suffix if isinstance(target, Path) and target.suffix else ".csv"
    form = next((name for name, of in TABULAR.items() if of == suffix), None)
    if form is None:
        raise ValueError(f"a panel is written as {', '.join(TABULAR.values())}, not as {suffix}")
    yield _tabular(panel_table(reader, wanted.panel), form)


def _graph(reader: SnapshotReader, form: str, wanted: Wanted) -> Iterator[_Part]:
    from tieline.desk.export.network import network
    from tieline.exports.graph_file import write_gexf, write_graphml

    write = write_graphml if form == "graphml" else write_gexf
    nodes, edges = network(reader, wanted.panel)
    directed = wanted.panel.directed
    yield _Part(
        name=f"ties{GRAPHS[form]}", title="Ties as a network", write=lambda s: write(nodes, edges, s, directed=directed)
    )


def _tabular(table: Table, form: str) -> _Part:
    def write(stream: IO[bytes]) -> int:
        match form:
            case "csv":
                from tieline.exports.csv_file import write_csv

                return write_csv(table, stream)
            case "parquet":
                from tieline.exports.parquet_file import write_parquet

                return write_parquet(table, stream)
            case _:
                from tieline.exports.stata_file import write_stata

                return write_stata(table, stream)

    return _Part(name=f"{table.name}{TABULAR[form]}", title=table.title, write=write, table=table)


def _streamed(parts: Iterable[_Part], stream: IO[bytes]) -> int:
    first, *more = list(parts)
    if more:
        raise ValueError("one stream takes one table: name a kind with --kind, or a folder with -o")
    return first.write(stream)


def _written(parts: list[_Part], target: Path, made_of: Mapping[str, Any]) -> Exported:
    several = len(parts) > 1 or target.is_dir() or str(target).endswith(os.sep)
    folder = target if several else target.parent
    if several and target.is_file():
        raise ValueError(f"{target} is a file, and {len(parts)} tables are to be written: name a folder, or one --kind")
    folder.mkdir(parents=True, exist_ok=True)
    resources, rows = [], 0
    for part in parts:
        path = folder / part.name if several else target
        count = _replaced(path, part.write)
        columns = part.table.columns if part.table is not None else ()
        resources.append(Resource(path=path, title=part.title, rows=count, columns=columns, encoding=part.encoding))
        rows += count
    package = folder / NAME if several else target.with_name(f"{target.name}.{NAME}")
    told = describe(resources, beside=folder, title="Tieline export", made_of=made_of)
    _replaced(package, lambda stream: stream.write(told.encode()))
    return Exported(files=(*(one.path for one in resources), package), rows=rows)


def _replaced(path: Path, write: Write) -> int:
    """Write a file under a temporary name beside it, then rename it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            count = write(stream)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _conditions(wanted: Wanted) -> dict[str, Any]:
    """What was asked for, as far as it was, in JSON's values."""
    query, panel = wanted.query, wanted.panel
    told = {
        "kinds": list(wanted.kinds),
        "level": "report" if wanted.reports else "happening",
        "between": list(query.between or panel.between),
        "since": str(query.since or panel.since or "") or None,
        "until": str(query.until or panel.until or "") or None,
        "text": query.text,
    }
    return {name: value for name, value in told.items() if value}
