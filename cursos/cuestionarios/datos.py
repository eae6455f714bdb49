"""What is kept of a person's learning: places, lessons done, practice and tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cursos.aprendizaje.models import AvanceLeccion, RespuestaPractica
from cursos.catalogo.queries import list_preguntas_por_clave
from cursos.cuestionarios.models import AjusteEvaluacion
from cursos.cuestionarios.queries import find_ajuste, list_intentos, list_respuestas
from cursos.inscripciones.models import Inscripcion
from cursos.inscripciones.queries import list_inscripciones
from cursos.preguntas import tipos
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from cursos.cuestionarios.models import Intento, RespuestaIntento
    from plataforma.identidad.models import Usuario


PLACE = ("origen", "inscrita_el", "actividad_el", "mejor_nota", "aprobada_el", "completada_el")
PRACTICE = ("pregunta_clave", "respuesta", "intentos", "respondida_el")
TRY = (
    "numero",
    "preguntas",
    "iniciado_el",
    "vence_el",
    "entregado_el",
    "nota",
    "aprobado",
    "nota_original",
)
GIVEN = ("tiempo_extra", "intentos_extra", "cambiado_el")
ANSWER = ("pregunta_clave", "respuesta", "guardada_el", "puntos")


def export_share(usuario: Usuario) -> dict[str, Any]:
    practice = select(RespuestaPractica).where(RespuestaPractica.usuario_id == usuario.id)
    return {
        "cursos": [_place(i) for i in list_inscripciones(usuario.id)],
        "practica": [
            as_json(r, *PRACTICE)
            for r in db.session.scalars(practice.order_by(RespuestaPractica.id))
        ],
    }


def _place(i: Inscripcion) -> dict[str, Any]:
    done = select(AvanceLeccion).where(AvanceLeccion.inscripcion_id == i.id)
    given = find_ajuste(i.usuario_id, i.curso_id)
    return {
        "curso": i.curso.slug,
        **as_json(i, *PLACE),
        "ajuste": as_json(given, *GIVEN) if given else None,
        "lecciones_hechas": [
            as_json(a, "leccion_clave", "hecha_el")
            for a in db.session.scalars(done.order_by(AvanceLeccion.id))
        ],
        "intentos": [_try(t) for t in list_intentos(i.id)],
    }


def _try(t: Intento) -> dict[str, Any]:
    answers = list_respuestas(t.id).values()
    shown = {**as_json(t, *TRY), "respuestas": [as_json(r, *ANSWER) for r in answers]}
    return shown if t.entregado_el else shown | _open_try(t)


def _open_try(t: Intento) -> dict[str, Any]:
    """Return what may be told of a test that goes on: what was drawn and chosen is kept by keys,
    and those of pairs and of things in order say what goes together."""
    drawn = {q["clave"]: q for q in t.preguntas}
    asked = list_preguntas_por_clave(t.version_id, [*drawn])
    lang = t.inscripcion.usuario.idioma

    def said(r: RespuestaIntento) -> list[str]:
        p = asked.get(r.pregunta_clave)
        if p is None or p.clave not in drawn:
            return r.respuesta
        return [tipos.decir(p.tipo, p.datos, r.respuesta, drawn[p.clave], lang)]

    return {
        "preguntas": [{"clave": clave} for clave in drawn],
        "respuestas": [
            as_json(r, *ANSWER) | {"respuesta": said(r)} for r in list_respuestas(t.id).values()
        ],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Lessons done and tries go with the place that they hang from."""
    db.session.execute(delete(RespuestaPractica).where(RespuestaPractica.usuario_id == usuario.id))
    db.session.execute(delete(AjusteEvaluacion).where(AjusteEvaluacion.usuario_id == usuario.id))
    db.session.execute(delete(Inscripcion).where(Inscripcion.usuario_id == usuario.id))


PERSONAL_DATA = PersonalData(name="aprendizaje", export=export_share, erase=erase_share)
