"""Dates."""

from __future__ import annotations

from tieline.language.parse import Parsed
from tieline.language.times import TimeExpression


def read_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """To be written."""
    return ()
