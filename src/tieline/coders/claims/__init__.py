"""Claims about a tie: `coder` makes the records, the other files are its parts."""

from tieline.coders.claims.coder import code_claims

__all__ = ["code_claims"]
