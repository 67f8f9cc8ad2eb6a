"""Pledge coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.pledge import Pledge
from tieline.records.statement import Statement


def code_pledges(page: Page, statements: tuple[Statement, ...]) -> Coded[Pledge]:
    """To be written."""
    return Coded(())
