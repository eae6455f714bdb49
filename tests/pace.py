"""Bounds in seconds that mean the same on a slow machine."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = 0.04  # seconds that `_loop` takes on the machine that the bounds were written on


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when what is done inside takes more CPU than so many seconds of the reference machine.

    The pace of this one is taken before and after, and the slower counts: neighbours come and go.
    """
    before = _loop()
    started = time.process_time()
    yield
    took = time.process_time() - started
    slower = max(1.0, max(before, _loop()) / REFERENCE)
    assert took < seconds * slower, f"took {took:.2f} s, on a machine {slower:.1f} times slower"


def _loop() -> float:
    """Return the CPU seconds of a fixed piece of work."""
    started = time.process_time()
    total = 0
    for n in range(600_000):
        total += n * n
    return time.process_time() - started
