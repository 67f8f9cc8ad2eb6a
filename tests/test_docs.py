"""The documentation says what is so: its examples load, its tables are complete, its commands exist."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from tieline.records import actor, claim, contact, event, happening, pledge, statement, when
from tieline.records.actor import Actor
from tieline.records.claim import Claim
from tieline.records.codec import dump, load
from tieline.records.contact import Contact
from tieline.records.document import Document, Reference
from tieline.records.event import Event
from tieline.records.evidence import PersonEvidence, RowEvidence, TextEvidence
from tieline.records.happening import Disagreement, Happening, Link, Telling
from tieline.records.issue import Issue
from tieline.records.pledge import Pledge, PledgeStatus
from tieline.records.statement import Statement
from tieline.records.unresolved import Unresolved
from tieline.records.when import When
from tieline.sources.read import read_source

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))

# The title of a JSON block names its type; a block without a title is not a record.
TYPES: dict[str, type[Any]] = {
    "actor": Actor, "claim": Claim, "contact": Contact, "disagreement": Disagreement, "document": Document,
    "event": Event, "evidence": TextEvidence, "person_evidence": PersonEvidence, "issue": Issue, "pledge": Pledge, "row_evidence": RowEvidence,
    "statement": Statement, "unresolved": Unresolved, "when": When,
}  # fmt: skip
# What each page must describe: every field of these types, every word of these enumerations.
FIELDS: dict[str, tuple[type[Any], ...]] = {
    "actor": (Actor,), "claim": (Claim,), "contact": (Contact,), "document": (Document, Reference), "event": (Event,),
    "evidence": (TextEvidence, RowEvidence, PersonEvidence), "happening": (Happening, Disagreement, Telling, Link),
    "index": (Unresolved,), "issue": (Issue,), "pledge": (Pledge, PledgeStatus), "statement": (Statement,),
    "when": (When,),
}  # fmt: skip
WORDS: dict[str, tuple[type[StrEnum], ...]] = {
    "actor": (actor.ActorKind, actor.Rank), "claim": (claim.Predicate, claim.Polarity),
    "contact": (contact.ContactMode, contact.ContactStatus), "event": (event.Category, event.Aspect, event.Quad),
    "happening": (happening.LinkKind,), "pledge": (pledge.Binding, pledge.Outcome),
    "statement": (statement.StatementKind,), "when": (when.Precision,),
}  # fmt: skip
_BLOCK = re.compile(r'^```json title="(?P<kind>\w+)"\n(?P<json>.*?)^```$', re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


def _examples() -> Iterator[tuple[str, str, str]]:
    """(page and number, type, JSON) of every typed example."""
    for page in PAGES:
        for number, block in enumerate(_BLOCK.finditer(page.read_text("utf-8")), start=1):
            yield f"{page.stem}-{number}", block["kind"], block["json"]


EXAMPLES = list(_examples())


@pytest.fixture(scope="module")
def reports() -> dict[str, Document]:
    """The example reports by id, as a user's `tieline read examples/index.jsonl` makes them."""
    found = [one for one in read_source(str(ROOT / "examples" / "index.jsonl")) if isinstance(one, Document)]
    return {document.id: document for document in found}


@pytest.mark.parametrize(("kind", "source"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_an_example_is_a_valid_record_with_all_its_keys(kind: str, source: str) -> None:
    written = json.loads(source)
    assert dump(load(TYPES[kind], source)) == written


@pytest.mark.parametrize("source", [e[2] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_an_example_points_into_the_text_of_an_example_report(source: str, reports: dict[str, Document]) -> None:
    written = json.loads(source)
    pieces = written.get("evidence", [written] if "document" in written else [])
    for piece in pieces:
        load(TextEvidence, piece).check(reports[piece["document"]].text)
    for telling in written.get("tellings", []):
        assert set(telling["documents"]) <= set(reports)


def test_every_record_type_has_an_example() -> None:
    assert {kind for _, kind, _ in EXAMPLES} == set(TYPES)


@pytest.mark.parametrize("page", FIELDS)
def test_a_record_page_explains_every_field(page: str) -> None:
    told = set(_CODE.findall((DOCS / "records" / f"{page}.md").read_text("utf-8")))
    wanted = {field.name for kind in FIELDS[page] for field in dataclasses.fields(kind)}
    assert wanted - told == set()


@pytest.mark.parametrize("page", WORDS)
def test_a_record_page_explains_every_word_of_its_enumerations(page: str) -> None:
    told = set(_CODE.findall((DOCS / "records" / f"{page}.md").read_text("utf-8")))
    assert {word.value for kind in WORDS[page] for word in kind} - told == set()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger with the example reports."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    _printed("read", str(ROOT / "examples" / "index.jsonl"), "--quiet", "--ledger", str(path))
    return str(path)


def _printed(*words: str) -> list[dict[str, Any]]:
    """The JSON lines a command prints."""
    from tieline.cli.main import tieline

    answer = CliRunner().invoke(tieline, words, catch_exceptions=False)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_the_json_page_explains_every_key_that_is_printed(ledger: str) -> None:
    """Of a reading, of each listing and of one entry; the keys of the records have their own pages."""
    told = set(_CODE.findall((DOCS / "json.md").read_text("utf-8")))
    records = {field.name for kind in (Contact, Event, Statement, Pledge, Claim) for field in dataclasses.fields(kind)}
    report = str(ROOT / "examples" / "reports" / "2021-11-25-rus-srb-talks.txt")
    printed = _printed("read", report, "--no-ledger", "--json")
    for listing in ("contacts", "events", "statements", "pledges", "claims", "documents"):
        printed += _printed(listing, "--limit", "1", "--json", "--ledger", ledger)
    printed += _printed("show", printed[1]["id"], "--json", "--ledger", ledger)
    assert len(printed) == 8
    keys = {key for one in printed for key in one} | {key for one in printed[-1]["sentences"] for key in one}
    assert keys - records - told == set()
    assert {field.name for field in dataclasses.fields(Unresolved)} - told == set()


@pytest.mark.parametrize("page", [p for p in PAGES if p.parent.name != "annotation"], ids=lambda page: page.stem)
def test_every_page_holds_an_example(page: Path) -> None:
    """The annotation guide has examples of its own kind; a page that repeats a file from the root has that file's."""
    assert "```" in page.read_text("utf-8") or "--8<--" in page.read_text("utf-8")


def test_every_example_report_is_described() -> None:
    told = set(_CODE.findall((DOCS / "examples.md").read_text("utf-8")))
    assert {path.name for path in (ROOT / "examples" / "reports").iterdir()} - told == set()


def _walk(command: click.Command, name: str = "tieline") -> Iterator[tuple[str, click.Command]]:
    """(full name, command) of a command and of all below it, hidden ones left out."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None and not found.hidden:
                yield from _walk(found, f"{name} {below}")


@pytest.fixture(scope="module")
def commands() -> dict[str, click.Command]:
    from tieline.cli.main import tieline

    return dict(_walk(tieline))


def _sections() -> dict[str, str]:
    """The text under each second-level heading of the page of commands, by its heading."""
    parts = re.split(r"^## +`?(.+?)`?$", (DOCS / "commands.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _undescribed(name: str, command: click.Command, section: str | None) -> Iterator[str]:
    if section is None:
        yield name
    told = set(re.findall(r"--?[\w-]+", section or ""))
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden and not told & set(option.opts):
            yield f"{name} {option.opts[-1]}"


def test_every_command_and_option_is_described(commands: dict[str, click.Command]) -> None:
    sections = _sections()
    assert [gap for name, command in commands.items() for gap in _undescribed(name, command, sections.get(name))] == []


def test_no_command_is_described_that_does_not_exist(commands: dict[str, click.Command]) -> None:
    assert {name for name in _sections() if name.startswith("tieline")} - set(commands) == set()


def _blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def _lines() -> Iterator[tuple[str, str]]:
    """(page, line) of every command line in a console block of the README and the documentation."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES):
        for block in _blocks(page, "console"):
            for line in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
                yield page.name, line


LINES = list(_lines())


@pytest.mark.parametrize("line", sorted({line for _, line in LINES if line.startswith("tieline ")}))
def test_a_command_line_in_the_documentation_is_understood(
    line: str, commands: dict[str, click.Command], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    made = tmp_path / "made"  # stands for what an earlier line of the page makes
    made.touch()
    words = shlex.split(line.split(" | ")[0].split(" > ")[0], comments=True)
    words = [str(made) if re.fullmatch(r"build/.*\.jsonl", word) else word for word in words]
    name, command = words.pop(0), commands["tieline"]
    while isinstance(command, click.Group):
        name = f"{name} {words.pop(0)}"
        command = commands[name]
    assert command.make_context(name, words)


@pytest.mark.parametrize("line", sorted({line for _, line in LINES if " run.py " in line}))
def test_a_task_in_the_documentation_exists(line: str) -> None:
    specification = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert specification is not None
    assert specification.loader is not None
    run = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(run)
    assert line.split(" run.py ")[1].split()[0] in run.TASKS


def test_the_built_site_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """Neither a page nor a style asks for a font, a script or a picture from the network."""
    pytest.importorskip("mkdocs", reason="the documentation's tools are not installed: python3 run.py setup")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    loads = re.compile(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"?(?:https?:)?//[^\">]+|url\(\"?(?:https?:)?//")
    for path in (p for p in tmp_path.rglob("*") if p.suffix in (".html", ".css", ".svg")):
        assert not loads.findall(path.read_text("utf-8")), path.name


def test_the_python_of_its_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks of the page, one after the other as a reader would type them, and they find something."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(
        r"^```python\n(.*?)^```$", (DOCS / "python.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        exec(block, names)
    assert names["reading"].contacts


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_room_of_the_house_is_described(page: str) -> None:
    rooms = {path.parent.name for path in (ROOT / "src" / "tieline").glob("*/__init__.py")}
    assert rooms - set(_CODE.findall((ROOT / page).read_text("utf-8"))) == set()
