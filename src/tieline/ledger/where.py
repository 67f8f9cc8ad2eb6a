"""Where the ledger lies unless the user says otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TIELINE_LEDGER"


def default_path(environment: Mapping[str, str] = os.environ) -> Path:
    """$TIELINE_LEDGER, else `tieline/ledger.db` in the user's data folder."""
    named = environment.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_data_path() / "tieline" / "ledger.db"
