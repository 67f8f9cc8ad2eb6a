"""A ledger read from the example reports, to be exported from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.desk.read import read_sources
from tieline.ledger.ledger import Ledger
from tieline.sources.read import read_source

EXAMPLES = Path(__file__).parents[2] / "examples" / "index.jsonl"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger's file; no test writes to it."""
    path = tmp_path_factory.mktemp("exported") / "ledger.db"
    with Ledger(path) as opened:
        for _ in read_sources(read_source(str(EXAMPLES)), opened):
            pass
    return path
