"""Texts in, their families out: which texts of the ledger are one text, printed again with small changes.

A text is compared with the few that share fingerprints with it and were printed about the same day, so that what it
costs does not grow with the ledger. Pairs are kept; a family is what pairs of reports connect that count in a view.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from tieline.ledger.rows import allocate
from tieline.ledger.view import View, listed
from tieline.merging.copies import body_of
from tieline.merging.near_copies import DAYS, Printed, is_one_text, may_be_copies, reached

_CANDIDATES = """
SELECT t.copy, t.prints, count(DISTINCT p.print) FROM json_each(:prints) AS k
JOIN text_prints AS p ON p.print = k.value AND p.day BETWEEN :day - :days AND :day + :days
JOIN texts AS t ON t.row = p.text
WHERE t.copy <> :copy AND NOT EXISTS (SELECT 1 FROM near_copies AS n WHERE n.one = :copy AND n.other = t.copy)
GROUP BY t.row
"""
_TEXT = """
SELECT d.text, json_extract(rd.metadata, '$.title_start') FROM readings AS rd JOIN documents AS d ON d.row = rd.document
WHERE rd.copy = ? LIMIT 1
"""
# Pairs of texts that reports of a view printed within days of each other.
_NEAR = """
SELECT n.one, n.other FROM json_each(:keys) AS k JOIN near_copies AS n ON n.one = k.value
WHERE EXISTS (
    SELECT 1 FROM readings AS a JOIN readings AS b
        ON b.copy = n.other AND b.day BETWEEN a.day - :days AND a.day + :days AND {other}
    WHERE a.copy = n.one AND {one}
)
"""
_ACCOUNTS = """
SELECT a.row FROM json_each(?) AS k JOIN readings AS rd ON rd.copy = k.value
JOIN accounts AS a ON a.reading = rd.row WHERE a.superseded_at IS NULL
"""


def day_of(text: Printed) -> int:
    """Its day as the ledger counts days; 0 where it is not known."""
    return text.day.toordinal() if text.day is not None else 0


def write_text(connection: sqlite3.Connection, copy: str, text: Printed) -> None:
    """Keep a text's fingerprints and pair it with the texts it is one with. Its reading may be written later."""
    if not text.prints:
        return
    known = connection.execute("SELECT row FROM texts WHERE copy = ?", (copy,)).fetchone()
    row = known[0] if known is not None else allocate(connection, "texts", 1)
    if known is None:
        connection.execute("INSERT INTO texts (row, copy, prints) VALUES (?, ?, ?)", (row, copy, len(text.prints)))
    prints, day = sorted(text.prints), day_of(text)
    if connection.execute(
        "SELECT 1 FROM text_prints WHERE print = ? AND day = ? AND text = ?", (prints[0], day, row)
    ).fetchone():
        return
    connection.executemany(
        "INSERT OR IGNORE INTO text_prints (print, day, text) VALUES (?, ?, ?)", [(one, day, row) for one in prints]
    )
    bound = {"prints": listed(prints), "day": day, "days": DAYS, "copy": copy}
    for other, count, shared in connection.execute(_CANDIDATES, bound).fetchall():
        if not may_be_copies(shared, len(prints), count):
            continue
        stored = connection.execute(_TEXT, (other,)).fetchone()
        if stored is not None and is_one_text(text, Printed(body_of(*stored), None)):
            connection.executemany(
                "INSERT OR IGNORE INTO near_copies (one, other) VALUES (?, ?)", [(copy, other), (other, copy)]
            )


def has_near_copies(connection: sqlite3.Connection, copy: str) -> bool:
    """Whether any text is one with a text, whenever and in whatever view."""
    return connection.execute("SELECT 1 FROM near_copies WHERE one = ?", (copy,)).fetchone() is not None


class Families:
    """The families of texts in a view, looked up as they are asked for."""

    def __init__(self, connection: sqlite3.Connection, view: View) -> None:
        self._db = connection
        self._view = view
        self._members: dict[str, frozenset[str]] = {}

    def load(self, copies: Iterable[str]) -> None:
        """Look up the families of many texts at once."""
        near: dict[str, set[str]] = defaultdict(set)
        asked = set(copies) - self._members.keys()
        ahead, seen = set(asked), set[str]()
        while ahead:
            seen |= ahead
            query = _NEAR.format(one=self._view.holds("a"), other=self._view.holds("b"))
            bound = {"keys": json.dumps(sorted(ahead)), "days": DAYS, **self._view.parameters}
            for one, other in self._db.execute(query, bound):
                near[one].add(other)
                near[other].add(one)
            ahead = near.keys() - seen
        for copy in asked:
            if copy not in self._members:
                family = frozenset(reached(copy, near))
                self._members.update(dict.fromkeys(family, family))

    def label(self, copy: str) -> str:
        """What the copies of a text, and the copies of those, share: the least of their keys."""
        return min(self.members(copy))

    def members(self, copy: str) -> frozenset[str]:
        """The keys of a text's family, its own among them."""
        self.load([copy])
        return self._members[copy]

    def accounts(self, copies: Iterable[str]) -> set[int]:
        """Rows of the present accounts of all reports of some texts."""
        return {row for (row,) in self._db.execute(_ACCOUNTS, (json.dumps(sorted(copies)),))}
