"""Credentials that anyone can check: issue, verify, revoke."""
