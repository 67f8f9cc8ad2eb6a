"""What is wrong with a file of coded rows as a whole, or with one of its lines."""

from __future__ import annotations

from dataclasses import dataclass


class CodedFileError(ValueError):
    """A file cannot be imported. The message names the file, the fault and the remedy."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}. {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Reject:
    """A line that holds no row. line: counted from 1. reason: one clause. text: the line, as far as it can be shown."""

    line: int
    reason: str
    text: str
