"""Where the ledger lies: where the user says, else where the system keeps a user's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.ledger.ledger import Ledger
from tieline.ledger.where import default_path


def test_the_variable_names_the_ledger() -> None:
    assert default_path({"TIELINE_LEDGER": "/srv/ties.db"}) == Path("/srv/ties.db")
    assert default_path({"TIELINE_LEDGER": "~/ties.db"}) == Path.home() / "ties.db"


def test_without_it_the_users_data_folder_is_taken() -> None:
    for nothing in ({}, {"TIELINE_LEDGER": ""}):
        path = default_path(nothing)
        assert path.parts[-2:] == ("tieline", "ledger.db")
        assert path.is_absolute()


def test_a_ledger_without_a_path_is_the_default_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIELINE_LEDGER", str(tmp_path / "deep" / "ties.db"))
    with Ledger() as ledger:
        assert ledger.path == tmp_path / "deep" / "ties.db"
        assert ledger.path.exists()
