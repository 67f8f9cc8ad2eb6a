"""Ties: the happenings between two ends in, measures out; one measure per file, all of one shape.

`happenings`, `world` and `tie` hold what a measure starts from, `measure` what it returns, `registry` which there are.
"""
