"""Readings on their way to a ledger: a chunk of documents and what was read of them, in one Parquet file."""
