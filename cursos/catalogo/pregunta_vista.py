"""A question as a page shows it: in one language, and without its key until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.preguntas import tipos
from cursos.preguntas.vista import Vista
from plataforma.i18n import get_lang, porcentaje

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.catalogo.models import Pregunta
    from cursos.preguntas.base import Campos, Sorteo


@dataclass(frozen=True, kw_only=True)
class PreguntaVista(Vista):
    """What the question component takes. `valores`: what its fields hold, by their name."""

    clave: str
    tipo: str
    valores: Campos


@dataclass(frozen=True)
class Devolucion:
    """What an answer teaches. `acierto`: True, False, or None (in part)."""

    acierto: bool | None
    titulo: str
    suya: str
    comentarios: list[str]
    correcta: str = ""
    desarrollo: Sequence[str] = ()


def vista(
    pregunta: Pregunta,
    respuesta: Sequence[str] = (),
    sorteo: Sorteo | None = None,
    campos: Campos | None = None,
) -> PreguntaVista:
    """Return the question in the language of the page, as drawn (`sorteo`).

    Its form holds a saved answer, or what was just sent and could not be read (`campos`).
    """
    tipo, datos, drawn = pregunta.tipo, pregunta.datos, sorteo or {}
    if campos is None:
        campos = tipos.campos(tipo, datos, respuesta, drawn) if respuesta else {}
    shown = tipos.vista(tipo, datos, drawn, get_lang())
    return PreguntaVista(**vars(shown), clave=pregunta.clave, tipo=str(tipo), valores=campos)


def devolver(
    pregunta: Pregunta,
    respuesta: Sequence[str],
    sorteo: Sorteo | None = None,
    *,
    con_clave: bool = False,
) -> Devolucion:
    """Return the feedback on an answer; `con_clave` also says the right one."""
    lang, drawn = get_lang(), sorteo or {}
    nota = tipos.calificar(pregunta.tipo, pregunta.datos, respuesta, drawn)
    comentarios = [c[lang] for c in nota.comentarios]
    if nota.acierto is None:
        if pregunta.tipo == tipos.TipoPregunta.MULTIPLE:
            comentarios.append(_("Le falta algo o le sobra algo. Mire otra vez las opciones."))
        parte = porcentaje(round(float(nota.puntos), 2))
        comentarios.append(_("Su respuesta vale %(parte)s.", parte=parte))
    titulos = {True: _("Correcto"), False: _("Todavía no"), None: _("En parte")}
    clave = tipos.correcta(pregunta.tipo, pregunta.datos, drawn)
    desarrollo = tipos.desarrollo(pregunta.tipo, pregunta.datos, drawn)
    return Devolucion(
        acierto=nota.acierto,
        titulo=titulos[nota.acierto],
        suya=say(pregunta, respuesta, drawn),
        comentarios=comentarios,
        correcta=say(pregunta, clave, drawn) if con_clave and not nota.acierto else "",
        desarrollo=[paso[lang] for paso in desarrollo],
    )


def say(pregunta: Pregunta, respuesta: Sequence[str], sorteo: Sorteo | None = None) -> str:
    """Return an answer in words: the texts of its options, or the number with its unit."""
    return tipos.decir(pregunta.tipo, pregunta.datos, respuesta, sorteo or {}, get_lang())
