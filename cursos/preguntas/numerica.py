"""`numerica`: a number within a tolerance, with the wrong ones that people often reach."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from cursos.preguntas import simple
from cursos.preguntas.base import Estricto, PreguntaBase, Texto, Varios
from cursos.preguntas.errors import NumeroIlegibleError
from cursos.preguntas.expresiones import ExpresionError, compilar
from cursos.preguntas.lectura import uno
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.numeros import exact, is_near, plain, read_number, with_unit, write
from cursos.preguntas.vista import Vista

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo

Tolerancia = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Formula = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Cantidad = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]


class ErrorTipico(Estricto):
    """A wrong value that people often reach, and what it teaches."""

    valor: Cantidad
    comentario: Texto


class PreguntaNumerica(PreguntaBase):
    tipo: Literal["numerica"]
    respuesta: Cantidad
    tolerancia: Tolerancia
    unidad: Texto | None = None
    calculo: Formula
    acierto: Texto
    error: Texto
    errores: Varios[ErrorTipico] = ()

    @model_validator(mode="after")
    def _check_errors(self) -> PreguntaNumerica:
        for tipico in self.errores:
            if abs(tipico.valor - self.respuesta) <= self.tolerancia:
                raise ValueError(f"errores: {tipico.valor} is a right answer")
        return self

    def problema(self) -> tuple[str, str] | None:
        """Recompute the answer: (key, what is wrong with it), or None."""
        try:
            value = compilar(self.calculo, ()).valor({})
        except ExpresionError as fault:
            return "calculo", f"calculo: {fault}"
        written = repr(self.respuesta)
        rounding = Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
        if abs(value - Fraction(written)) > rounding:
            return "calculo", f"calculo gives {float(value):g}, respuesta says {self.respuesta}"
        return None


sortear = simple.sin_sorteo


def leer(_datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    return leer_numero(campos)


def leer_numero(campos: Campos) -> list[str]:
    typed = uno(campos)
    if not read_number(typed):
        raise NumeroIlegibleError
    return [typed]


def calificar(datos: Datos, respuesta: Respuesta, _sorteo: Sorteo) -> Nota:
    candidates = read_number(respuesta[0]) if len(respuesta) == 1 else []
    tolerance = exact(datos["tolerancia"])
    if is_near(candidates, exact(datos["respuesta"]), tolerance):
        return Nota(Fraction(1), (datos["acierto"],))
    for tipico in datos.get("errores", ()):
        if is_near(candidates, exact(tipico["valor"]), tolerance):
            return Nota(Fraction(0), (tipico["comentario"],))
    return Nota(Fraction(0), (datos["error"],)) if candidates else NADA


def correcta(datos: Datos, _sorteo: Sorteo) -> list[str]:
    return [plain(exact(datos["respuesta"]))]


def decir(datos: Datos, respuesta: Respuesta, sorteo: Sorteo, lang: str) -> str:
    return decir_numero(datos, respuesta, correcta(datos, sorteo), lang)


def decir_numero(datos: Datos, respuesta: Respuesta, clave: Sequence[str], lang: str) -> str:
    """Return a number with its unit: the key as the language writes it, others as typed."""
    if not respuesta:
        return ""
    value = write(exact(clave[0]), lang) if list(respuesta) == list(clave) else respuesta[0]
    unidad = datos["unidad"][lang] if datos.get("unidad") else ""
    return with_unit(value, unidad, lang)


campos = simple.un_campo


def vista(datos: Datos, _sorteo: Sorteo, lang: str) -> Vista:
    unidad = datos["unidad"][lang] if datos.get("unidad") else ""
    return Vista(forma="numero", enunciado=datos["enunciado"][lang], unidad=unidad)
