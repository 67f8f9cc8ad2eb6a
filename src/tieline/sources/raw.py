"""The bytes documents were made from, kept: each compressed in a file named by its hash, once."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

from tieline.sources.opened import SourceError


class RawStore:
    """A folder of raw bytes: the origin with the hash "ab12..." lies in "ab/ab12....gz".

    Raises `SourceError` where the folder cannot be written to. A file appears whole or not at all, however many
    processes keep into one folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> Path:
        """Keep some bytes, unless they are there already; where they lie."""
        name = hashlib.sha256(data).hexdigest()
        path = self._folder / name[:2] / f"{name}.gz"
        if path.exists():
            return path
        unfinished = path.with_name(f"{name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(gzip.compress(data, 6, mtime=0))
            unfinished.replace(path)
        except OSError as error:
            said = error.strerror or type(error).__name__
            raise SourceError(f"its raw bytes cannot be kept ({said})", "Check the folder of --keep-raw") from None
        return path
