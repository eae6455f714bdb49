"""Mail that came in."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from plataforma import storage
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.db import db
from tests.receptor import mail

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def make_entrante(
    persona: Usuario, text: str = "Adjunto mis costos.", **values: Any
) -> CorreoEntrante:
    """Add a mail that waits for the word of its person: it came from another address."""
    raw = bytes(mail(text))
    fields = {
        "destino": f"solicitud-1-{persona.id}",
        "huella": secrets.token_hex(32),
        "tipo": "solicitud",
        "objeto_id": 1,
        "persona_id": persona.id,
        "desde": "otra@correo.test",
        "sobre": "otra@correo.test",
        "titulo": "AT-2026-000001",
        "asunto": "Re: Mensaje nuevo",
        "bytes": len(raw),
        "estado": EstadoEntrante.RETENIDO,
        "motivo": Motivo.OTRA_DIRECCION,
    } | values
    found = CorreoEntrante(**fields)
    storage.put(found.clave, raw)
    db.session.add(found)
    db.session.flush()
    return found
