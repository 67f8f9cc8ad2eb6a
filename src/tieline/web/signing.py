"""Signed tokens: what a form must bring back, and what a browser may hold instead of the access token."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256


class Signer:
    """Signs with a key of its own; equal keys give equal signatures."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)

    def sign(self, purpose: str, value: str) -> str:
        """The signature of a value for one purpose."""
        return hmac.new(self._key, f"{purpose}\0{value}".encode(), sha256).hexdigest()

    def holds(self, purpose: str, value: str, signature: str) -> bool:
        """Whether a signature is that of the value; takes the same time for every wrong one."""
        return hmac.compare_digest(self.sign(purpose, value).encode(), signature.encode("utf-8", "replace"))


def new_session() -> str:
    """A name for a browser's session, which nobody can guess."""
    return secrets.token_urlsafe(24)
