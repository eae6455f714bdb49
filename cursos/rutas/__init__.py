"""Learning paths: courses in order, each with its reason."""
