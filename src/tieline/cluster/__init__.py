"""The same reading on many cores: chunks of documents go out, readings come back, one process writes the ledger."""
