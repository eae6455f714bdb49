"""Rows to people, one by one: what goes in, what does not, and why. Pure."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cursos.planillas.columnas import Columna, Mapa
from cursos.planillas.fila import Fila
from cursos.planillas.palabras import leer_idioma, leer_pais, leer_sexo, leer_tamano
from cursos.planillas.repetidas import Repetidas
from cursos.planillas.valores import (
    MAX_CELL,
    MAX_FIRM,
    Causa,
    Lectura,
    leer_correo,
    leer_identificador_tributario,
    leer_nombre,
    leer_telefono,
    leer_texto,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

PORTUGUESE = {"BR"}
CONTACTS = (Columna.CORREO, Columna.TELEFONO, Columna.IDENTIFICADOR)


class Juez:
    """Judges the rows of one list in their order, remembering what repeats."""

    def __init__(self, mapa: Mapa, pais: str) -> None:
        self._mapa = mapa
        self._pais = pais
        self._repetidas = Repetidas()
        self._huella = hashlib.sha256()

    def juzgar(self, numero: int, celdas: list[str]) -> Fila | None:
        """Return the person of a row; None at or above the header, and for a blank row."""
        if numero <= self._mapa.desde or not any(celdas):
            return None
        fila = juzgar_celdas(
            self._mapa.celdas(celdas), self._pais, numero, letra_m=self._mapa.letra_m
        )
        fila.original = [cell[:MAX_CELL] for cell in celdas]
        self._repetidas.mirar(fila)
        values = (fila.nombre, fila.correo, fila.telefono, fila.identificador, fila.empresa)
        more = (fila.pais, fila.idioma, fila.sexo, fila.tamano, len(fila.errores))
        self._huella.update(repr((*values, *more)).encode())
        return fila

    @property
    def huella(self) -> str:
        """The same people in the same order give the same mark, whatever the file looked like."""
        return self._huella.hexdigest()


def juzgar_celdas(
    celdas: Mapping[Columna, str], pais: str, numero: int = 0, *, letra_m: str = ""
) -> Fila:
    """Read each cell of one person; every problem is kept, not just the first."""
    fila = Fila(numero)
    cells = dict(celdas)
    for columna, cell in celdas.items():
        if len(cell) > MAX_CELL:
            fila.anotar([Causa.CELDA_LARGA], columna, cell)
            cells[columna] = ""
    _read_words(fila, cells, pais, letra_m)
    _read_person(fila, cells)
    return fila


def _read_words(fila: Fila, cells: dict[Columna, str], pais: str, letra_m: str) -> None:
    country, language = cells.get(Columna.PAIS, ""), cells.get(Columna.IDIOMA, "")
    fila.pais, fila.idioma = leer_pais(country), leer_idioma(language)
    if country and not fila.pais:
        fila.anotar([Causa.PAIS], Columna.PAIS, country)
    if language and not fila.idioma:
        fila.anotar([Causa.IDIOMA], Columna.IDIOMA, language)
    fila.pais = fila.pais or pais
    fila.idioma = fila.idioma or ("pt" if fila.pais in PORTUGUESE else "es")
    sex, size = cells.get(Columna.SEXO, ""), cells.get(Columna.TAMANO, "")
    fila.sexo = _take(fila, Columna.SEXO, sex, leer_sexo(sex, letra_m))
    fila.tamano = _take(fila, Columna.TAMANO, size, leer_tamano(size))


def _read_person(fila: Fila, cells: dict[Columna, str]) -> None:
    name = " ".join(filter(None, (cells.get(Columna.NOMBRE, ""), cells.get(Columna.APELLIDO, ""))))
    fila.nombre = _take(fila, Columna.NOMBRE, name, leer_nombre(name))
    mail, phone, tax = (cells.get(c, "") for c in CONTACTS)
    fila.correo = _take(fila, Columna.CORREO, mail, leer_correo(mail))
    fila.telefono = _take(fila, Columna.TELEFONO, phone, leer_telefono(phone, fila.pais))
    fila.identificador = _take(
        fila, Columna.IDENTIFICADOR, tax, leer_identificador_tributario(tax, fila.pais)
    )
    fila.pais_identificador = fila.pais if fila.identificador else ""
    firm = cells.get(Columna.EMPRESA, "")
    fila.empresa = _take(fila, Columna.EMPRESA, firm, leer_texto(firm, MAX_FIRM))
    refused = {p.columna for p in fila.errores}
    reachable = fila.correo or fila.telefono or fila.identificador
    if not reachable and not refused & set(CONTACTS):
        fila.anotar([Causa.SIN_CONTACTO], Columna.CORREO, "")


def _take(fila: Fila, columna: Columna, cell: str, read: Lectura) -> str:
    long = any(p.columna == columna and p.causa == Causa.CELDA_LARGA for p in fila.problemas)
    fila.anotar([] if long else read.causas, columna, cell)
    return read.valor
