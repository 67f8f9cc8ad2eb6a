"""Contact coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.contact import Contact
from tieline.records.issue import Issue


def code_contacts(page: Page, issues: tuple[Issue, ...]) -> Coded[Contact]:
    """To be written."""
    return Coded(())
