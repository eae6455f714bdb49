"""Meetings of both sides of a request: proposed, chosen, in both calendars."""
