"""Append-only, hash-chained record of who did what."""

from plataforma.audit.services import record, verify_chain

__all__ = ["record", "verify_chain"]
