"""`texto`: a few typed words; alternatives in both languages, comments for known errors."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from cursos.preguntas import simple
from cursos.preguntas.base import LANGS, Estricto, PreguntaBase, Texto, Varios
from cursos.preguntas.errors import TextoVacioError
from cursos.preguntas.lectura import LONGEST, clean, uno
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.palabras import dice, plegar
from cursos.preguntas.vista import Vista

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo


class ErrorEscrito(Estricto):
    """What people often write instead, and what it teaches."""

    textos: Annotated[Varios[Texto], Field(min_length=1, max_length=10)]
    comentario: Texto


class PreguntaTexto(PreguntaBase):
    """The first of `respuestas` is the one that the page says afterwards."""

    tipo: Literal["texto"]
    respuestas: Annotated[Varios[Texto], Field(min_length=1, max_length=20)]
    errores: Annotated[Varios[ErrorEscrito], Field(max_length=10)] = ()
    acierto: Texto
    error: Texto

    @model_validator(mode="after")
    def _check_answers(self) -> PreguntaTexto:
        check_typable(self.respuestas, "respuestas")
        right = [r.model_dump() for r in self.respuestas]
        for error in self.errores:
            check_typable(error.textos, "errores")
            for text in error.textos:
                if any(dice(getattr(text, lang), right) for lang in LANGS):
                    raise ValueError(f"errores: {text.es!r} is a right answer")
        return self


def check_typable(textos: Sequence[Texto], what: str) -> None:
    """Refuse an answer that nobody can type, or that is nothing without its signs."""
    for text in textos:
        for lang in LANGS:
            typed = getattr(text, lang)
            if len(typed) > LONGEST or not plegar(typed):
                raise ValueError(f"{what}: {typed[:40]!r} cannot be typed as an answer")


sortear = simple.sin_sorteo


def leer(_datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    typed = uno(campos)
    if not plegar(typed):
        raise TextoVacioError
    return [typed]


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    if len(respuesta) != 1 or not plegar(respuesta[0]):
        return NADA
    if dice(respuesta[0], datos["respuestas"]):
        return Nota(Fraction(1), (datos["acierto"],))
    for error in datos.get("errores", ()):
        if dice(respuesta[0], error["textos"]):
            return Nota(Fraction(0), (error["comentario"],))
    return Nota(Fraction(0), (datos["error"],))


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return [clean(datos["respuestas"][0]["es"])]


def decir(datos: Datos, respuesta: Respuesta, sorteo: Sorteo, lang: str) -> str:
    """Return what was typed; the key in the language of the page."""
    if list(respuesta) == correcta(datos, sorteo):
        said: str = datos["respuestas"][0][lang]
        return said
    return "".join(respuesta[:1])


campos = simple.un_campo


def vista(datos: Datos, _sorteo: Sorteo, lang: str) -> Vista:
    return Vista(forma="texto", enunciado=datos["enunciado"][lang])
