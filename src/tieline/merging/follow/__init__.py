"""A pledge and what later reports tell in, proposals out: what speaks for or against it, and what came of it.

Everything here proposes. A proposal carries the fields that matched, so that a person can check it; only a person makes
a proposal a judgement. What decides is what the texts say, never the order in which they were read.
"""
