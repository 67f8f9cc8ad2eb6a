"""How right the coders are: gold in, scores with intervals out. One scorer a task, one file a scorer."""
