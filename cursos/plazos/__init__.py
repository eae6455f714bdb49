"""Deadlines of a cohort: until when each module, and who is reminded."""
