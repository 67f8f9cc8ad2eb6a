"""What people read: values in, rich renderables out. Nothing here reads a file, a ledger or a clock.

Text from outside never reaches the terminal as it is: it passes through `safe`.
"""
