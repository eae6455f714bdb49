"""The academy: courses, learning, tests, cohorts and credentials."""
