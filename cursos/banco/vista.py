"""What the pages about questions show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.banco.estadisticas import Medida, contar_respuestas, medir
from cursos.catalogo.pregunta_vista import say
from cursos.catalogo.queries import list_banco
from cursos.preguntas import tipos
from cursos.preguntas.lectura import NO_SE
from cursos.preguntas.tipos import TipoPregunta
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.banco.correcciones import ClaveCambiada, Recalculo
    from cursos.catalogo.models import Leccion, Pregunta, VersionCurso

FACIL, DIFICIL = 0.9, 0.3
BIEN, POCO = 0.3, 0.1
FRECUENTES = 8  # answers shown of a question without options


@dataclass(frozen=True)
class Fila:
    """A question of the bank. `lectura`: what its figures mean; `tono` of a state."""

    clave: str
    enunciado: str
    leccion: Leccion
    nivel: int
    etiquetas: Sequence[str]
    medida: Medida
    lectura: str
    tono: str


@dataclass(frozen=True)
class Elegida:
    """An option, or an answer as typed, and how many chose it."""

    texto: str
    veces: int
    parte: float
    correcta: bool


def filas(version: VersionCurso) -> list[Fila]:
    """Return the bank of a version in the order of the course: two statements."""
    figures = medir(version.curso_id)
    return [fila(p, figures.get(p.clave, Medida())) for p in list_banco(version.id)]


def fila(pregunta: Pregunta, medida: Medida) -> Fila:
    lectura, tono = leer(medida)
    return Fila(
        clave=pregunta.clave,
        enunciado=pregunta.datos["enunciado"][get_lang()],
        leccion=pregunta.leccion,
        nivel=pregunta.nivel,
        etiquetas=pregunta.datos.get("etiquetas", ()),
        medida=medida,
        lectura=lectura,
        tono=tono,
    )


def leer(medida: Medida) -> tuple[str, str]:
    """Return in words what the figures say, the most pressing thing first."""
    hard = medida.dificultad or 0.0
    known = BIEN if medida.discriminacion is None else medida.discriminacion
    readings = (
        (not medida.respuestas, _("Sin respuestas todavía"), "neutro"),
        (medida.pocas, _("Muestra chica"), "neutro"),
        (known < 0, _("Al revés: revise la clave"), "error"),
        (hard < DIFICIL, _("Muy difícil: revise el enunciado"), "atencion"),
        (known < POCO, _("No distingue a quien sabe"), "atencion"),
        (hard > FACIL, _("Muy fácil"), "info"),
        (known < BIEN, _("Distingue poco"), "info"),
    )
    found = ((words, tone) for holds, words, tone in readings if holds)
    return next(found, (_("Funciona bien"), "exito"))


def elegidas(pregunta: Pregunta, curso_id: int) -> list[Elegida]:
    """Return what people chose: every option, or the most frequent answers; then who did not."""
    given = contar_respuestas(curso_id, pregunta.clave)
    total = sum(times for _answer, times in given) or 1
    without = [a for a, _times in given if not a or tipos.no_sabe(a)]
    if pregunta.tipo in {TipoPregunta.OPCION, TipoPregunta.MULTIPLE}:
        found = [
            _chosen(o["texto"][get_lang()], _times(given, o["clave"]), total, right=o["correcta"])
            for o in pregunta.datos["opciones"]
        ]
    else:
        found = [
            _chosen(_said(pregunta, a), times, total, right=_is_key(pregunta, a))
            for a, times in given
            if a not in without
        ][:FRECUENTES]
    silent = {tuple(a): times for a, times in given if a in without}
    words = {(): _("Sin respuesta"), (NO_SE,): _("No sé")}
    return found + [_chosen(words[a], times, total) for a, times in silent.items()]


def _said(pregunta: Pregunta, answer: Sequence[str]) -> str:
    """Return an answer in words; where each try had its own values, as it was typed."""
    if pregunta.tipo in tipos.CON_VALORES:
        return " ".join(answer)
    return say(pregunta, answer) or " ".join(answer)


def _is_key(pregunta: Pregunta, answer: Sequence[str]) -> bool:
    if pregunta.tipo in tipos.CON_VALORES:
        return False
    return tipos.calificar(pregunta.tipo, pregunta.datos, answer, {}).acierto is True


def _times(given: Sequence[tuple[Sequence[str], int]], clave: str) -> int:
    return sum(times for answer, times in given if clave in answer)


def _chosen(text: str, times: int, total: int, *, right: bool = False) -> Elegida:
    return Elegida(text, times, times / total, right)


@dataclass(frozen=True)
class Cambio:
    """A key before and now, in words."""

    enunciado: str
    antes: str
    ahora: str
    comparable: bool


@dataclass(frozen=True)
class Resumen:
    """How many tries a correction touches, and what it does to them."""

    intentos: int
    suben: int
    aprueban: int
    bajarian: int


def cambios(cambiadas: Sequence[ClaveCambiada]) -> list[Cambio]:
    return [
        Cambio(
            enunciado=c.ahora.datos["enunciado"][get_lang()],
            antes=_say_key(c.antes),
            ahora=_say_key(c.ahora),
            comparable=c.comparable,
        )
        for c in cambiadas
    ]


def _say_key(pregunta: Pregunta) -> str:
    if pregunta.tipo in tipos.CON_VALORES:
        return str(_("Se calcula con los valores de cada intento."))
    return say(pregunta, tipos.correcta(pregunta.tipo, pregunta.datos, {}))


def resumir(recalculos: Sequence[Recalculo]) -> Resumen:
    return Resumen(
        intentos=len(recalculos),
        suben=sum(r.sube for r in recalculos),
        aprueban=sum(r.aprueba for r in recalculos),
        bajarian=sum(r.bajaria for r in recalculos),
    )
