"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of source texts used for measuring; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("TIELINE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"source texts for measuring are not at {folder}: set TIELINE_SHARED_DATA")
    return folder
