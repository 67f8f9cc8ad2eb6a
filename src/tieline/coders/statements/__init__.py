"""Reported speech: `coder` makes the records, the other files are its parts."""

from tieline.coders.statements.coder import code_statements

__all__ = ["code_statements"]
