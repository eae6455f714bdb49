"""Addresses that take an answer: `respuesta+<kind>-<object>-<person>-<mac>@<domain>`.

Whoever answers from the person's own address with this one is taken for the person. It does not
expire: what may still be said is for the state of the object to tell, and a late answer deserves a
sentence. Lower case and digits only, because mail servers may change the case.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from flask import current_app

PREFIJO = "respuesta+"
MAC = 20  # base32 characters: 100 bits
_LOCAL = re.compile(r"respuesta\+([a-z]{1,12})-([0-9a-z]{1,9})-([0-9a-z]{1,9})-([a-z2-7]{20})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Destino:
    """What an answer is about, and whose it is."""

    tipo: str
    objeto_id: int
    persona_id: int

    def __str__(self) -> str:
        return f"{self.tipo}-{self.objeto_id}-{self.persona_id}"


def se_recibe() -> bool:
    """Return whether this installation takes mail."""
    return bool(current_app.extensions["settings"].mail_in)


def direccion_de(tipo: str, objeto_id: int, persona_id: int) -> str:
    """Return the address that takes this person's answers; empty where no mail is taken."""
    if not se_recibe():
        return ""
    settings = current_app.extensions["settings"]
    said = f"{tipo}-{_short(objeto_id)}-{_short(persona_id)}"
    return f"{PREFIJO}{said}-{_mac(settings.secret_keys[0], said)}@{settings.mail_in_domain}"


def destino_de(direccion: str) -> Destino | None:
    """Return what an address stands for, or None when we did not make it. Asks no database."""
    settings = current_app.extensions["settings"]
    local, _at, domain = direccion.strip().strip("<>").lower().rpartition("@")
    found = _LOCAL.fullmatch(local)
    if found is None or domain != settings.mail_in_domain.lower():
        return None
    tipo, objeto, persona, mac = found.groups()
    said = f"{tipo}-{objeto}-{persona}"
    genuine = [hmac.compare_digest(_mac(key, said), mac) for key in settings.secret_keys]
    return Destino(tipo, int(objeto, 36), int(persona, 36)) if any(genuine) else None


def _mac(key: str, said: str) -> str:
    made = hmac.new(key.encode(), f"plataforma.buzon:{said}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode().lower()[:MAC]


def _short(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
