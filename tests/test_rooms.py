"""Imports point down only: a room uses what stands below it, never what stands above or beside it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
PACKAGE = SOURCE / "tieline"

# From the ground up; rooms on one floor do not use each other. `version` may be used by all.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("records",),
    ("ontology",),
    ("sources", "language", "coded", "encoder"),
    ("actors",),
    ("coders",),
    ("reading",),
    ("merging",),
    ("ledger", "chunks"),
    ("ties",),
    ("views", "exports"),
    ("evaluation",),
    ("desk",),
    ("cluster",),
    ("web",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# A view gets values: it never reads a document or opens a ledger by itself.
VIEWS_USE = {"records", "ontology", "ties"}
# What takes longer to load than `tieline --help` may take.
HEAVY = {
    "spacy", "thinc", "pydantic", "sqlite3", "duckdb", "pyarrow", "numpy", "scipy", "pandas", "polars", "trafilatura",
    "resiliparse", "lxml", "httpcore2", "feedparser", "pypdfium2", "onnxruntime", "tokenizers", "fastapi", "dask",
    "distributed", "matplotlib", "altair", "uvicorn", "jinja2", "starlette",
}  # fmt: skip


def _files(*rooms: str) -> list[Path]:
    """The modules of some rooms, of all rooms if none is named; a room is a folder or a single file."""
    wanted = rooms or tuple(FLOOR)
    found = [path for room in wanted for path in (PACKAGE / room).rglob("*.py")]
    return sorted(found + [PACKAGE / f"{room}.py" for room in wanted if (PACKAGE / f"{room}.py").exists()])


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything a tree imports, names of `from` imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "." * node.level + (node.module or "")
            else:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _at_top(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What a module imports when it is loaded: not inside functions, and not for the type checker alone."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield from _imports(node)


def _room(dotted: str) -> str | None:
    """The room an import reaches into; "" for the package itself; None for what is not Tieline's."""
    parts = dotted.split(".")
    if parts[0] != "tieline":
        return None
    return parts[1] if len(parts) > 1 else ""


def _offences(room: str, tree: ast.AST) -> list[str]:
    """The imports of a module of `room` that do not point down, each with its line and the reason."""
    found = []
    for line, dotted in _imports(tree):
        if dotted.startswith("."):
            found.append(f"line {line}: a relative import; name the room in full")
            continue
        used = _room(dotted)
        if used is None or used in (room, "version") or FLOOR.get(used, len(FLOORS)) < FLOOR[room]:
            continue
        found.append(f"line {line}: {room} imports {dotted}, which does not stand below it")
    return found


def test_every_module_stands_in_a_room_with_a_floor() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__", "version"} <= set(FLOOR), "give the new room its floor in FLOORS"


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_imports_point_down(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert _offences(room, ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", _files("views"), ids=_name)
def test_a_view_gets_values(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    rooms = {_room(dotted) for _, dotted in _imports(tree)} - {None, "views", "version"}
    assert rooms <= VIEWS_USE
    roots = {dotted.split(".")[0] for _, dotted in _imports(tree)}
    assert not roots & {"sqlite3", "duckdb", "spacy"}


@pytest.mark.parametrize("path", _files("records"), ids=_name)
def test_records_need_the_standard_library_alone(path: Path) -> None:
    """Only the codec, which turns records into JSON, uses a library."""
    allowed = {"tieline", "pydantic"} if path.stem == "codec" else {"tieline"}
    roots = {dotted.split(".")[0] for _, dotted in _imports(ast.parse(path.read_text("utf-8")))}
    assert roots - sys.stdlib_module_names <= allowed


@pytest.mark.parametrize("path", _files("cli"), ids=_name)
def test_a_command_loads_heavy_libraries_only_when_it_runs(path: Path) -> None:
    roots = {dotted.split(".")[0] for _, dotted in _at_top(ast.parse(path.read_text("utf-8")))}
    assert not roots & HEAVY


def test_loading_the_command_line_loads_nothing_heavy() -> None:
    """The same, through everything the commands import in turn."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, tieline.cli.main; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = {name.split(".")[0] for name in told.stdout.split()}
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("records", "from tieline.ontology.states import State"),
        ("language", "from tieline.sources.read import read_source"),
        ("ontology", "import tieline.actors.cast"),
        ("coders", "def late():\n    from tieline.ledger import store"),
        ("desk", "from tieline.cli import main"),
        ("merging", "from tieline import Ledger"),
        ("coders", "from .page import Page"),
    ],
)
def test_an_import_that_points_up_or_sideways_is_found(room: str, line: str) -> None:
    assert len(_offences(room, ast.parse(line))) == 1


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("ontology", "from tieline.records.event import Category"),
        ("coders", "from tieline.coders.page import Page"),
        ("reading", "from tieline.version import __version__"),
        ("cli", "from tieline import desk"),
    ],
)
def test_an_import_that_points_down_is_allowed(room: str, line: str) -> None:
    assert _offences(room, ast.parse(line)) == []
