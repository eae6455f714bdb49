"""Passwords: argon2id at OWASP's profile, and what is refused as a password."""

from __future__ import annotations

import functools
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from plataforma.identidad.direcciones import fold
from plataforma.identidad.errors import (
    ClaveComunError,
    ClaveCortaError,
    ClaveLargaError,
    ClavePropiaError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MIN_LENGTH = 8
MAX_LENGTH = 128
MIN_WORD = 4  # shorter words of a person's name are in too many good passwords
COMMON_LIST = Path(__file__).with_name("claves_comunes.txt")

# 26 ms a check on a small machine; the library's default takes 766 and stops a class that signs in.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_slots = threading.BoundedSemaphore(2)  # two hashes at once: the other threads go on serving pages


def hash_password(password: str) -> str:
    """Return the argon2id hash to store."""
    with _slots:
        return _hasher.hash(password)


def verify(stored: str | None, password: str) -> bool:
    """Return whether the password is the one stored. Takes as long when there is none."""
    with _slots:
        try:
            _hasher.verify(stored or _dummy_hash(), password[: MAX_LENGTH + 1])
        except VerifyMismatchError:
            return False
        except (VerificationError, InvalidHashError):
            return False
    return bool(stored)


def needs_rehash(stored: str) -> bool:
    """Return whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(stored)


@functools.cache
def _dummy_hash() -> str:
    return _hasher.hash("no person has this password")


def check_policy(password: str, *, words: Iterable[str] = ()) -> None:
    """Raise the refusal that applies. `words`: name, firm, address, product."""
    if len(password) < MIN_LENGTH:
        raise ClaveCortaError(minimo=MIN_LENGTH)
    if len(password) > MAX_LENGTH:
        raise ClaveLargaError(maximo=MAX_LENGTH)
    plain = fold(password)
    if plain in _common() or _core(plain) in _common():
        raise ClaveComunError
    if len(set(plain)) < 3:  # noqa: PLR2004 — aaaaaaaa, 12121212
        raise ClaveComunError
    for word in _words(words):
        if word in plain:
            raise ClavePropiaError


def _core(plain: str) -> str:
    """Drop the figures and signs that people put after a common word (colombia2026!)."""
    return re.sub(r"[\W\d_]+$", "", plain)


def _words(texts: Iterable[str]) -> set[str]:
    found = {w for text in texts for w in re.split(r"[\W_]+", fold(text))}
    return {w for w in found if len(w) >= MIN_WORD}


@functools.cache
def _common() -> frozenset[str]:
    lines = COMMON_LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
