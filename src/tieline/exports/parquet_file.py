"""Tables as Parquet, with the label of each column in its metadata."""

from __future__ import annotations

from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from tieline.exports.table import Table


def write_parquet(table: Table, stream: IO[bytes]) -> int:
    """Write the table, some thousand rows at a time; returns the number of rows."""
    count = 0
    with pq.ParquetWriter(pa.PythonFile(stream, mode="w"), table.schema, compression="zstd") as writer:
        for batch in table.batches():
            writer.write_batch(batch)
            count += batch.num_rows
    return count
