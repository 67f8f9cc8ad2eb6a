"""The doctor finds what is wrong with an installation or a ledger, and names the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import ANA, BEN, Story

from tieline.desk import doctor
from tieline.desk.doctor import examine
from tieline.desk.findings import Finding
from tieline.language.model import ModelError
from tieline.ledger.ledger import Ledger


def findings(path: Path) -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(path)}


@pytest.fixture(autouse=True)
def _model_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_model", lambda: Path("model"))


def test_a_sound_ledger_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(Story().contact(ANA, BEN).reading())
    found = findings(path)
    assert all(finding.sound for finding in found.values())
    assert "1 documents, 2 records, 1 happenings" in found["ledger"].detail
    assert {"tieline", "spacy", "sqlite", "model", "encoder", "ledger"} <= set(found)


def test_no_ledger_yet_is_no_fault(tmp_path: Path) -> None:
    found = findings(tmp_path / "none.db")["ledger"]
    assert found.sound
    assert "tieline read" in found.detail


def test_a_ledger_out_of_step_is_found_with_its_remedy(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(Story().contact(ANA, BEN).reading())
        ledger._db.execute("UPDATE documents SET text = upper(text)")
    unsound = [finding for finding in examine(path) if not finding.sound]
    assert len(unsound) > 1
    assert all(finding.remedy for finding in unsound)


def test_a_file_that_is_no_ledger_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_text("a letter " * 1000)
    found = findings(path)["ledger"]
    assert not found.sound
    assert str(path) in found.detail
    assert "backup" in found.remedy


def test_a_missing_model_is_found_with_the_command_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise ModelError("the English model is not installed. Mend it with: pip install x")

    monkeypatch.setattr(doctor, "find_model", missing)
    found = findings(tmp_path / "none.db")["model"]
    assert not found.sound
    assert "pip install" in found.remedy


def test_an_altered_encoder_is_found_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "file_faults", lambda: ["events.onnx is not the file that was shipped"])
    found = findings(tmp_path / "none.db")["encoder"]
    assert not found.sound
    assert "events.onnx" in found.detail
    assert "install Tieline again" in found.remedy
