"""Events by a user's verb dictionary in PETRARCH's format: files in, events out that win over Tieline's own."""
