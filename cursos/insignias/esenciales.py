"""What a QR code carries of a credential, signed, so that a phone without a signal can check it.

`v1.` and, in base64url: signature (64 bytes) · first bytes of the key that made it (4) · the facts,
a line each. The code of the credential is signed too and not repeated: it stands in the address.
Who issued is never in it: a phone knows the name of each key. Pure functions.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cursos.insignias.texto_limpio import printable_name

if TYPE_CHECKING:
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

VERSION = "v1"
DOMINIO = b"escala-qr-v1\n"  # what is signed for a QR code can never pass for a document
CLAVE = 4  # bytes of a key that tell it from the others
_CHARS, _BYTES = 60, 120  # of a name: more would make the squares of the code too small


@dataclass(frozen=True, kw_only=True)
class Esenciales:
    """The facts, in the language of the credential."""

    codigo: str
    idioma: str
    titular: str
    credencial: str
    emitida: date
    vence: date | None


def fragment(esenciales: Esenciales, clave: Ed25519PrivateKey) -> str:
    """Return what follows the `#` of the address; whatever the names, it can be read again."""
    facts = _facts(esenciales)
    signature = clave.sign(signed(esenciales.codigo, facts))
    sent = signature + raw(clave.public_key())[:CLAVE] + facts
    return f"{VERSION}.{base64.urlsafe_b64encode(sent).decode('ascii').rstrip('=')}"


def signed(codigo: str, facts: bytes) -> bytes:
    """Return the bytes that the signature is about."""
    return DOMINIO + codigo.encode() + b"\n" + facts


def raw(clave: Ed25519PublicKey) -> bytes:
    return clave.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _facts(e: Esenciales) -> bytes:
    vence = f"{e.vence:%Y%m%d}" if e.vence else ""
    names = [short(name) or "—" for name in (e.titular, e.credencial)]
    lines = (e.idioma, f"{e.emitida:%Y%m%d}", vence, *names)
    return "\n".join(lines).encode()


def short(text: str) -> str:
    """Return a name in one line that fits: cut with a sign that says so."""
    name = printable_name(text, _CHARS)
    if len(name.encode()) <= _BYTES:
        return name
    return name.encode()[: _BYTES - 3].decode(errors="ignore").rstrip("…").rstrip() + "…"
