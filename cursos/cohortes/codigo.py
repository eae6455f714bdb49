"""The code that opens a cohort to whoever has it, until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes import errors
from cursos.cohortes.enlaces import enlace_de, hash_codigo, nuevo_enlace
from cursos.cohortes.models import Cohorte
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import date

    from plataforma.identidad.models import Usuario


def abrir(cohorte: Cohorte, hasta: date, *, actor: Usuario, nuevo: bool = False) -> None:
    """Open the cohort by code until a day; `nuevo`: with another code, the old one is dead."""
    if not now().date() <= hasta <= cohorte.cierre:
        raise errors.CodigoHastaError
    if nuevo or cohorte.semilla_codigo is None:
        enlace = nuevo_enlace()
        cohorte.semilla_codigo, cohorte.codigo_hash = enlace.semilla, enlace.codigo_hash
    cohorte.codigo_hasta = hasta
    audit.record(
        "cohorte.abrir_codigo",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"hasta": hasta.isoformat(), "nuevo": nuevo},
    )


def cerrar(cohorte: Cohorte, *, actor: Usuario) -> None:
    """Let nobody else in by code; the code is dead for good."""
    if cohorte.semilla_codigo is None:
        return
    cohorte.semilla_codigo = cohorte.codigo_hash = cohorte.codigo_hasta = None
    audit.record("cohorte.cerrar_codigo", ("cohorte", cohorte.id), actor=actor)


def codigo_de(cohorte: Cohorte) -> str:
    """Return the code in force, or ""."""
    return enlace_de(cohorte.semilla_codigo).codigo if cohorte.semilla_codigo else ""


def find_abierta(codigo: str) -> Cohorte | None:
    """Return the cohort that a typed code opens today."""
    found = select(Cohorte).where(
        Cohorte.codigo_hash == hash_codigo(codigo), Cohorte.codigo_hasta >= now().date()
    )
    return db.session.scalar(found)
