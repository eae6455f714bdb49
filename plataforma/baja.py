"""Links of mails that work without signing in: a number, and a proof that we made them.

They stop mails, answer a question, agree to something. `uso` keeps one kind from being another.
"""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

MAC = 32  # hexadecimal digits: 128 bits


def firmar(uso: str, numero: int) -> str:
    """Return what proves that a link came in the mail about `numero`; nothing of it is stored."""
    return f"{numero}-{_mac(uso, numero)}"


def leer(uso: str, token: str) -> int | None:
    """Return the number, or None for a token that we did not make."""
    number, _, mac = token.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > MAC:
        return None
    numero = int(number)
    good = hmac.compare_digest(mac.encode(), _mac(uso, numero).encode())
    return numero if good and token == firmar(uso, numero) else None


def _mac(uso: str, numero: int) -> str:
    key: bytes = current_app.extensions["claves"].secret(uso)
    return hmac.new(key, f"baja:{numero}".encode(), hashlib.sha256).hexdigest()[:MAC]
