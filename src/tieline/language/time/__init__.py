"""Expressions of time: words in, intervals with precision out, or the reason why not. `dates` is the way in."""
