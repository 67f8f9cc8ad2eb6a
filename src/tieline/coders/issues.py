"""Issue coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.issue import Issue


def code_issues(page: Page) -> Coded[Issue]:
    """To be written."""
    return Coded(())
