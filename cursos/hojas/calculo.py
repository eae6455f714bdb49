"""What a filled worksheet gives: exact values of its numbers and calculated cells. Pure.

A number left empty counts as 0; when it is a required one, what needs it has no value yet. What
cannot be read, or divides by zero, has no value either, and so on down the sheet. A row where
nothing was written is not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from cursos.hojas.definicion import CampoCalculo, Definicion, Tabla
from cursos.preguntas.expresiones import CuentaError, Expresion, compilar

NUMEROS = frozenset({"numero", "dinero"})
CANON = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
Fila = Mapping[str, str]
Valor = Fraction | None
Alcance = dict[str, Fraction | list[Fraction] | None]


@dataclass
class Resultado:
    """Values by key; `filas` has one mapping for each row of a table.

    `sumas` are the sums of columns by `table.column`.
    """

    valores: dict[str, Valor] = field(default_factory=dict)
    filas: dict[str, list[dict[str, Valor]]] = field(default_factory=dict)
    sumas: dict[str, Fraction] = field(default_factory=dict)


def leer_canon(texto: str, *, obligatorio: bool) -> Valor:
    """Return a stored number; nothing written is 0, unless it is required."""
    if not texto:
        return None if obligatorio else Fraction(0)
    return Fraction(texto) if CANON.fullmatch(texto) else None


def calcular(tarea: Definicion, datos: Mapping[str, Any]) -> Resultado:
    """Return every value of the sheet; `datos` as stored: texts by key, rows by table."""
    found = Resultado()
    scope: Alcance = {}
    for parte in tarea.partes:
        if isinstance(parte, Tabla):
            rows = [_fila(parte, row, scope) for row in filas_de(datos, parte)]
            found.filas[parte.clave] = rows
            for columna in parte.columnas:
                if es_numero(columna):
                    name = f"{parte.clave}.{columna.clave}"
                    values = [v for row in rows if (v := row[columna.clave]) is not None]
                    found.sumas[name], scope[name] = sum(values, Fraction(0)), values
        elif es_numero(parte):
            found.valores[parte.clave] = scope[parte.clave] = _valor(parte, datos, scope)
    return found


def filas_de(datos: Mapping[str, Any], tabla: Tabla) -> list[Fila]:
    """Return the rows as stored; at least as many as the table begins with."""
    kept = datos.get(tabla.clave)
    rows: list[Fila] = [r for r in kept if isinstance(r, dict)] if isinstance(kept, list) else []
    missing = tabla.filas.iniciales - len(rows) if not rows else 0
    return (rows + [{} for _ in range(missing)])[: tabla.filas.maximas]


def es_numero(campo: Any) -> bool:
    """Whether formulas may name it."""
    return campo.tipo in NUMEROS or campo.tipo == "calculo"


def _fila(tabla: Tabla, row: Fila, outer: Alcance) -> dict[str, Valor]:
    columns = [c for c in tabla.columnas if es_numero(c)]
    if not any(row.get(c.clave) for c in tabla.columnas if c.tipo != "calculo"):
        return dict.fromkeys((c.clave for c in columns), None)
    scope, own = dict(outer), {}
    for columna in columns:
        own[columna.clave] = scope[columna.clave] = _valor(columna, row, scope)
    return own


def _valor(campo: Any, datos: Mapping[str, Any], scope: Alcance) -> Valor:
    if not isinstance(campo, CampoCalculo):
        text = datos.get(campo.clave, "")
        return leer_canon(text if isinstance(text, str) else "", obligatorio=campo.obligatorio)
    return evaluar(compilar(campo.formula, list(scope)), scope)


def evaluar(expresion: Expresion, scope: Alcance) -> Valor:
    """Return the value, or None when something that it needs has none or it divides by zero."""
    names = {name: scope[name] for name in expresion.nombres}
    if any(value is None for value in names.values()):
        return None
    try:
        return expresion.valor({k: v for k, v in names.items() if v is not None})
    except CuentaError:
        return None


def redondear(valor: Fraction, decimales: int) -> str:
    """Return the canonical text of a value: half goes away from zero, as people round."""
    scaled = abs(valor) * 10**decimales
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    digits = str(whole).rjust(decimales + 1, "0")
    text = f"{digits[:-decimales]}.{digits[-decimales:]}" if decimales else digits
    return f"-{text}" if valor < 0 and whole else text
