"""The cockpit of a cohort and of a chamber: who is where, what to do today, one message to many."""
