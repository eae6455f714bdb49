"""Time. Stored in UTC, shown in the person's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return the current moment, aware, in UTC."""
    return datetime.now(UTC)


def to_zone(moment: datetime, zone: str) -> datetime:
    """Return the same moment on the wall clock of `zone` (IANA name)."""
    return moment.astimezone(ZoneInfo(zone))
