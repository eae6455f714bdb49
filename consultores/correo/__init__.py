"""Answers by mail to the notices of a request."""
