"""Signing again what a key signed that is not published any more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.credenciales import emails, enganches
from cursos.credenciales.models import Credencial, EstadoCredencial
from cursos.emisores import firmantes
from cursos.insignias import emisor as secretaria
from cursos.insignias.firma import methods_in, sign
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection

    from cursos.insignias.firma import Document


def list_sin_clave(published: Collection[str]) -> list[int]:
    """Return the ids of what is served with a signature that nobody can check any more.

    The signatures of others that travel inside count, too.
    """
    served = select(Credencial.id, Credencial.documento).where(
        Credencial.documento != "", Credencial.estado != EstadoCredencial.RETIRADA
    )
    rows = db.session.execute(served.order_by(Credencial.id).execution_options(yield_per=500))
    return [id_ for id_, documento in rows if not methods_in(documento) <= {*published}]


def firmar_de_nuevo(credencial_id: int) -> Credencial:
    """Sign the same document with the key of today. Its holder is told to download it again."""
    credencial = db.session.get_one(Credencial, credencial_id, with_for_update={"of": Credencial})
    document = json.loads(credencial.documento)
    del document["proof"]
    if credencial.emisor and "endorsement" in document["issuer"]:
        carried = document["issuer"]["endorsement"]
        document["issuer"]["endorsement"] = [_renew_recognition(one) for one in carried]
    _renew_endorsements(document["credentialSubject"]["achievement"], credencial)
    signed = sign(document, firmantes.llavero(credencial.emisor), created=now())
    credencial.documento = json.dumps(signed, ensure_ascii=False, indent=2)
    audit.record("credencial.firmada", ("credencial", credencial.id), actor=None)
    enqueue("credenciales.borrar_pdf", {"clave": credencial.pdf_key, "sin_rastro": True})
    if credencial.estado in (EstadoCredencial.VIGENTE, EstadoCredencial.SUSPENDIDA):
        emails.mail_firmada(credencial)
    return credencial


def _renew_recognition(recognition: Document) -> Document:
    """Let the Secretariat say the very same again: a chamber's day may have changed since."""
    (proof,) = recognition["proof"]
    if proof["verificationMethod"] in secretaria.published_keys():
        return recognition
    unsigned = {name: value for name, value in recognition.items() if name != "proof"}
    return sign(unsigned, secretaria.current_keys(), created=now())


def _renew_endorsements(achievement: Document, credencial: Credencial) -> None:
    """Carry those that stand today, if any came along at all: old signatures may be worthless."""
    carried = achievement.pop("endorsement", [])
    if fresh := enganches.avales(credencial.logro, credencial.idioma)[: len(carried)]:
        achievement["endorsement"] = fresh
