"""Requests for assistance, from the question to the rating."""
