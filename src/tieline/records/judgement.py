"""Judgement: what a person decided about records, where they stand in the texts, and whether it was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tieline.records.actor import Actor
from tieline.records.when import When


class Decision(StrEnum):
    """same: they tell one doing. different: they do not. wrong: it tells nothing that is so. corrected: a value is
    another one."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    CORRECTED = "corrected"


class Act(StrEnum):
    """How a correction changes a field: the whole value, or one member of a list."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Another value for a field.

    written: as the person wrote it. actors: the parties set, added, or put in place of `former`. former: name or code
    of the party or label that is removed or replaced. when: for a time. value: the word of an enumeration, a text or a
    label; None takes the value away. flag: yes or no.
    """

    field: str
    act: Act
    written: str
    actors: tuple[Actor, ...] = ()
    former: str | None = None
    when: When | None = None
    value: str | None = None
    flag: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A record as it was judged: its id then, its kind, and where it stands.

    document, spans: offsets of its anchoring words in the stored text; or file, row: a line of a coded file. side: of a
    judgement that tells records apart, which of them belong together: equal for those that do, 0 for those that stay.
    """

    record: str
    kind: str
    document: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    file: str | None = None
    row: int | None = None
    side: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about some records. It outlives the readings of their documents and is taken back, never deleted.

    id: "j" and 16 hexadecimal digits. method: "person". score: how sure, in [0, 1]. missing: ids, as they were judged,
    of the records that no reading tells any more: for them the judgement stands without its record.
    """

    id: str
    decision: Decision
    anchors: tuple[Anchor, ...]
    by: str
    made_at: datetime
    reason: str | None = None
    correction: Correction | None = None
    method: str = "person"
    score: float = 1.0
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_reason: str | None = None
    missing: tuple[str, ...] = ()
