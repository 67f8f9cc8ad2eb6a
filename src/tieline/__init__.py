"""Tieline reads diplomatic reporting and keeps the ledger of relations between states."""

from tieline.version import __version__

__all__ = ["__version__"]
