"""What the lesson page shows besides the lesson: practice with its feedback, and the way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.aprendizaje.queries import list_practicas
from cursos.catalogo.avance import leer_avance
from cursos.catalogo.formato import fecha_de
from cursos.catalogo.models import Uso
from cursos.catalogo.pregunta_vista import Devolucion, PreguntaVista, devolver, vista
from cursos.catalogo.queries import find_temario, list_preguntas
from plataforma.i18n import fecha, get_lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cursos.catalogo.models import Leccion, Pregunta
    from plataforma.identidad.models import Usuario

LONGEST = 60  # characters of an answer in the address


@dataclass(frozen=True)
class Practica:
    """A practice question, with what the last answer taught."""

    pregunta: PreguntaVista
    devolucion: Devolucion | None
    error: str
    enfocar: bool  # it was answered just now


@dataclass(frozen=True)
class Respondida:
    """The answer that the address carries: `?p=question&r=option` (visitors' practice is a GET)."""

    clave: str
    respuesta: Sequence[str]


def armar(leccion: Leccion, persona: Usuario, respondida: Respondida) -> dict[str, Any]:
    """Return what the template takes."""
    version = leccion.modulo.version
    temario = find_temario(version.id)
    anterior, siguiente = temario.around(leccion.clave)
    practicas = _practicas(leccion, persona, respondida)
    avance = leer_avance(persona, version)
    lecciones = temario.lecciones
    return {
        "leccion": leccion,
        "curso": version.curso,
        "total": len(lecciones),
        "anterior": anterior,
        "siguiente": siguiente,
        "avance": avance,
        "hechas": sum(x.clave in avance.hechas for x in lecciones),
        "practicas": practicas,
        "prefijo": next((p.devolucion.titulo for p in practicas if p.enfocar and p.devolucion), ""),
        "error": any(p.error for p in practicas),
        "fuentes": _fuentes(leccion),
        "revision": _revision(leccion),
    }


def _practicas(leccion: Leccion, persona: Usuario, respondida: Respondida) -> list[Practica]:
    preguntas = list_preguntas(leccion.id, Uso.PRACTICA)
    curso_id = leccion.modulo.version.curso_id
    saved: Mapping[str, Any] = {}
    if persona.is_authenticated:
        saved = list_practicas(persona.id, curso_id, [p.clave for p in preguntas])
    kept = {clave: row.respuesta for clave, row in saved.items()}
    return [_practica(p, kept.get(p.clave, ()), respondida) for p in preguntas]


def _practica(pregunta: Pregunta, saved: Sequence[str], respondida: Respondida) -> Practica:
    """The address wins: it is what was answered last, or left empty."""
    now_answered = respondida.clave == pregunta.clave
    answer = [r[:LONGEST] for r in respondida.respuesta if r.strip()] if now_answered else []
    empty = now_answered and not answer and bool(respondida.respuesta or not saved)
    answer = answer or ([] if empty else list(saved))
    return Practica(
        pregunta=vista(pregunta, answer),
        devolucion=devolver(pregunta, answer) if answer else None,
        error=_missing(pregunta.tipo) if empty else "",
        enfocar=now_answered,
    )


def _missing(tipo: str) -> str:
    text: str = _("Escriba un número.") if tipo == "numerica" else _("Elija una respuesta.")
    return text


def _fuentes(leccion: Leccion) -> list[dict[str, Any]]:
    return [{**f, "fecha": fecha_de(f["fecha"])} for f in leccion.fuentes[get_lang()]]


def _revision(leccion: Leccion) -> str:
    text: str = _(
        "Revisada el %(revisada)s por %(responsable)s. Próxima revisión: %(proxima)s.",
        revisada=fecha(leccion.revisada),
        responsable=leccion.responsable.en(get_lang()),
        proxima=fecha(leccion.proxima_revision),
    )
    return text
