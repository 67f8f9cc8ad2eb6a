"""The command line: every command parses its input, calls `desk`, and renders the answer. No logic lives here."""
