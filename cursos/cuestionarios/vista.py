"""What the quiz pages show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.catalogo.pregunta_vista import Devolucion, devolver, say, vista
from cursos.catalogo.queries import list_preguntas_por_clave
from cursos.cuestionarios.claves import preguntas_calificadas
from cursos.cuestionarios.queries import find_pregunta, list_respuestas
from plataforma.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cursos.catalogo.models import Leccion
    from cursos.catalogo.pregunta_vista import PreguntaVista
    from cursos.cuestionarios.models import Intento
    from cursos.preguntas.base import Campos


SECONDS = 60  # in a minute


@dataclass(frozen=True)
class Fila:
    """A question on the page that reviews the answers before handing in."""

    n: int
    enunciado: str
    respuesta: str  # empty while there is none


@dataclass(frozen=True)
class Resultado:
    """A question after handing in, with what it teaches and the lesson to read again."""

    n: int
    pregunta: PreguntaVista
    devolucion: Devolucion
    leccion: Leccion


@dataclass(frozen=True)
class Reloj:
    """When the time of a try ends, by the server's clock; `segundos` are left at this moment."""

    vence_el: datetime
    segundos: int

    @property
    def minutos(self) -> int:
        return self.segundos // SECONDS


def reloj(intento: Intento) -> Reloj | None:
    """Return the clock of an open try, or None where there is no limit."""
    if intento.vence_el is None:
        return None
    left = int((intento.vence_el - now()).total_seconds())
    return Reloj(intento.vence_el, max(0, left))


def pregunta_de(intento: Intento, n: int, campos: Campos | None = None) -> PreguntaVista | None:
    """Return the n-th question as drawn (from 1) with the saved answer; no key, no feedback.

    `campos`: what was just sent and could not be saved; it is shown instead.
    """
    if not 1 <= n <= len(intento.preguntas):
        return None
    drawn = intento.preguntas[n - 1]
    pregunta, saved = find_pregunta(intento, drawn["clave"])
    return vista(pregunta, saved.respuesta if saved else (), drawn, campos)


def filas(intento: Intento) -> list[Fila]:
    claves = [q["clave"] for q in intento.preguntas]
    preguntas = list_preguntas_por_clave(intento.version_id, claves)
    saved = list_respuestas(intento.id)
    found = []
    for n, drawn in enumerate(intento.preguntas, 1):
        pregunta, row = preguntas[drawn["clave"]], saved.get(drawn["clave"])
        said = say(pregunta, row.respuesta, drawn) if row else ""
        found.append(Fila(n, vista(pregunta, (), drawn).enunciado, said))
    return found


def resultados(intento: Intento) -> list[Resultado]:
    saved = list_respuestas(intento.id)
    preguntas = preguntas_calificadas(intento, saved)
    found = []
    for n, drawn in enumerate(intento.preguntas, 1):
        pregunta = preguntas[drawn["clave"]]
        answer = saved[pregunta.clave].respuesta if pregunta.clave in saved else []
        devolucion = devolver(pregunta, answer, drawn, con_clave=True)
        found.append(Resultado(n, vista(pregunta, answer, drawn), devolucion, pregunta.leccion))
    return found


def por_repasar(resultados_: Sequence[Resultado]) -> list[Leccion]:
    """Return the lessons behind what was not fully right, in the order of the course."""
    missed = {r.leccion.clave: r.leccion for r in resultados_ if r.devolucion.acierto is not True}
    return sorted(missed.values(), key=lambda leccion: leccion.orden)
