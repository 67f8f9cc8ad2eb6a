"""Parsed blocks become records: one coder per record type, each a function from a page to records."""
