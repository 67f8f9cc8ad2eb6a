"""Contacts between states: `coder` makes the records, the other files are its parts."""

from tieline.coders.contacts.coder import code_contacts

__all__ = ["code_contacts"]
