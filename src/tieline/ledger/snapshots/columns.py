"""The columns of a snapshot's tables.

`doings` has a row for each happening and each pair of ends it involves, `first` before `second` in the alphabet;
`weeks` is its sum for each tie, week and origin, `members` that for each end; `pledges` has a row for each pledge and
pair; `coverage` counts what each origin reported in each week on any tie.
"""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()

DOINGS = pa.schema(
    [
        ("first", _TEXT),
        ("second", _TEXT),
        ("day", pa.date32()),  # first and last day on which it happened, as precise as its source
        ("end", pa.date32()),
        ("dated", _TEXT),  # "told": its source tells the day; "report": that of its first report stands in for it
        ("happening", _TEXT),  # id; for a row of a coded table its file's hash, twelve digits, and its line
        ("direction", pa.int8()),  # 1: first acts on second, -1: second on first, 0: both act together
        ("category", _TEXT),  # this and the next three of the event that was done; empty for a mere contact
        ("quad", _TEXT),
        ("weight", pa.float64()),
        ("weights", _TEXT),  # name and version of the table of weights
        ("mode", _TEXT),  # this and the next two of the contact
        ("status", _TEXT),
        ("rank", _TEXT),
        ("origin", _TEXT),  # "reports", or the layout of the coded file: sources are shown apart before they are pooled
        ("owners", pa.list_(_TEXT)),  # who answers for the independent reports of it, sorted
        ("reports", pa.int32()),  # how many reports tell it
    ]
)
WEEKS = pa.schema(
    [
        ("first", _TEXT),
        ("second", _TEXT),
        ("week", pa.int64()),  # 0 begins on Monday 5 January 1970
        ("origin", _TEXT),
        ("n", pa.int64()),  # happenings with a weight that ended in that week and are dated to a week or better
        ("weight", pa.float64()),  # sum of their weights, and of the squares
        ("squares", pa.float64()),
        ("conflict", pa.int64()),  # how many of them are conflictual
        ("contacts", pa.int64()),  # contacts held, with or without a weight
    ]
)
MEMBERS = pa.schema([("end", _TEXT), ("week", pa.int64()), ("origin", _TEXT), ("n", pa.int64())])
PLEDGES = pa.schema(
    [
        ("first", _TEXT),
        ("second", _TEXT),
        ("day", pa.date32()),  # of the report
        ("deadline", pa.date32()),
        ("happening", _TEXT),
        ("binding", _TEXT),
        ("direction", pa.int8()),  # 1: first promises second, -1: second promises first, 0: both promise
        ("outcome", _TEXT),  # the latest, empty where nobody looked
        ("as_of", pa.date32()),  # day of that outcome
        ("author", _TEXT),  # "tieline" for what no person has confirmed
        ("owners", pa.list_(_TEXT)),
    ]
)
COVERAGE = pa.schema([("origin", _TEXT), ("owner", _TEXT), ("week", pa.int64()), ("reports", pa.int64())])
