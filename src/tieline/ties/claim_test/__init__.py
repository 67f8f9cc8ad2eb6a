"""A claim about a tie, put to the test: what is tested is fixed in a plan, the tie as it was goes in, a verdict comes
out."""
