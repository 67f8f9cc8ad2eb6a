"""SourceFault: a source, or one line of it, that could not become a document, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFault:
    """One thing that went wrong outside; the sources around it are read all the same.

    source: what was being read, as the user would name it ("reports/monday.txt", "feed.jsonl:12").
    reason: what is wrong with it, one clause without a full stop ("it is empty").
    remedy: what to do about it, one sentence without a full stop; empty where nothing can be done.
    """

    source: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.source}: {self.reason}."
        return f"{said} {self.remedy}." if self.remedy else said
