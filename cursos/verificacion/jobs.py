"""Work after the commit: the certificate is made once and kept."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from cursos.credenciales import queries
from cursos.credenciales.models import Credencial, EstadoCredencial, Situacion
from cursos.verificacion import ficheros
from cursos.verificacion.archivo import Tipo
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import job


@job("credenciales.pdf", sin_transaccion=True)
def make_pdf(payload: dict[str, Any]) -> None:
    """Make and store the certificate; a second run finds it made."""
    credencial = db.session.get(Credencial, payload["id"])
    if credencial is not None and credencial.estado == EstadoCredencial.VIGENTE:
        ficheros.read(credencial, Tipo.PDF)


@job("credenciales.borrar_pdf")
def delete_files(payload: dict[str, Any]) -> None:
    """Remove the certificate and the badges; of a withdrawn credential nothing is left.

    `sin_rastro`: it was signed again, so the old files are not what we vouch for any more.
    """
    clave = payload["clave"]
    credencial = queries.find_by_codigo(PurePosixPath(clave).stem)
    kept = credencial is not None and credencial.situacion(now()) != Situacion.RETIRADA
    ficheros.delete(clave, keep_digests=kept and not payload.get("sin_rastro"))
