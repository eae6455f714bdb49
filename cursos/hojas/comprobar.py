"""The rules that a worksheet keeps as a whole: names, formulas, and its example worked out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cursos.hojas.calculo import calcular, es_numero, redondear
from cursos.hojas.definicion import CampoCalculo, CampoOpcion, Definicion, Tabla
from cursos.preguntas.expresiones import FUNCIONES, ExpresionError, compilar

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CONTROLS = 700  # of a form at its largest: the server takes 1,000 parts
Loc = tuple[str | int, ...]
Problema = tuple[Loc, str]


def problemas(tarea: Definicion) -> list[Problema]:
    """Return (where, what) of every fault."""
    found = [
        *_names(tarea),
        *_dates(tarea),
        *_rubric(tarea),
        *_size(tarea),
        *_currency(tarea),
    ]
    found += [] if found else [*_formulas(tarea)]
    return found or [*_example(tarea)]


def _parts(tarea: Definicion) -> Iterator[tuple[Loc, Any]]:
    for s, seccion in enumerate(tarea.secciones):
        for p, parte in enumerate(seccion.partes):
            yield ("secciones", s, "partes", p), parte


def _names(tarea: Definicion) -> Iterator[Problema]:
    seen: set[str] = set()
    for loc, parte in _parts(tarea):
        taken = [parte.clave]
        if isinstance(parte, Tabla):
            columns = [c.clave for c in parte.columnas]
            yield from _repeated(loc, columns)
            if missing := {*parte.totales} - {c.clave for c in parte.columnas if es_numero(c)}:
                yield (*loc, "totales"), f"no column of numbers is called {min(missing)!r}"
            if parte.filas.iniciales > parte.filas.maximas:
                yield (*loc, "filas"), "begins with more rows than it may have"
        for name in taken:
            if name in seen or name in FUNCIONES:
                yield (*loc, "clave"), f"the name {name!r} is taken"
            seen.add(name)
        for columna in getattr(parte, "columnas", [parte]):
            if isinstance(columna, CampoOpcion):
                yield from _repeated(loc, [o.clave for o in columna.opciones])
    yield from _repeated(("secciones",), [s.clave for s in tarea.secciones])


def _repeated(loc: Loc, keys: list[str]) -> Iterator[Problema]:
    for key in sorted({k for k in keys if keys.count(k) > 1}):
        yield loc, f"{key!r} twice"


def _dates(tarea: Definicion) -> Iterator[Problema]:
    if tarea.proxima_revision <= tarea.revisada:
        yield ("proxima_revision",), "is not after 'revisada'"


def _rubric(tarea: Definicion) -> Iterator[Problema]:
    yield from _repeated(("rubrica",), [c.clave for c in tarea.rubrica])
    for n, criterio in enumerate(tarea.rubrica):
        yield from _repeated(("rubrica", n), [x.clave for x in criterio.niveles])
        points = [x.puntos for x in criterio.niveles]
        if sorted(set(points)) != points:
            yield ("rubrica", n, "niveles"), "levels go from fewest to most points"


def _size(tarea: Definicion) -> Iterator[Problema]:
    controls = sum(
        len(p.columnas) * p.filas.maximas if isinstance(p, Tabla) else 1 for p in tarea.partes
    )
    if controls > MOST_CONTROLS:
        yield ("secciones",), f"{controls} cells with all rows, {MOST_CONTROLS} at most"


def _currency(tarea: Definicion) -> Iterator[Problema]:
    options = {p.clave for p in tarea.partes if isinstance(p, CampoOpcion)}
    if not tarea.moneda.isupper() and tarea.moneda not in options:
        yield ("moneda",), f"no field of options is called {tarea.moneda!r}"


def _formulas(tarea: Definicion) -> Iterator[Problema]:
    """A formula asks only for what stands before it."""
    known: list[str] = []
    for loc, parte in _parts(tarea):
        if isinstance(parte, Tabla):
            own = [*known]
            for n, columna in enumerate(parte.columnas):
                yield from _formula((*loc, "columnas", n), columna, own)
                own += [columna.clave] if es_numero(columna) else []
            known += [f"{parte.clave}.{c.clave}" for c in parte.columnas if es_numero(c)]
        else:
            yield from _formula(loc, parte, known)
            known += [parte.clave] if es_numero(parte) else []


def _formula(loc: Loc, campo: Any, known: list[str]) -> Iterator[Problema]:
    if isinstance(campo, CampoCalculo):
        try:
            compilar(campo.formula, known)
        except ExpresionError as fault:
            yield (*loc, "formula"), f"formula: {fault}"


def ejemplo_de(tarea: Definicion, lang: str = "es") -> dict[str, Any]:
    """Return the example as a filled sheet is stored, with its words in a language."""
    return {
        key: [{k: _stored(v, lang) for k, v in row.items()} for row in value]
        if isinstance(value, list)
        else _stored(value, lang)
        for key, value in tarea.ejemplo.valores.items()
    }


def _stored(value: Any, lang: str) -> str:
    if isinstance(value, dict):
        value = value[lang]
    return value.isoformat() if isinstance(value, date) else str(value)


def _example(tarea: Definicion) -> Iterator[Problema]:
    loc = ("ejemplo", "valores")
    written = {p.clave: p for p in tarea.partes if p.tipo != "calculo"}
    for key, value in tarea.ejemplo.valores.items():
        if key not in written:
            yield (*loc, key), f"there is no field {key!r}"
            return
        if isinstance(value, list) != isinstance(written[key], Tabla):
            is_a = "is a" if isinstance(written[key], Tabla) else "is no"
            yield (*loc, key), f"{key!r} {is_a} table"
            return
        columns = {c.clave for c in getattr(written[key], "columnas", ())}
        for row in value if isinstance(value, list) else ():
            if not isinstance(row, dict) or set(row) - columns:
                yield (*loc, key), "a row has only columns of its table"
                return
        if not all(_said_in_both(v) for v in _cells(value)):
            yield (*loc, key), f"the words of {key!r} are said in es and in pt, or once for both"
            return
    yield from _results(tarea)


def _cells(value: Any) -> list[Any]:
    return [v for row in value for v in row.values()] if isinstance(value, list) else [value]


def _said_in_both(value: Any) -> bool:
    return not isinstance(value, dict) or set(value) == {"es", "pt"}


def _results(tarea: Definicion) -> Iterator[Problema]:
    """Every calculated cell outside tables is proved; sums of columns may be."""
    found = calcular(tarea, ejemplo_de(tarea))
    values = found.valores | found.sumas
    calculated = {p.clave: p for p in tarea.partes if isinstance(p, CampoCalculo)}
    expected = tarea.ejemplo.resultados
    for key in sorted({*calculated} - {*expected}):
        yield ("ejemplo", "resultados"), f"does not say what {key!r} gives"
    for key, result in expected.items():
        value = values.get(key)
        decimals = calculated[key].decimales if key in calculated else 2
        if value is None:
            yield ("ejemplo", "resultados", key), f"{key!r} has no value in the example"
        elif redondear(value, decimals) != redondear(Fraction(str(result)), decimals):
            shown = redondear(value, decimals)
            yield ("ejemplo", "resultados", key), f"{key!r} gives {shown}, not {result}"
