"""What is kept of a person's worksheets: drafts, deliveries, files, and what they reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload, selectinload

from cursos.tareas.archivos import lugar
from cursos.tareas.models import ArchivoTarea, Entrega, Tarea
from plataforma.db import db
from plataforma.jobs import enqueue, job
from plataforma.part import PersonalData, as_json
from plataforma.storage import delete as delete_file

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

DRAFT = ("hoja", "valores", "otra", "otra_el", "creada_el", "guardada_el")
DELIVERY = ("numero", "valores", "estado", "entregada_el", "niveles", "comentarios", "comentario")
FILE = ("nombre", "tipo", "bytes", "subido_el")


def export_share(usuario: Usuario) -> dict[str, Any]:
    rows = db.session.scalars(
        select(Tarea)
        .where(Tarea.usuario_id == usuario.id)
        .options(
            joinedload(Tarea.curso), selectinload(Tarea.entregas), selectinload(Tarea.archivos)
        )
        .order_by(Tarea.id)
    )
    reviewed = select(Entrega).where(Entrega.revisada_por_id == usuario.id).order_by(Entrega.id)
    return {
        "hojas": [_sheet(t) for t in rows],
        "revisadas": [as_json(e, "id", "revisada_el") for e in db.session.scalars(reviewed)],
    }


def _sheet(tarea: Tarea) -> dict[str, Any]:
    return {
        "curso": tarea.curso.slug if tarea.curso else None,
        **as_json(tarea, *DRAFT),
        "entregas": [
            {**as_json(e, *DELIVERY), "revisada_el": e.revisada_el and e.revisada_el.isoformat()}
            for e in tarea.entregas
        ],
        "archivos": [as_json(a, *FILE) for a in tarea.archivos],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Deliveries and the rows of files go with the sheet; the files, when that is committed."""
    own = select(Tarea.id).where(Tarea.usuario_id == usuario.id)
    keys = select(ArchivoTarea.clave).where(ArchivoTarea.tarea_id.in_(own))
    if claves := list(db.session.scalars(keys)):
        enqueue("tareas.borrar_archivos", {"claves": claves})
    db.session.execute(delete(Tarea).where(Tarea.usuario_id == usuario.id))


@job("tareas.borrar_archivos")
def delete_files(payload: dict[str, Any]) -> None:
    """Remove the files of somebody who left; once more does no harm."""
    for clave in payload["claves"]:
        delete_file(lugar(clave))


PERSONAL_DATA = PersonalData(name="tareas", export=export_share, erase=erase_share)
