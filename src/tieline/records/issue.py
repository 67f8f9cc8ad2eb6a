"""Issue: a matter taken up between the parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tieline.records.actor import Actor
from tieline.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """label: a PLOVER context in lower snake case, or "unspecified" where the text names none ("issues of common
    concern"). text: the phrase as written. raised_by: who brought it up, where the text says."""

    KIND: ClassVar[str] = "issue"
    ANCHOR: ClassVar[tuple[str, ...]] = ("text",)
    EVIDENCED: ClassVar[tuple[str, ...]] = ("text", "raised_by")

    label: str
    text: str
    raised_by: tuple[Actor, ...] = ()
