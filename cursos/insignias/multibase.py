"""The two multibase encodings that the specifications ask for: base58btc (z), base64url (u)."""

from __future__ import annotations

import base64

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def to_multibase(data: bytes) -> str:
    """Encode in base58btc with its prefix, `z`."""
    number = int.from_bytes(data, "big")
    digits = ""
    while number:
        number, rest = divmod(number, 58)
        digits = _ALPHABET[rest] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + digits


def from_multibase(text: str) -> bytes:
    """Decode `z…`; ValueError when it is not base58btc."""
    if not text.startswith("z"):
        msg = "multibase prefix z expected"
        raise ValueError(msg)
    number = 0
    for char in text[1:]:
        number = number * 58 + _ALPHABET.index(char)
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base64url(data: bytes) -> str:
    """Encode in base64url without padding, with its prefix, `u`."""
    return "u" + base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64url(text: str) -> bytes:
    """Decode `u…`; ValueError when it is not base64url."""
    if not text.startswith("u"):
        msg = "multibase prefix u expected"
        raise ValueError(msg)
    return base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
