"""A file of coded rows read as the importer reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tieline.coded.detect import choose
from tieline.coded.fault import Reject
from tieline.coded.opened import CodedFile
from tieline.coded.parts import PART, parts
from tieline.coded.tally import Sum


def read_coded(
    path: Path, data: bytes | str, layout: str | None = None, size: int = PART
) -> tuple[list[dict[str, Any]], list[Reject], Sum]:
    """Rows, rejects and sum of a file with these bytes."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    file = CodedFile(path, path.name)
    chosen, shape = choose(file, layout)
    rows: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    total = Sum()
    for part in parts(file, chosen, shape, "f" * 64, size=size):
        rows += part.rows.to_pylist()
        rejects += part.rejects
        total += part.sum
    return rows, rejects, total
