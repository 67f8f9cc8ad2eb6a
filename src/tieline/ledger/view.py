"""The ledger as it stands, or as it stood at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """Which rows count. as_of: a moment as `moments.to_text` writes it; None for the present."""

    as_of: str | None = None

    def holds(self, alias: str) -> str:
        """SQL condition: the row of a table with recorded_at and superseded_at counts. Uses :as_of where it is set."""
        if self.as_of is None:
            return f"{alias}.superseded_at IS NULL"
        return f"({alias}.recorded_at <= :as_of AND ({alias}.superseded_at IS NULL OR {alias}.superseded_at > :as_of))"

    def stands(self, alias: str) -> str:
        """SQL condition: the row of a table with made_at and undone_at counts. Uses :as_of where it is set."""
        if self.as_of is None:
            return f"{alias}.undone_at IS NULL"
        return f"({alias}.made_at <= :as_of AND ({alias}.undone_at IS NULL OR {alias}.undone_at > :as_of))"

    @property
    def parameters(self) -> dict[str, str]:
        """What `holds` and `stands` need bound."""
        return {} if self.as_of is None else {"as_of": self.as_of}


NOW = View()


def listed(rows: Iterable[int | str]) -> str:
    """Rows as the JSON list that `json_each` opens: one bound value, however many they are."""
    return json.dumps(list(rows))
