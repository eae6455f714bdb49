"""Reviewing what was sent: recommending, giving back, deciding; suspending and its end."""
