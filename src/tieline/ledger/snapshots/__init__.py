"""Snapshots: the ledger and the coded tables beside it as immutable Parquet files, for analysis."""
