"""Numbers as people type and read them, and as they are stored ("1200.5"). Pure.

The twin for the browser is `static/js/tarea/numeros.js`; one table of cases tests both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.hojas.calculo import CANON, redondear
from cursos.preguntas.numeros import read_number

if TYPE_CHECKING:
    from fractions import Fraction

MOST_DECIMALS = 6
GROUP = 3


@dataclass(frozen=True)
class Signos:
    """What stands before the decimals and between the thousands."""

    decimal: str = ","
    grupo: str = "."


def leer(texto: str, signos: Signos) -> str | None:
    """Return the stored form of a typed number, or None when it is none or is out of size.

    "1.200" has two readings; the person's own signs choose between them.
    """
    readings = read_number(texto)
    if not readings:
        return None
    value = readings[0]
    if len(readings) > 1 and signos.decimal in texto:
        value = readings[1]
    canon = redondear(value, MOST_DECIMALS).rstrip("0").rstrip(".")
    return canon if CANON.fullmatch(canon) else None


def escribir(canon: str, signos: Signos, al_menos: int = 0) -> str:
    """Return a stored number as the person writes it, with so many decimals at least."""
    sign, digits = ("-", canon[1:]) if canon.startswith("-") else ("", canon)
    whole, _, decimals = digits.partition(".")
    decimals = decimals.ljust(al_menos, "0")
    head = len(whole) % GROUP or GROUP
    groups = [whole[:head], *(whole[i : i + GROUP] for i in range(head, len(whole), GROUP))]
    return sign + signos.grupo.join(groups) + (signos.decimal + decimals if decimals else "")


def mostrar(valor: Fraction, decimales: int, signos: Signos) -> str:
    """Return a calculated value with its decimals."""
    return escribir(redondear(valor, decimales), signos)


def con_unidad(numero: str, *, unidad: str = "", moneda: str = "", lang: str = "es") -> str:
    """USD 1.200,00; 40 cajas; 12 % in Spanish and 12% in Portuguese."""
    if moneda:
        return f"{moneda}\u00a0{numero}"
    if not unidad:
        return numero
    return numero + ("" if unidad == "%" and lang == "pt" else "\u00a0") + unidad
