"""Resolver."""

from __future__ import annotations

from tieline.actors.cast import Cast
from tieline.language.parse import Parsed


def resolve_cast(parsed: Parsed) -> Cast:
    """To be written."""
    return Cast(())
