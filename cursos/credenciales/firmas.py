"""Signing again what a key signed that is not published any more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.credenciales import emails
from cursos.credenciales.models import Credencial, EstadoCredencial
from cursos.emisores import firmantes
from cursos.insignias.firma import sign
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection

_METHOD = re.compile(r'"verificationMethod": "([^"]+)"')


def list_sin_clave(published: Collection[str]) -> list[int]:
    """Return the ids of what is served with a signature that nobody can check any more.

    The signatures of others that travel inside count, too.
    """
    served = select(Credencial.id, Credencial.documento).where(
        Credencial.documento != "", Credencial.estado != EstadoCredencial.RETIRADA
    )
    rows = db.session.execute(served.order_by(Credencial.id).execution_options(yield_per=500))
    return [id_ for id_, documento in rows if not set(_METHOD.findall(documento)) <= {*published}]


def firmar_de_nuevo(credencial_id: int) -> Credencial:
    """Sign the same document with the key of today. Its holder is told to download it again."""
    credencial = db.session.get_one(Credencial, credencial_id, with_for_update={"of": Credencial})
    document = json.loads(credencial.documento)
    del document["proof"]
    if credencial.emisor and "endorsement" in document["issuer"]:
        fresh = firmantes.reconocimiento(credencial.emisor, credencial.idioma)
        document["issuer"]["endorsement"] = [fresh]
    signed = sign(document, firmantes.llavero(credencial.emisor), created=now())
    credencial.documento = json.dumps(signed, ensure_ascii=False, indent=2)
    audit.record("credencial.firmada", ("credencial", credencial.id), actor=None)
    enqueue("credenciales.borrar_pdf", {"clave": credencial.pdf_key})
    if credencial.estado == EstadoCredencial.VIGENTE:
        emails.mail_firmada(credencial)
    return credencial
