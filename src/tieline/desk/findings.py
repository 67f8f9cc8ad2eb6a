"""What an examination finds: one thing that was looked at, and what to do where it is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """subject: what was looked at. sound: whether all is well. detail: what was found. remedy: what to do, if it is
    not."""

    subject: str
    sound: bool
    detail: str
    remedy: str = ""
