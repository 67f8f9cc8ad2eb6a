"""What can be wrong with a chunk; the message names the file, the fault and the remedy."""

from __future__ import annotations


class ChunkError(Exception):
    """A chunk cannot be used. fault: what is wrong, one clause. remedy: what to do about it, one sentence."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}. {remedy}")
        self.fault = fault
        self.remedy = remedy


def damaged(why: str) -> ChunkError:
    """The error for a chunk that is not as it was written."""
    return ChunkError(f"it is damaged ({why})", "Delete it and read its share again: only what is missing is read")
