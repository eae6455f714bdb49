"""Time. Stored in UTC, shown in the person's zone."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """Return the current moment, aware, in UTC."""
    return _told.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be that moment meanwhile: the past of a demonstration world, a simulated year."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def to_zone(moment: datetime, zone: str) -> datetime:
    """Return the same moment on the wall clock of `zone` (IANA name)."""
    return moment.astimezone(ZoneInfo(zone))
