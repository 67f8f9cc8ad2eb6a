"""The bill of materials lists what Tieline needs, in the form CycloneDX asks for."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import bill_of_materials
import pytest
from bill_of_materials import bill

from tieline.encoder.files import FOLDER
from tieline.version import __version__


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return bill()


def test_the_document_has_what_the_schema_requires(told: dict[str, Any]) -> None:
    assert told["bomFormat"] == "CycloneDX"
    assert told["specVersion"] == "1.6"
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", told["serialNumber"])
    assert told["version"] == 1
    for component in told["components"]:
        assert component["type"] in {"library", "machine-learning-model"}
        assert component["name"]
        for licence in component.get("licenses", ()):
            assert set(licence) in ({"expression"}, {"license"})


def test_every_reference_points_at_one_component(told: dict[str, Any]) -> None:
    refs = [told["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in told["components"])]
    assert len(set(refs)) == len(refs)
    for dependency in told["dependencies"]:
        assert {dependency["ref"], *dependency["dependsOn"]} <= set(refs)


def test_tieline_and_what_it_needs_stand_with_their_versions(told: dict[str, Any]) -> None:
    assert told["metadata"]["component"]["version"] == __version__
    listed = {one["name"].lower(): one.get("version") for one in told["components"]}
    for name in ("spacy", "pydantic", "thinc"):  # thinc: only spaCy asks for it
        assert listed[name] == version(name)
    assert "pytest" not in listed
    assert "pytest" in {one["name"] for one in bill(["dev"])["components"]}


def test_models_stand_with_the_digests_of_their_files(told: dict[str, Any]) -> None:
    (encoder,) = [one for one in told["components"] if one["name"] == "tieline-events"]
    digests = {one["name"]: one["hashes"][0]["content"] for one in encoder["components"]}
    for name in ("events.onnx", "tokenizer.json"):
        assert digests[name] == hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def test_the_same_installation_gives_the_same_bytes(
    told: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bill_of_materials.py"])
    bill_of_materials.main()
    printed = capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["bill_of_materials.py", "-o", str(tmp_path / "bom.json")])
    bill_of_materials.main()
    assert (tmp_path / "bom.json").read_text("utf-8") == printed
    assert json.loads(printed) == told
