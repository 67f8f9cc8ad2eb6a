"""Claim coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.claim import Claim
from tieline.records.statement import Statement


def code_claims(page: Page, statements: tuple[Statement, ...]) -> Coded[Claim]:
    """To be written."""
    return Coded(())
