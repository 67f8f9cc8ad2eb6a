"""The scripts of the gold: wrong arguments, missing and changed texts are named with a remedy, and the rest goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "gold"
ENTRY = json.loads((GOLD / "documents.jsonl").read_text("utf-8").splitlines()[0])


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(GOLD / f"{script}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def source(folder: Path, content: str) -> Path:
    """A folder of texts with one source."""
    inner = folder / ENTRY["source"]
    inner.mkdir()
    (inner / "pages.jsonl").write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("script", sorted(path.stem for path in GOLD.glob("*.py") if path.stem != "paths"))
def test_every_script_tells_what_it_does(script: str) -> None:
    done = run(script, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage:" in done.stdout


@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("attach", ("FOLDER", "out.jsonl")), ("check", ("FOLDER",)), ("agreement", ("FOLDER", ".", ".")),
        ("adjudicate", ()), ("adjudicate", ("show", "FOLDER", ".", ".")), ("drafts", ("show", "FOLDER", "out")),
        ("check_sentences", ("FOLDER",)), ("select_documents", ("FOLDER",)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("given", ["absent", "."])
def test_a_wrong_folder_is_wrong_usage(tmp_path: Path, script: str, arguments: tuple[str, ...], given: str) -> None:
    folder = tmp_path / "absent" if given == "absent" else tmp_path
    done = run(script, *(folder if one == "FOLDER" else one for one in arguments))
    assert done.returncode == 2
    assert "error:" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_and_changed_texts_are_named_and_the_rest_is_written(tmp_path: Path) -> None:
    row = {"id": ENTRY["id"], "title": "Made", "text": "Not the text that was annotated."}
    done = run("attach", source(tmp_path, json.dumps(row) + "\n"), tmp_path / "out.jsonl")
    assert done.returncode == 1
    changed, missing, *sources = done.stderr.splitlines()
    assert changed.startswith(f"{ENTRY['id']}: the text at hand is not the one that was annotated (SHA-256 ")
    assert f"from {ENTRY['url']}" in changed
    assert "has no rows with the ids of" in missing
    assert len(sources) == 3
    assert all("documents are left out. Put the source's texts there" in one for one in sources)
    assert (tmp_path / "out.jsonl").read_text("utf-8") == ""


@pytest.mark.parametrize("content", ["{", "[1]\n", '{"id": 5}\n', json.dumps({"id": ENTRY["id"]}), "\x00"])
def test_a_broken_source_is_named(tmp_path: Path, content: str) -> None:
    done = run("attach", source(tmp_path, content), tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert "pages.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_nothing_can_be_joined_nothing_is_scored(tmp_path: Path) -> None:
    done = run("check", source(tmp_path, ""), "--out", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert done.stdout.startswith("0 documents joined and sound, 4 remarks (see above)")


def test_the_written_sentences_are_sound() -> None:
    done = run("check_sentences")
    assert (done.returncode, done.stderr) == (0, "")
    assert "4148 sentences, no fault" in done.stdout


def test_faults_of_written_sentences_are_all_told(tmp_path: Path) -> None:
    good = {
        "text": "Norway praised Chile.",
        "actor": "Norway",
        "recipient": "Chile",
        "category": "SUPPORT",
        "mode": None,
    }
    rows = [
        {**good, "aspect": "asserted", "trigger": "praised", "split": "dev"},
        {**good, "aspect": None, "trigger": "thanked", "split": "test", "mode": "visit"},
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = run("check_sentences", "--sentences", path)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert all(fault.startswith(f"{path}:2: ") for fault in told)
    for said in ("split: 'test'", "aspect: None", "no mode 'visit'", "trigger: 'thanked'", "near-duplicate of line 1"):
        assert any(said in fault for fault in told), said


def test_a_broken_annotation_or_list_is_named_by_its_file(tmp_path: Path) -> None:
    copied = tmp_path / "gold"
    shutil.copytree(GOLD, copied, ignore=shutil.ignore_patterns("*_pass", "__pycache__"))
    (copied / "documents" / f"{ENTRY['id']}.json").write_text("{", "utf-8")
    texts = source(tmp_path, "")
    command = [sys.executable, str(copied / "attach.py"), str(texts), str(tmp_path / "out.jsonl")]
    listed = (copied / "documents.jsonl").read_text("utf-8")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{ENTRY['id']}.json: no JSON (" in done.stderr.splitlines()[0]
    (copied / "documents.jsonl").write_text(listed.replace('"split": "dev"', '"split": "deb"', 1), "utf-8")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "split: 'deb' is not one of dev, test, train" in done.stderr) == (1, True)
