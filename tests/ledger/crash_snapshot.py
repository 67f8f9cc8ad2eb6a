"""Makes a snapshot of a ledger, and dies before the file system's n-th change: `crash_snapshot.py LEDGER N`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from snapshot_rows import snapshot_of

from tieline.ledger.snapshots import files

STEPS = int(sys.argv[2])
taken = 0


def counted(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same, but for the step at which the process is killed."""

    def step(*words: Any, **named: Any) -> Any:
        global taken
        taken += 1
        if taken == STEPS:
            os._exit(9)
        return function(*words, **named)

    return step


for name in ("write_text", "publish", "reuse", "remove", "sync", "sha256"):
    setattr(files, name, counted(getattr(files, name)))
for name in ("rename", "replace", "write_text"):
    setattr(Path, name, counted(getattr(Path, name)))
snapshot_of(Path(sys.argv[1]))
