"""What is kept of a person's reading: the place in each course, notes, opinions, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.aprendizaje.models import AjusteLectura, LugarLectura, NotaLeccion, OpinionLeccion
from cursos.catalogo.models import Curso
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

BY_COURSE: dict[str, tuple[Any, tuple[str, ...]]] = {
    "lugares": (LugarLectura, ("leccion_clave", "ancla", "guardado_el")),
    "notas": (NotaLeccion, ("leccion_clave", "texto", "guardada_el")),
    "opiniones": (OpinionLeccion, ("leccion_clave", "sirvio", "comentario", "dada_el")),
}


def export_share(usuario: Usuario) -> dict[str, Any]:
    ajuste = db.session.scalar(select(AjusteLectura).filter_by(usuario_id=usuario.id))
    share: dict[str, Any] = {"ajustes": as_json(ajuste, "tamano", "ahorro") if ajuste else None}
    for name, (model, fields) in BY_COURSE.items():
        rows = db.session.execute(
            select(Curso.slug, model)
            .join(Curso, Curso.id == model.curso_id)
            .where(model.usuario_id == usuario.id)
            .order_by(model.id)
        )
        share[name] = [{"curso": slug, **as_json(row, *fields)} for slug, row in rows]
    return share


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    for model in (AjusteLectura, *(model for model, _fields in BY_COURSE.values())):
        db.session.execute(delete(model).where(model.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="lectura", export=export_share, erase=erase_share)
