"""How right the coders are: gold in, scores with intervals out. One scorer a task, one file a scorer."""

TASKS = (
    "events", "sentences", "statements", "contacts", "pledges", "claims", "follow_through", "actors", "dates",
    "petrarch",
)  # fmt: skip
