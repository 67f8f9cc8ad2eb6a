"""Event coder."""

from __future__ import annotations

from tieline.coders.page import Coded, Page
from tieline.records.contact import Contact
from tieline.records.event import Event


def code_events(page: Page, contacts: tuple[Contact, ...]) -> Coded[Event]:
    """To be written."""
    return Coded(())
