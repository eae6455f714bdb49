"""Entering and leaving: password, code or link by mail, sign-up, forgotten password."""
