"""What cannot be answered, and why: the page of an error says the reason and what to do, and nothing of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class RefusedError(Exception):
    """status: of the answer. reason: what is wrong. remedy: what to do about it."""

    def __init__(self, status: int, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.status = status
        self.reason = reason
        self.remedy = remedy


@contextmanager
def asked(remedy: str = "Change what you asked for") -> Iterator[None]:
    """What a use case refuses of a person's wish, as a refusal with status 400."""
    try:
        yield
    except ValueError as error:
        raise RefusedError(400, str(error), remedy) from None
    except OverflowError:
        raise RefusedError(
            400, "A day lies too near the first or the last of the calendar", "Name another day"
        ) from None
