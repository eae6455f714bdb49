"""The link that stops the mails of the day."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

MAC = 32  # hexadecimal digits: 128 bits


def token_de_baja(usuario_id: int) -> str:
    """Return what proves that a link came in this person's mail; nothing of it is stored."""
    return f"{usuario_id}-{_mac(usuario_id)}"


def leer_baja(token: str) -> int | None:
    """Return whose mails the link stops, or None for one that we did not make."""
    number, _, mac = token.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > MAC:
        return None
    usuario_id = int(number)
    good = hmac.compare_digest(mac.encode(), _mac(usuario_id).encode())
    return usuario_id if good and token == token_de_baja(usuario_id) else None


def _mac(usuario_id: int) -> str:
    key: bytes = current_app.extensions["claves"].secret("novedades")
    return hmac.new(key, f"baja:{usuario_id}".encode(), hashlib.sha256).hexdigest()[:MAC]
