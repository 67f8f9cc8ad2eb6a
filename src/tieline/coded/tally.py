"""What became of the rows of a file: the sum that must hold, why rows were refused, how many values were found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import pyarrow as pa

from tieline.coded.fault import Reject

# Columns whose values are looked up in tables of ours, so that it matters how many rows have one.
_LOOKED_UP = ("category", "source_state", "target_state")


@dataclass(frozen=True)
class Sum:
    """How many rows were read, and what became of them. `read == stored + collapsed + rejected`, or it is refused."""

    read: int = 0
    stored: int = 0
    collapsed: int = 0
    rejected: int = 0

    def __post_init__(self) -> None:
        if self.read != self.stored + self.collapsed + self.rejected:
            raise ValueError(
                f"{self.read} rows read are not {self.stored} stored, {self.collapsed} collapsed and "
                f"{self.rejected} rejected: a fault of Tieline, please report it"
            )

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.read + other.read,
            self.stored + other.stored,
            self.collapsed + other.collapsed,
            self.rejected + other.rejected,
        )


@dataclass
class Tally:
    """The sum of a file, or of as much of it as is done. reasons: rejected rows by reason. filled: stored rows that
    have a category, a state of the source, a state of the target; only of columns the table has."""

    sum: Sum = field(default_factory=Sum)
    reasons: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)

    def add(self, rows: pa.Table, rejects: Iterable[Reject], added: Sum) -> None:
        """Count a part."""
        self.sum += added
        for reject in rejects:
            self.reasons[reject.reason] = self.reasons.get(reject.reason, 0) + 1
        for name in _LOOKED_UP:
            if name in rows.column_names:
                found = rows.num_rows - rows.column(name).null_count
                self.filled[name] = self.filled.get(name, 0) + found

    def plain(self) -> dict[str, Any]:
        """As JSON has it: read, stored, collapsed, rejected, reasons, filled."""
        return {**asdict(self.sum), "reasons": dict(self.reasons), "filled": dict(self.filled)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Tally:
        """The same from what `plain` gave."""
        numbers = {name: plain[name] for name in ("read", "stored", "collapsed", "rejected")}
        return cls(Sum(**numbers), dict(plain["reasons"]), dict(plain["filled"]))
