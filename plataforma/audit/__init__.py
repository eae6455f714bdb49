"""Append-only, hash-chained record of who did what."""

from plataforma.audit.services import record, take_turn, verify_chain

__all__ = ["record", "take_turn", "verify_chain"]
