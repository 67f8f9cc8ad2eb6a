"""A folder -> the files in it and in the folders below, sorted, without hidden ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tieline.sources.fault import SourceFault


def files_in(folder: str) -> Iterator[str | SourceFault]:
    """Paths of the regular files, one folder at a time; a fault for a folder that cannot be listed or holds none.

    Names that begin with a dot are passed over; links to folders are not followed, so no circle is walked.
    """
    faults: list[OSError] = []
    found = False
    for place, below, names in os.walk(folder, onerror=faults.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                found = True
                yield str(path)
        while faults:
            found = True
            yield _unlisted(faults.pop())
    for error in faults:
        found = True
        yield _unlisted(error)
    if not found:
        yield SourceFault(source=folder, reason="the folder holds no files", remedy="Check the path")


def _unlisted(error: OSError) -> SourceFault:
    return SourceFault(
        source=str(error.filename),
        reason=f"the folder cannot be listed ({error.strerror})",
        remedy="Check its permissions",
    )
