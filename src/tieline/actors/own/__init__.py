"""Actors a user brings along: a file in, entries and its broken lines out; then the places where a text names them."""
