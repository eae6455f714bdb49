"""What is kept of a person's learning: places, lessons done, practice and tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.aprendizaje.models import RespuestaPractica
from cursos.aprendizaje.queries import list_hechas
from cursos.cuestionarios.queries import list_intentos, list_respuestas
from cursos.inscripciones.models import Inscripcion
from cursos.inscripciones.queries import list_inscripciones
from plataforma.db import db
from plataforma.part import PersonalData

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    practice = select(RespuestaPractica).where(RespuestaPractica.usuario_id == usuario.id)
    return {
        "cursos": [_place(i) for i in list_inscripciones(usuario.id)],
        "practica": [
            {"pregunta": r.pregunta_clave, "respuesta": r.respuesta, "el": _day(r.respondida_el)}
            for r in db.session.scalars(practice)
        ],
    }


def _place(i: Inscripcion) -> dict[str, Any]:
    return {
        "curso": i.curso.slug,
        "origen": i.origen,
        "inscrita_el": _day(i.inscrita_el),
        "completada_el": _day(i.completada_el),
        "mejor_nota": i.mejor_nota,
        "lecciones_hechas": sorted(list_hechas(i.id)),
        "intentos": [_try(t) for t in list_intentos(i.id)],
    }


def _try(t: Intento) -> dict[str, Any]:
    answers = {clave: r.respuesta for clave, r in list_respuestas(t.id).items()}
    return {"entregado_el": _day(t.entregado_el), "nota": t.nota, "respuestas": answers}


def _day(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Lessons done and tries go with the place that they hang from."""
    db.session.execute(delete(RespuestaPractica).where(RespuestaPractica.usuario_id == usuario.id))
    db.session.execute(delete(Inscripcion).where(Inscripcion.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="aprendizaje", export=export_share, erase=erase_share)
