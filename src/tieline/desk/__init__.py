"""The use cases that every face shares, one per file: a face parses its input, calls one of these, and renders."""
