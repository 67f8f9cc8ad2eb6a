"""The ledger in, files for other tools out: what goes into each, one kind of content a file."""
