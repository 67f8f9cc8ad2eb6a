"""Which ties and years the reports of a ledger really cover: the first count of docs/case.md.

Prints what each owner told in each year of doings between two ends, each telling counted, and the ties with the most
happenings: happenings with a weight, contacts held, and in how many years the twenty happenings are reached that a
measure asks for.

    python benchmarks/covered_ties.py case.db
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pyarrow as pa

from tieline.desk.snapshots import take
from tieline.ledger.snapshots.read import SnapshotReader
from tieline.ties.measure import FLOOR

TIES = 16
_TOLD = pa.schema([("year", pa.int64()), ("owner", pa.string()), ("told", pa.int64())])
_BY_YEAR = """
SELECT year(DATE '1970-01-05' + INTERVAL 7 DAY * week) AS year, owner, sum(reports)::BIGINT AS told
FROM {files} GROUP BY ALL ORDER BY ALL
"""
_TIES = pa.schema([("first", pa.string()), ("second", pa.string())] + [(n, pa.int64()) for n in ("n", "held", "full")])
_BUSIEST = """
WITH yearly AS (
    SELECT first, second, year(day), count(*) FILTER (weight IS NOT NULL) AS n,
        count(*) FILTER (status = 'held') AS held
    FROM {files} WHERE year(day) BETWEEN $since AND $until GROUP BY ALL
)
SELECT first, second, sum(n)::BIGINT AS n, sum(held)::BIGINT AS held, count(*) FILTER (n >= $floor) AS full
FROM yearly GROUP BY ALL ORDER BY n DESC, first, second LIMIT $ties
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--since", type=int, default=2000, metavar="YEAR")
    parser.add_argument("--until", type=int, default=2023, metavar="YEAR")
    asked = parser.parse_args()
    with SnapshotReader(take(asked.ledger)) as reader:
        for row in reader.query("coverage", _TOLD, _BY_YEAR, {}).to_pylist():
            print(f"{row['year']}  {row['owner']}: {row['told']:,} tellings")
        values = {"since": asked.since, "until": asked.until, "floor": FLOOR, "ties": TIES}
        for row in reader.query("doings", _TIES, _BUSIEST, values).to_pylist():
            print(
                f"{row['first']}-{row['second']}: {row['n']:,} happenings, {row['held']:,} contacts held, "
                f"{row['full']} years with {FLOOR} happenings"
            )


if __name__ == "__main__":
    main()
