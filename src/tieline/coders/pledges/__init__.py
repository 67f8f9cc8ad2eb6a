"""Commitments: `coder` makes the records, the other files are its parts."""

from tieline.coders.pledges.coder import code_pledges

__all__ = ["code_pledges"]
