"""Tables as Stata 14 and later (.dta, version 118), with labels. Needs the extra "stata"."""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING

from tieline.exports.table import Kind, Table
from tieline.exports.unavailable import needed

if TYPE_CHECKING:
    import pandas as pd

_LONGEST = 2_045  # bytes of a Stata string; longer ones become strL


def write_stata(table: Table, stream: IO[bytes]) -> int:
    """Write the table; returns the number of rows. Stata holds a file in memory, and so does this.

    Days become %td dates, truth values bytes of 0 and 1, and what is not known Stata's missing value. Raises
    `MissingLibraryError` where pandas is not installed.
    """
    pandas = needed("pandas", "stata")
    frame: pd.DataFrame = pandas.DataFrame.from_records(list(table.rows), columns=list(table.names))
    long, dates = [], {}
    for column in table.columns:
        cells = frame[column.name]
        match column.kind:
            case Kind.STRING:
                frame[column.name] = cells.fillna("").astype(object)
                if max((len(said.encode()) for said in frame[column.name]), default=0) > _LONGEST:
                    long.append(column.name)
            case Kind.DATE:
                frame[column.name] = pandas.to_datetime(cells, errors="coerce")
                dates[column.name] = "td"
            case Kind.BOOLEAN:
                frame[column.name] = cells.map({True: 1, False: 0}).astype("float64")
            case Kind.INTEGER | Kind.NUMBER:
                frame[column.name] = cells.astype("float64")
    if len(frame):
        frame = _narrowed(frame, table)
    frame.to_stata(
        stream,
        write_index=False,
        version=118,
        convert_dates=dates,
        convert_strl=long,
        variable_labels={column.name: column.label for column in table.columns},
        data_label=table.title[:80],
        time_stamp=dt.datetime(2000, 1, 1),  # noqa: DTZ001  # equal tables are equal files
    )
    return len(frame)


def _narrowed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Whole numbers without gaps as such, so that a count is not shown as 3.0."""
    for column in table.columns:
        if column.kind in (Kind.INTEGER, Kind.BOOLEAN) and not frame[column.name].isna().any():
            frame[column.name] = frame[column.name].astype("int8" if column.kind is Kind.BOOLEAN else "int32")
    return frame
