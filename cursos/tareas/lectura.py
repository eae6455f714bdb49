"""A posted form as the worksheet is stored, and what is wrong in a stored one. Pure.

What cannot be understood stays as it was typed, to be mended; nothing that a person wrote is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext as _l

from cursos.hojas.calculo import CANON, NUMEROS, filas_de, redondear
from cursos.hojas.definicion import CampoOpcion, CampoTexto, Definicion, Tabla
from cursos.hojas.numeros import Signos, escribir, leer
from plataforma.paises import OTRO, PAISES

Datos = dict[str, Any]
Formulario = Mapping[str, str]
LONGEST_CELL = 60  # characters kept of a number, a date or a code
SPARE = 300  # characters beyond the limit of a text that are kept, to be shortened by its author
CELL = re.compile(r"t\.([a-z0-9_]+)\.([0-9]{1,3})\.([a-z0-9_]+)")
CODE = re.compile(r"[0-9]{4}(?:\.?[0-9]{2}){0,3}")
DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def id_campo(clave: str) -> str:
    return f"c-{clave}"


def id_celda(tabla: str, fila: int, columna: str) -> str:
    return f"t-{tabla}-{fila}-{columna}"


def leer_formulario(tarea: Definicion, form: Formulario, signos: Signos) -> Datos:
    """Return what was posted, as stored."""
    datos: Datos = {}
    rows = _rows(form)
    for parte in tarea.partes:
        if isinstance(parte, Tabla):
            found = rows.get(parte.clave, {})
            datos[parte.clave] = [
                {
                    c.clave: leer_celda(c, found[n].get(c.clave, ""), signos)
                    for c in parte.columnas
                    if c.tipo != "calculo"
                }
                for n in sorted(found)
            ][: parte.filas.maximas]
        elif parte.tipo != "calculo":
            datos[parte.clave] = leer_celda(parte, form.get(f"c.{parte.clave}", ""), signos)
    return datos


def _rows(form: Formulario) -> dict[str, dict[int, dict[str, str]]]:
    """Group the cells of tables by their row; a row taken away leaves a gap in the numbers."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    for name, value in form.items():
        if match := CELL.fullmatch(name):
            row = found.setdefault(match[1], {}).setdefault(int(match[2]), {})
            row[match[3]] = value
    return found


def leer_celda(campo: Any, typed: str, signos: Signos) -> str:
    """Return one value as stored, or as typed when it is not understood."""
    lines = isinstance(campo, CampoTexto) and campo.parrafo
    text = limpiar(typed, lineas=lines)
    if isinstance(campo, CampoTexto):
        return text[: campo.largo + SPARE]
    text = text[:LONGEST_CELL]
    if campo.tipo in NUMEROS:
        return leer(text, signos) or text
    if campo.tipo == "fecha":
        return _date(text)
    if campo.tipo == "pais":
        return text if text in PAISES or text == OTRO else ""
    if isinstance(campo, CampoOpcion):
        return text if text in {o.clave for o in campo.opciones} else ""
    return text


def limpiar(text: str, *, lineas: bool) -> str:
    """Drop control and invisible characters; keep line breaks where there are lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c if c.isprintable() or c == "\n" else " " if c.isspace() else "" for c in text)
    return kept.strip() if lineas else " ".join(kept.split())


def _date(text: str) -> str:
    """2027-03-12, or 12/3/2027 as people without a calendar write it."""
    match = DAY.fullmatch(text)
    iso = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text
    return iso if es_fecha(iso) else text


def es_fecha(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def revisar(
    tarea: Definicion, datos: Mapping[str, Any], signos: Signos, *, entregar: bool = False
) -> dict[str, str]:
    """Return what is wrong by the id of its control; to hand in, also what is missing."""
    found: dict[str, str] = {}
    for parte in tarea.partes:
        if isinstance(parte, Tabla):
            for n, row in enumerate(filas_de(datos, parte)):
                used = any(row.get(c.clave) for c in parte.columnas)
                for c in parte.columnas:
                    needed = entregar and (used or (n == 0 and c.obligatorio))
                    if fault := falta(c, row.get(c.clave, ""), signos, exigir=needed):
                        found[id_celda(parte.clave, n, c.clave)] = fault
        elif fault := falta(parte, datos.get(parte.clave, ""), signos, exigir=entregar):
            found[id_campo(parte.clave)] = fault
    return found


def falta(campo: Any, valor: str, signos: Signos, *, exigir: bool) -> str:
    """Return what is wrong with one value, in words, or ""."""
    if campo.tipo == "calculo":
        return ""
    if not valor:
        return str(_l("Complete este dato para entregar.")) if exigir and campo.obligatorio else ""
    if campo.tipo in NUMEROS:
        return _numero(campo, valor, signos)
    message: Any = ""
    if isinstance(campo, CampoTexto) and len(valor) > campo.largo:
        message = str(_l("Escriba %(max)d caracteres o menos.")) % {"max": campo.largo}
    elif campo.tipo == "fecha" and not es_fecha(valor):
        message = _l("Escriba la fecha con día, mes y año, por ejemplo 12/3/2027.")
    elif campo.tipo == "producto" and not CODE.fullmatch(valor):
        message = _l("Escriba el código con 4 a 10 cifras, por ejemplo 2007.99.")
    return str(message)


def _numero(campo: Any, valor: str, signos: Signos) -> str:
    if not CANON.fullmatch(valor):
        example = escribir("1200.5", signos)
        return str(_l("Escriba un número, por ejemplo %(ejemplo)s.")) % {"ejemplo": example}
    limits = (
        (campo.minimo, -1, _l("Escriba %(limite)s o más.")),
        (campo.maximo, 1, _l("Escriba %(limite)s o menos.")),
    )
    for limit, sign, message in limits:
        if limit is not None and (Fraction(valor) - Fraction(str(limit))) * sign > 0:
            shown = redondear(Fraction(str(limit)), 2).removesuffix(".00")
            return str(message) % {"limite": escribir(shown, signos)}
    return ""
