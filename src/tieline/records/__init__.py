"""What the ledger holds: plain immutable values, one type per file, no behaviour beyond their own invariants.

Nothing here imports the rest of Tieline. `codec` turns any of these values into JSON and back.
"""
