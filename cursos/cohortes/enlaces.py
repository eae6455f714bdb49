"""The personal link and the typed code of an invitation.

Both are made from a random seed and a key kept outside the database: the manager can see a link
again at any time, and a stolen copy of the database opens none. 160 bits in the link; the code,
made to be copied by hand from paper, has 50 and its tries are counted.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import current_app

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
TYPED = str.maketrans("ILO", "110")
CODE_LENGTH = 10
TOKEN_BYTES = 20


@dataclass(frozen=True)
class Enlace:
    """What opens an invitation, and what is stored of it."""

    semilla: str
    token: str
    codigo: str

    @property
    def token_hash(self) -> str:
        return hash_token(self.token)

    @property
    def codigo_hash(self) -> str:
        return hash_codigo(self.codigo)


def nuevo_enlace() -> Enlace:
    return enlace_de(secrets.token_hex(16))


def enlace_de(semilla: str) -> Enlace:
    """Return the link that belongs to a seed."""
    token = base64.urlsafe_b64encode(_mac("enlace", semilla)[:TOKEN_BYTES]).rstrip(b"=").decode()
    number = int.from_bytes(_mac("codigo", semilla), "big")
    code = "".join(ALPHABET[(number >> 5 * i) & 31] for i in range(CODE_LENGTH))
    return Enlace(semilla, token, code)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def hash_codigo(codigo: str) -> str:
    """Return what is stored of a code; keyed, because 50 bits alone could be tried out."""
    return _mac("codigo-guardado", limpiar_codigo(codigo)).hex()


def limpiar_codigo(codigo: str) -> str:
    """Return a typed code as it was made: k7qf2-m9xab → K7QF2M9XAB, and O is 0."""
    return "".join(c for c in codigo.upper().translate(TYPED) if c in ALPHABET)


def mostrar_codigo(codigo: str) -> str:
    """K7QF2M9XAB → K7QF2-M9XAB."""
    return f"{codigo[:5]}-{codigo[5:]}"


def _mac(use: str, text: str) -> bytes:
    key: bytes = current_app.extensions["claves"].secret("invitaciones")
    return hmac.new(key, f"{use}:{text}".encode(), hashlib.sha256).digest()
