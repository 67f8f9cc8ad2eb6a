"""How right the coders are: gold in, scores with intervals out. One scorer a task, one file a scorer."""

TASKS = ("events", "sentences", "statements", "contacts", "pledges", "claims", "actors", "dates", "petrarch")
