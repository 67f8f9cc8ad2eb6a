"""A judgement to come in, the judgements it contradicts out."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tieline.ledger.view import listed
from tieline.records.judgement import Decision

Sides = Sequence[frozenset[str]]

_CURRENT = (
    "FROM judgement_matches AS m JOIN judgements AS j ON j.row = m.judgement AND j.undone_at IS NULL AND j.kind = ? "
    "LEFT JOIN readings AS rd ON rd.row = m.reading WHERE rd.superseded_at IS NULL AND "
)
_BOUND = f"SELECT DISTINCT m.judgement, j.id {_CURRENT} m.found IN (SELECT value FROM json_each(?))"  # noqa: S608
_MEMBERS = f"SELECT m.found {_CURRENT} m.judgement IN (SELECT value FROM json_each(?))"  # noqa: S608
_PARTED = (
    f"SELECT j.id, count(DISTINCT m.side) {_CURRENT} m.found IN (SELECT value FROM json_each(?)) "  # noqa: S608
    "GROUP BY j.row HAVING count(DISTINCT m.side) > 1 ORDER BY j.row"
)


def contradicted(connection: sqlite3.Connection, decision: Decision, sides: Sides) -> list[str]:
    """Ids of the judgements that a judgement on some records, named by their ids today, contradicts.

    What persons put together, directly or through others, cannot be told apart, nor the other way round.
    """
    if decision is Decision.SAME:
        together, _ = _together(connection, frozenset().union(*sides))
        return [id_ for id_, _ in connection.execute(_PARTED, (Decision.DIFFERENT.value, listed(sorted(together))))]
    if decision is Decision.DIFFERENT:
        for number, side in enumerate(sides):
            together, named = _together(connection, side)
            if any(together & other for other in (*sides[:number], *sides[number + 1 :])):
                return named
    return []


_HOMES = (
    "SELECT m.judgement, m.side, a.happening FROM judgement_matches AS m "
    "JOIN judgements AS j ON j.row = m.judgement AND j.undone_at IS NULL AND j.kind IN ('same', 'different') "
    "JOIN accounts AS a ON a.row = m.account AND a.happening IS NOT NULL WHERE m.judgement IN ("
    "SELECT judgement FROM judgement_matches WHERE account IN (SELECT value FROM json_each(?)))"
)


def broken(connection: sqlite3.Connection, accounts: Iterable[int], but: int) -> list[str]:
    """Ids of the judgements on some accounts that cannot all be held; the one of row `but` is not named.

    Records that the rules put into one account stay together, so judgements on different records of it may clash.
    """
    homes: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for judgement, side, happening in connection.execute(_HOMES, (listed(accounts),)):
        homes[judgement][happening].add(side)
    named = dict(
        connection.execute(
            "SELECT row, id || ' ' || kind FROM judgements WHERE row IN (SELECT value FROM json_each(?))",
            (listed(homes),),
        ).fetchall()
    )
    same = {row for row, said in named.items() if said.endswith(Decision.SAME.value)}
    if all(len(homes[row]) == 1 for row in same) and all(
        len(sides) == 1 for row, found in homes.items() if row not in same for sides in found.values()
    ):
        return []
    return [named[row].partition(" ")[0] for row in sorted(homes) if row != but and (row in same) != (but in same)]


def _together(connection: sqlite3.Connection, records: Iterable[str]) -> tuple[set[str], list[str]]:
    """The records that persons put together with some records, and the judgements that do."""
    known = set(records)
    named: dict[int, str] = {}
    while True:
        reached = dict(connection.execute(_BOUND, (Decision.SAME.value, listed(sorted(known)))).fetchall())
        if reached.keys() <= named.keys():
            return known, [named[row] for row in sorted(named)]
        named.update(reached)
        known.update(found for (found,) in connection.execute(_MEMBERS, (Decision.SAME.value, listed(named))))
