"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples" / "index.jsonl"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of source texts used for measuring; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"source texts for measuring are not at {folder}: set TIELINE_SHARED_DATA")
    return folder


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger read from the example reports; no test writes to it."""
    from tieline.desk.read import read_sources
    from tieline.ledger.ledger import Ledger
    from tieline.sources.read import read_source

    path = tmp_path_factory.mktemp("examples") / "ledger.db"
    with Ledger(path) as ledger:
        for _ in read_sources(read_source(str(EXAMPLES)), ledger):
            pass
    return path
