"""The lists' share of what is kept about a person: rows that name them, theirs or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, or_, select

from cursos.importaciones.models import Importacion
from plataforma.db import db
from plataforma.part import PersonalData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    return [
        row
        for importacion in _lists_that_name(usuario)
        for row in importacion.filas
        if usuario.correo in str(row).lower()
    ]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Take the person off every list that waits or that was answered with an error."""
    for importacion in _lists_that_name(usuario):
        kept = importacion.filas
        importacion.filas = [row for row in kept if usuario.correo not in str(row).lower()]
        shown = [m | {"valores": []} for m in importacion.lectura.get("muestras", ())]
        importacion.lectura = importacion.lectura | {"muestras": shown}
    db.session.flush()


def _lists_that_name(usuario: Usuario) -> Sequence[Importacion]:
    """Rows that wait for the chamber, or that it has to correct, and samples of their columns."""
    held = (Importacion.filas, Importacion.lectura)
    named = (cast(c, String).icontains(usuario.correo, autoescape=True) for c in held)
    return db.session.scalars(select(Importacion).where(or_(*named))).all()


PERSONAL_DATA = PersonalData(name="listas", export=export_share, erase=erase_share)
