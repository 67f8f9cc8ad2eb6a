"""Libraries that only some formats need."""

from __future__ import annotations

import importlib
from typing import Any


class MissingLibraryError(ImportError):
    """A format was asked for whose library is not installed."""


def needed(library: str, extra: str) -> Any:
    """A library of an extra of Tieline's."""
    try:
        return importlib.import_module(library)
    except ImportError:
        raise MissingLibraryError(
            f"this format needs {library}: python -m pip install 'tieline[{extra}]'", name=library
        ) from None
