"""BitstringStatusList (W3C): one bit per credential, most significant bit first. Pure functions."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from cursos.insignias.multibase import from_base64url, to_base64url

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 131_072  # bits, the least that the specification allows: one hides among many


def encode(positions: Iterable[int]) -> str:
    """Return `encodedList` with a 1 at each position; the same positions give the same text."""
    bits = bytearray(SIZE // 8)
    for position in positions:
        if not 0 <= position < SIZE:
            msg = f"position {position} is outside the list"
            raise ValueError(msg)
        bits[position // 8] |= 0x80 >> position % 8
    return to_base64url(gzip.compress(bytes(bits), mtime=0))


def is_set(encoded: str, position: int) -> bool:
    """Return the bit at `position` of an `encodedList`."""
    bits = gzip.decompress(from_base64url(encoded))
    return bool(bits[position // 8] & (0x80 >> position % 8))
