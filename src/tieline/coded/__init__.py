"""Coded event data: a file of rows somebody else coded in, columns that say what each row is out.

The road of a file: `opened` (bytes to lines) - `detect` (whose layout) - `split` (lines to cells) - a layout's own file
(cells to columns, or a reason against the row) - `mirrors` (rows that tell one act twice) - `parts` (runs of rows, each
with its sum) - `parquet` or `records` (where they go).
"""
