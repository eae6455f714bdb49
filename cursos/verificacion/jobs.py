"""Work after the commit: the PDF is made once and kept."""

from __future__ import annotations

from typing import Any

from cursos.credenciales.models import Credencial, EstadoCredencial
from cursos.verificacion import pdf
from cursos.verificacion.certificado import certificado
from plataforma import storage
from plataforma.db import db
from plataforma.jobs import job


@job("credenciales.pdf")
def make_pdf(payload: dict[str, Any]) -> None:
    """Make and store the certificate; a second run finds it made."""
    credencial = db.session.get(Credencial, payload["id"])
    if credencial is not None and credencial.estado == EstadoCredencial.VIGENTE:
        read_pdf(credencial)


@job("credenciales.borrar_pdf")
def delete_pdf(payload: dict[str, Any]) -> None:
    """Remove the certificate of a revoked credential."""
    storage.delete(payload["clave"])


def read_pdf(credencial: Credencial) -> bytes:
    """Return the certificate, making it now when the runner has not yet."""
    stored = storage.get(credencial.pdf_key)
    if stored is not None:
        return stored
    made = pdf.render_pdf(certificado(credencial))
    storage.put(credencial.pdf_key, made)
    return made
