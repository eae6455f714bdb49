"""The lists' share of what is kept about a person: lines that name them, right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, cast, delete, or_, select, update

from cursos.importaciones.models import EstadoImportacion, FilaImportada, Importacion
from cursos.importaciones.services import BORRAR_ARCHIVO
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

SAID = (
    *("numero", "nombre", "correo", "telefono", "identificador", "pais_identificador", "empresa"),
    *("pais", "idioma", "sexo", "tamano", "celdas", "original", "problemas"),
)


def _names(usuario: Usuario) -> ColumnElement[bool]:
    held = (FilaImportada.celdas, FilaImportada.original, FilaImportada.problemas)
    inside = (cast(c, String).icontains(usuario.correo, autoescape=True) for c in held)
    return or_(FilaImportada.correo == usuario.correo, *inside)


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    found = select(FilaImportada).where(_names(usuario)).order_by(FilaImportada.id)
    return [as_json(fila, *SAID) for fila in db.session.scalars(found)]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Take the person off every list that waits, or that came back with errors.

    The file of a list that was read goes with it. One that was not read yet and shows the person
    among its first rows is thrown away; any other one goes by itself within a week.
    """
    lists = select(FilaImportada.importacion_id).where(_names(usuario))
    first = cast(Importacion.hojas, String).icontains(usuario.correo, autoescape=True)
    named = db.session.scalars(
        select(Importacion).where(or_(Importacion.id.in_(lists), first))
    ).all()
    db.session.execute(delete(FilaImportada).where(_names(usuario)))
    for lista in named:
        lista.hojas = []
        if lista.estado == EstadoImportacion.SUBIDA:
            lista.estado = EstadoImportacion.DESCARTADA
        enqueue(BORRAR_ARCHIVO, {"importacion": lista.id})
    db.session.execute(
        update(Importacion)
        .where(Importacion.confirmada_por_id == usuario.id)
        .values(confirmada_por_id=None)
    )
    db.session.flush()


PERSONAL_DATA = PersonalData(name="listas", export=export_share, erase=erase_share)
