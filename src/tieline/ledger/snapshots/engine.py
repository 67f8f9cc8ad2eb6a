"""DuckDB as it is used here: in memory, over Parquet files, without extensions, within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "1500MB"  # a sort of ten million rows spills beyond it, into the folder that is being written


def engine(spill: Path | None = None) -> DuckDBPyConnection:
    """A connection of its own. spill: where it may put what does not fit into memory; None for nowhere."""
    import duckdb

    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": MEMORY,
            "temp_directory": str(spill) if spill is not None else "",
        },
    )
    connection.execute("SET enable_progress_bar = false")
    return connection
