"""The store: readings in, documents, records and happenings out. SQLite, one short-transaction writer, many readers."""

from tieline.ledger.errors import LedgerError
from tieline.ledger.ledger import Ledger
from tieline.ledger.query import Query
from tieline.ledger.where import default_path
from tieline.ledger.writer import Added

__all__ = ["Added", "Ledger", "LedgerError", "Query", "default_path"]
