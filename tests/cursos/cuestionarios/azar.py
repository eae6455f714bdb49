"""A draw that can be repeated."""

from __future__ import annotations

from random import Random


def fijo(seed: int) -> Random:
    return Random(seed)  # noqa: S311 — a test
