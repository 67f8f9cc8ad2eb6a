"""The id of a row of a coded table in, the row as a happening out: `6f2c1a0b9d3e:17` is line 17 of that file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from tieline.coded.columns import EVENTS, Table
from tieline.coded.fault import Reject
from tieline.coded.records import records_of
from tieline.desk.imports import beside
from tieline.desk.show import Shown
from tieline.ledger.errors import UnknownIdError
from tieline.ledger.snapshots.coded import ID_DIGITS
from tieline.records.happening import Happening

_ID = re.compile(rf"([0-9a-f]{{{ID_DIGITS}}}):([0-9]{{1,18}})")


def is_coded(ident: str) -> bool:
    """Whether an id is that of a row of a coded table."""
    return _ID.fullmatch(ident) is not None


def show_coded(ledger: Path, ident: str, coded: Iterable[Path] = ()) -> Shown:
    """The row with that id, from the folders named, else from the one beside the ledger.

    Raises `UnknownIdError` where no table holds it.
    """
    found = _ID.fullmatch(ident)
    folders = list(coded) or [beside(ledger)]
    for folder in folders if found is not None else ():
        for path in sorted((folder / Table.EVENTS).glob(f"year=*/{ident[:ID_DIGITS]}-*.parquet")):
            rows = pq.read_table(path, schema=EVENTS, filters=[("row", "==", int(ident[ID_DIGITS + 1 :]))])
            for _, record in records_of(rows):
                if not isinstance(record, Reject):
                    told = Happening(id=ident, facets=(record,), members=(record.id,), documents=(), independent=1)
                    return Shown(what="happening", id=ident, happening=told, records=(record,))
    raise UnknownIdError(folders[0], "coded row", ident, "name the folder of its table with --coded FOLDER")
