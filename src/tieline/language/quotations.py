"""Quotation marks paired: which stretches of a text are somebody's own words."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.language.parse import Parsed


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    first, last: token positions of the words inside the marks, both included.
    closed: False where the mark is left open at the end of a paragraph, as when a quotation runs on.
    """

    first: int
    last: int
    closed: bool = True


def find_quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """All quotations, in order; not nested."""
    return ()
