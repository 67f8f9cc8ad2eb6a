"""A mention becomes an actor at that date: who is meant, in which office, of which state, and how we know."""
