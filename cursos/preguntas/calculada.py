"""`calculada`: a number that each try computes from other values, with its worked solution."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import chain, product
from math import prod
from random import Random
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from cursos.preguntas import plantilla, simple
from cursos.preguntas.base import Estricto, PreguntaBase, Texto, Varios
from cursos.preguntas.expresiones import FUNCIONES, ExpresionError, compilar
from cursos.preguntas.nota import NADA, Nota
from cursos.preguntas.numerica import Cantidad, Formula, Tolerancia, decir_numero, leer_numero
from cursos.preguntas.numeros import exact, is_near, plain, read_number, round_half_up
from cursos.preguntas.vista import Vista

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cursos.preguntas.base import Campos, Datos, Respuesta, Sorteo

Nombre = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
Decimales = Annotated[int, Field(ge=0, le=6)]
RESPUESTA = "respuesta"  # what texts call the result
MOST_VALUES = 10_000  # of one parameter
CHECKED = 400  # combinations that the check computes
TRIES = 20  # draws before the first values are taken

_compilar = lru_cache(maxsize=512)(compilar)


class Parametro(Estricto):
    """A value that is drawn: `desde`, `desde + paso`, … up to `hasta`."""

    desde: Cantidad
    hasta: Cantidad
    paso: Annotated[float, Field(gt=0, allow_inf_nan=False)]

    @model_validator(mode="after")
    def _check_range(self) -> Parametro:
        steps = (exact(self.hasta) - exact(self.desde)) / exact(self.paso)
        if not 1 <= steps < MOST_VALUES:
            raise ValueError(f"desde, hasta and paso give no 2 to {MOST_VALUES} values")
        return self


class Paso(Estricto):
    """A value on the way, that the formulas and texts after it may use."""

    clave: Nombre
    formula: Formula
    decimales: Decimales = 2


class ErrorCalculado(Estricto):
    """A formula that people often take instead, and what it teaches."""

    formula: Formula
    comentario: Texto


class PreguntaCalculada(PreguntaBase):
    """Texts may say `{parametro}`; those shown afterwards also `{paso}` and `{respuesta}`."""

    tipo: Literal["calculada"]
    parametros: Annotated[dict[Nombre, Parametro], Field(min_length=1, max_length=6)]
    pasos: Annotated[Varios[Paso], Field(max_length=8)] = ()
    formula: Formula
    decimales: Decimales = 2
    tolerancia: Tolerancia
    unidad: Texto | None = None
    acierto: Texto
    error: Texto
    errores: Annotated[Varios[ErrorCalculado], Field(max_length=6)] = ()
    desarrollo: Annotated[Varios[Texto], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def _check_names(self) -> PreguntaCalculada:
        known = [*self.parametros, *(p.clave for p in self.pasos)]
        for name in known:
            if known.count(name) > 1 or name in FUNCIONES or name == RESPUESTA:
                raise ValueError(f"the name {name!r} is taken")
        drawn = set(self.parametros)
        plantilla.check(self.enunciado, drawn, all_of_them=True)
        if self.pista:
            plantilla.check(self.pista, drawn)
        after = [self.acierto, self.error, *self.desarrollo, *(e.comentario for e in self.errores)]
        for texto in [*after, self.no_se] if self.no_se else after:
            plantilla.check(texto, {*known, RESPUESTA})
        return self

    def problema(self) -> tuple[str, str] | None:
        """Compute every formula over the draws: it must compile and have a value."""
        datos = self.datos()
        same = [True] * len(self.errores)
        try:
            for valores in _combinaciones(datos):
                todo = _calcular(datos, valores)
                for n, error in enumerate(datos["errores"]):
                    wrong = _compilar(error["formula"], tuple(todo)).valor(todo)
                    same[n] = same[n] and wrong == todo[RESPUESTA]
        except ExpresionError as fault:
            return "formula", f"formula: {fault}"
        if any(same):
            return "errores", f"errores: {self.errores[same.index(True)].formula!r} is right"
        return None


def _cuantos(parametro: Mapping[str, Any]) -> int:
    """Return how many values a parameter may have."""
    span = exact(parametro["hasta"]) - exact(parametro["desde"])
    return int(span // exact(parametro["paso"])) + 1


def _valores(datos: Datos, lugares: Iterable[int]) -> dict[str, Fraction]:
    """Return the values at these places of the ranges, by the order of their names."""
    ranges = sorted(datos["parametros"].items())
    return {
        name: exact(p["desde"]) + exact(p["paso"]) * n
        for (name, p), n in zip(ranges, lugares, strict=True)
    }


def _lugares(datos: Datos) -> list[int]:
    return [_cuantos(p) for _, p in sorted(datos["parametros"].items())]


def _combinaciones(datos: Datos) -> Iterator[dict[str, Fraction]]:
    """Yield the corners of the ranges, then every combination, or a sample of a large number."""
    counts = _lugares(datos)
    places = chain(
        product(*((0, count - 1) for count in counts)),
        product(*map(range, counts)) if prod(counts) <= CHECKED else _muestra(counts),
    )
    yield from (_valores(datos, p) for p in places)


def _muestra(counts: Sequence[int]) -> Iterator[list[int]]:
    rng = Random(0)  # noqa: S311 — a sample, always the same
    yield from ([rng.randrange(count) for count in counts] for _ in range(CHECKED))


def _calcular(datos: Datos, valores: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the parameters, the steps in their order and the result; raise ExpresionError."""
    todo = dict(valores)
    for paso in datos.get("pasos", ()):
        todo[paso["clave"]] = _compilar(paso["formula"], tuple(todo)).valor(todo)
    todo[RESPUESTA] = _compilar(datos["formula"], tuple(todo)).valor(todo)
    return todo


def _todo(datos: Datos, sorteo: Sorteo) -> dict[str, Fraction]:
    """Return all values of a try. What was not drawn has its first value."""
    drawn = sorteo.get("valores", {})
    valores = {n: exact(drawn.get(n, p["desde"])) for n, p in datos["parametros"].items()}
    return _calcular(datos, valores)


def _decimales(datos: Datos) -> dict[str, int]:
    return {p["clave"]: p["decimales"] for p in datos.get("pasos", ())} | {
        RESPUESTA: datos["decimales"]
    }


def llenar(datos: Datos, sorteo: Sorteo, texto: Mapping[str, str]) -> dict[str, str]:
    """Return a text with the values of the try, as each language writes them."""
    return plantilla.llenar(texto, _todo(datos, sorteo), _decimales(datos))


def sortear(datos: Datos, rng: Random) -> dict[str, Any]:
    counts = _lugares(datos)
    valores = _valores(datos, [0] * len(counts))
    for _ in range(TRIES):
        drawn = _valores(datos, [rng.randrange(count) for count in counts])
        try:
            _calcular(datos, drawn)
        except ExpresionError:
            continue
        valores = drawn
        break
    return {"valores": {name: plain(value) for name, value in valores.items()}}


def leer(_datos: Datos, _sorteo: Sorteo, campos: Campos) -> list[str]:
    return leer_numero(campos)


def calificar(datos: Datos, respuesta: Respuesta, sorteo: Sorteo) -> Nota:
    """Right is the exact result or its rounding; then the known errors, in their order."""
    candidates = read_number(respuesta[0]) if len(respuesta) == 1 else []
    if not candidates:
        return NADA
    todo = _todo(datos, sorteo)
    if _cerca(datos, candidates, todo[RESPUESTA]):
        return Nota(Fraction(1), (llenar(datos, sorteo, datos["acierto"]),))
    for error in datos.get("errores", ()):
        wrong = _valor_de(error["formula"], todo)
        if wrong is not None and _cerca(datos, candidates, wrong):
            return Nota(Fraction(0), (llenar(datos, sorteo, error["comentario"]),))
    return Nota(Fraction(0), (llenar(datos, sorteo, datos["error"]),))


def _valor_de(formula: str, todo: Mapping[str, Fraction]) -> Fraction | None:
    """Return what a known error gives; None where it has no value with what was drawn."""
    try:
        return _compilar(formula, tuple(todo)).valor(todo)
    except ExpresionError:
        return None


def _cerca(datos: Datos, candidates: Sequence[Fraction], value: Fraction) -> bool:
    tolerance, rounded = exact(datos["tolerancia"]), round_half_up(value, datos["decimales"])
    return any(is_near(candidates, v, tolerance) for v in (value, rounded))


def correcta(datos: Datos, sorteo: Sorteo) -> list[str]:
    return [plain(_todo(datos, sorteo)[RESPUESTA], datos["decimales"])]


def desarrollo(datos: Datos, sorteo: Sorteo) -> tuple[dict[str, str], ...]:
    """Return the worked solution with the values of the try."""
    todo, decimals = _todo(datos, sorteo), _decimales(datos)
    return tuple(plantilla.llenar(t, todo, decimals) for t in datos["desarrollo"])


def decir(datos: Datos, respuesta: Respuesta, sorteo: Sorteo, lang: str) -> str:
    return decir_numero(datos, respuesta, correcta(datos, sorteo), lang)


campos = simple.un_campo


def vista(datos: Datos, sorteo: Sorteo, lang: str) -> Vista:
    unidad = datos["unidad"][lang] if datos.get("unidad") else ""
    enunciado = llenar(datos, sorteo, datos["enunciado"])[lang]
    return Vista(forma="numero", enunciado=enunciado, unidad=unidad)
