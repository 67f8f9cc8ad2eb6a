"""Statement coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.statement import Statement


def code_statements(page: Page) -> Coded[Statement]:
    """To be written."""
    return Coded(())
