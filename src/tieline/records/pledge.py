"""Pledge: a discrete, specific, publicly expressed, future-oriented commitment, and what came of it.

Definition after the G7 and G20 commitment coding manuals: "we will continue to..." counts, a bare wish does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from tieline.records.actor import Actor
from tieline.records.amount import Amount
from tieline.records.evidence import Evidence
from tieline.records.record import Record
from tieline.records.when import When


class Binding(StrEnum):
    """How strongly the verb binds: firm ("pledged", "agreed"), intent ("plan to"), weak ("will consider")."""

    FIRM = "firm"
    INTENT = "intent"
    WEAK = "weak"


class Outcome(StrEnum):
    """What came of a pledge, as far as the evidence goes."""

    IN_THE_WORKS = "in_the_works"
    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    BROKEN = "broken"
    LAPSED = "lapsed"
    TOO_EARLY = "too_early"
    NOT_RATED = "not_rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeStatus:
    """What had come of a pledge as of a day, on what evidence, according to whom ("tieline" or a person)."""

    outcome: Outcome
    as_of: date
    author: str
    evidence: tuple[Evidence, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Record):
    """A commitment.

    makers: who commits. recipients: to whom, where named. action: what, as written from the committed verb on.
    deadline: the interval whose end the action is due by. condition: as written ("if sanctions are lifted").
    continuing: it promises to go on doing something. historical: told as history, made long before the report.
    status: history, oldest first; empty until somebody looked.
    """

    KIND: ClassVar[str] = "pledge"
    ANCHOR: ClassVar[tuple[str, ...]] = ("action",)
    EVIDENCED: ClassVar[tuple[str, ...]] = (
        "makers", "recipients", "action", "amounts", "binding", "deadline", "condition",
    )  # fmt: skip

    makers: tuple[Actor, ...]
    action: str
    binding: Binding
    recipients: tuple[Actor, ...] = ()
    amounts: tuple[Amount, ...] = ()
    deadline: When | None = None
    condition: str | None = None
    continuing: bool = False
    historical: bool = False
    status: tuple[PledgeStatus, ...] = ()

    def _check(self) -> None:
        if not self.makers:
            raise ValueError(f"nobody makes the pledge {self.action!r}")
