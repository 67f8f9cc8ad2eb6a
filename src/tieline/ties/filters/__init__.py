"""Filters: weekly sums of any number of ties in, what was known at the end of each week out."""
