"""Bounds in seconds that mean the same on a slow machine."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = (
    0.04  # seconds that the work of `slowness` takes on the machine that the bounds were written on
)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when what is done inside takes more CPU than so many seconds of the reference machine.

    The pace of this one is taken before and after, and the slower counts: neighbours come and go.
    """
    before = slowness()
    started = time.process_time()
    yield
    took = time.process_time() - started
    slower = max(before, slowness())
    assert took < seconds * slower, f"took {took:.2f} s, on a machine {slower:.1f} times slower"


def slowness() -> float:
    """Return how many times slower than the reference this machine is now; 1 when it is faster."""
    started = time.process_time()
    total = 0
    for n in range(600_000):
        total += n * n
    return max(1.0, (time.process_time() - started) / REFERENCE)
