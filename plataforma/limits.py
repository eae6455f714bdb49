"""Rate limits: moving windows, in memory or in Redis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app
from limits import parse
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from flask import Flask


def init_limits(app: Flask) -> None:
    storage = storage_from_string(app.extensions["settings"].limits_url)
    app.extensions["limites"] = MovingWindowRateLimiter(storage)


def _limiter() -> MovingWindowRateLimiter:
    limiter: MovingWindowRateLimiter = current_app.extensions["limites"]
    return limiter


def hit(name: str, key: str, rate: str) -> bool:
    """Count one event; return False when `key` has used up `rate` (e.g. "10/hour")."""
    return _limiter().hit(parse(rate), name, key)


def exhausted(name: str, key: str, rate: str) -> bool:
    """Return whether `key` has used up `rate`, without counting."""
    return not _limiter().test(parse(rate), name, key)


def require(name: str, key: str, rate: str) -> None:
    """Count one event; raise 429 when `key` has used up `rate`."""
    if not hit(name, key, rate):
        raise TooManyRequests


def reset() -> None:
    """Forget all counts (tests)."""
    storage = _limiter().storage
    if isinstance(storage, MemoryStorage):
        storage.reset()
