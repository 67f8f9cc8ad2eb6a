"""What a tie would have been without a shock: the ties it had nothing to do with in, a path with its doubt out."""
