"""Entering: password, code or link by mail; leaving."""
