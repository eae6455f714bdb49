"""The code on the wall: who types it was there.

Made from a seed and a key kept outside the database. Thirty bits: short enough for the last row
of the room; the tries of a person are counted.
"""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

from cursos.cohortes.enlaces import ALPHABET, TYPED

LENGTH = 6


def codigo_de(semilla: str) -> str:
    """Return the code that belongs to a seed."""
    key: bytes = current_app.extensions["claves"].secret("asistencia")
    number = int.from_bytes(hmac.new(key, semilla.encode(), hashlib.sha256).digest(), "big")
    return "".join(ALPHABET[(number >> 5 * i) & 31] for i in range(LENGTH))


def mostrar(codigo: str) -> str:
    """K7QF2M → K7Q-F2M."""
    return f"{codigo[:3]}-{codigo[3:]}"


def es_el_codigo(escrito: str, semilla: str) -> bool:
    """Whether what somebody typed is the code, however they wrote it."""
    typed = "".join(c for c in escrito.upper().translate(TYPED) if c in ALPHABET)
    return hmac.compare_digest(typed, codigo_de(semilla))
