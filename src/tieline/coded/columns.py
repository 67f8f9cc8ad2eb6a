"""The columns coded rows are kept in: one table for events and contacts, one for mentions, one for yearly counts.

The ledger's records are made of the same columns that the Parquet files hold.
"""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa


class Table(StrEnum):
    """Which table a layout's rows go into."""

    EVENTS = "events"
    MENTIONS = "mentions"
    COUNTS = "counts"


_TEXT = pa.string()
# Where every row is from: hash of the file, the line, and the layout and version of Tieline's reader of it.
_ORIGIN = [("file", _TEXT), ("row", pa.int64()), ("source", _TEXT)]

EVENTS = pa.schema(
    [
        ("kind", _TEXT),  # event or contact
        ("date", pa.date32()),
        ("end", pa.date32()),  # of a visit; else the same day
        ("source_state", _TEXT),  # ISO 3166-1 alpha-3, or Tieline's code, on that day
        ("target_state", _TEXT),
        ("source_name", _TEXT),  # this and the next three as the file has them
        ("source_code", _TEXT),
        ("source_country", _TEXT),
        ("source_sectors", _TEXT),
        ("target_name", _TEXT),
        ("target_code", _TEXT),
        ("target_country", _TEXT),
        ("target_sectors", _TEXT),
        ("category", _TEXT),  # PLOVER
        ("mode", _TEXT),
        ("contexts", _TEXT),  # several with "; "
        ("quad", _TEXT),  # PLOVER's, of the category
        ("penta", pa.int8()),
        ("weight", pa.float64()),
        ("weights", _TEXT),  # name and version of the table of weights
        ("scheme", _TEXT),
        ("code", _TEXT),
        ("root", _TEXT),
        ("given_quad", _TEXT),  # this and the next as the file has them
        ("given_weight", pa.float64()),
        ("event_id", _TEXT),
        ("mentions", pa.int64()),
        ("sources", pa.int64()),
        ("articles", pa.int64()),
        ("place", _TEXT),
        ("place_state", _TEXT),
        ("report", _TEXT),  # address or number of the story it was coded from
        ("sentence", _TEXT),
        ("publisher", _TEXT),
        ("remarks", _TEXT),  # of a visit
        *_ORIGIN,
        ("mirror_row", pa.int64()),  # the line that tells the same act from the other side
    ]
)
MENTIONS = pa.schema(
    [
        ("date", pa.date32()),
        ("event_id", _TEXT),
        ("event_added", _TEXT),  # YYYYMMDDHHMMSS, UTC, as the file has it
        ("mention_time", _TEXT),
        ("mention_type", _TEXT),
        ("publisher", _TEXT),
        ("report", _TEXT),
        ("sentence", pa.int64()),
        ("actor1_offset", pa.int64()),
        ("actor2_offset", pa.int64()),
        ("action_offset", pa.int64()),
        ("in_raw_text", _TEXT),
        ("confidence", pa.int64()),  # percent
        ("length", pa.int64()),
        ("tone", pa.float64()),
        *_ORIGIN,
    ]
)
COUNTS = pa.schema(
    [
        ("date", pa.date32()),  # first day of the year
        ("source_state", _TEXT),
        ("target_state", _TEXT),
        ("source_country", _TEXT),
        ("target_country", _TEXT),
        ("verbal_cooperation", pa.int64()),
        ("material_cooperation", pa.int64()),
        ("verbal_conflict", pa.int64()),
        ("material_conflict", pa.int64()),
        *_ORIGIN,
    ]
)
SCHEMAS: dict[Table, pa.Schema] = {Table.EVENTS: EVENTS, Table.MENTIONS: MENTIONS, Table.COUNTS: COUNTS}
