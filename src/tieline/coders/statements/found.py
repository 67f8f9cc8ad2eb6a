"""What a frame finds: the content of a cue, in token positions."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.coders.statements.draft import Span


@dataclass(frozen=True, slots=True)
class Found:
    """contents: content spans. cue_last: last word of the cue, where the content rule takes in more than the verb."""

    contents: list[Span]
    cue_last: int | None = None
