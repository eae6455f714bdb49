"""A list of people from a file or from pasted text, judged row by row. Pure: no database, no Flask.

planilla = leer_planilla(data, pais="UY")
planilla.buenas   rows that can go in
planilla.malas    rows that cannot, each with cause, column and value
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from cursos.planillas import errors
from cursos.planillas.columnas import Columna, Mapa, guess_columns
from cursos.planillas.tabla import Tabla, leer_tabla
from cursos.planillas.valores import (
    AVISOS,
    MAX_CELL,
    MAX_FIRM,
    Causa,
    Lectura,
    leer_correo,
    leer_idioma,
    leer_nombre,
    leer_pais,
    leer_telefono,
    leer_texto,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ROWS = 2_000
SHOWN = 60  # characters of a wrong value that are kept to show it
SAMPLES = 3
PORTUGUESE = {"BR"}


@dataclass(frozen=True)
class Problema:
    """One cause in one cell. `otra` is the number of the row that it repeats."""

    causa: Causa
    columna: str
    valor: str
    otra: int = 0


@dataclass
class Fila:
    """One person of the list; `numero` is the row as the spreadsheet numbers it."""

    numero: int
    nombre: str = ""
    correo: str = ""
    telefono: str = ""
    empresa: str = ""
    pais: str = ""
    idioma: str = ""
    problemas: list[Problema] = field(default_factory=list)
    original: list[str] = field(default_factory=list)

    @property
    def errores(self) -> list[Problema]:
        return [p for p in self.problemas if p.causa not in AVISOS]

    @property
    def avisos(self) -> list[Problema]:
        return [p for p in self.problemas if p.causa in AVISOS]

    def as_dict(self) -> dict[str, Any]:
        """Plain data to keep between the preview and the confirmation."""
        kept = asdict(self)
        if not self.errores:
            kept["original"] = []  # only wrong rows are given back as they came
        return kept

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Fila:
        problems = [Problema(**{**p, "causa": Causa(p["causa"])}) for p in kept["problemas"]]
        return cls(**{**kept, "problemas": problems})


@dataclass(frozen=True)
class Muestra:
    """What is read from one column: its header and its first values."""

    columna: Columna
    encabezado: str
    valores: list[str]


@dataclass(frozen=True)
class Planilla:
    """The whole list as it was understood."""

    filas: list[Fila]
    muestras: list[Muestra]
    sin_usar: list[str]
    encabezado: list[str]
    posiciones: dict[str, int]  # column of the sheet, from 0, of each thing read
    codificacion: str
    separador: str
    con_nulos: bool
    comillas_rotas: bool

    @property
    def buenas(self) -> list[Fila]:
        return [f for f in self.filas if not f.errores]

    @property
    def malas(self) -> list[Fila]:
        return [f for f in self.filas if f.errores]

    @property
    def huella(self) -> str:
        """The same people in the same order give the same mark, whatever the file looked like."""
        people = [(f.nombre, f.correo, f.telefono, f.empresa, len(f.errores)) for f in self.filas]
        return hashlib.sha256(repr(people).encode()).hexdigest()


def leer_planilla(origen: bytes | str, pais: str) -> Planilla:
    """Read a list; phones without country code are read as phones of `pais`."""
    tabla = leer_tabla(origen)
    mapa = guess_columns(tabla.filas)
    start = 0 if mapa.encabezado is None else mapa.encabezado + 1
    numbered = [(n, row) for n, row in enumerate(tabla.filas, 1) if n > start and any(row)]
    if not numbered:
        raise errors.PlanillaVaciaError
    if len(numbered) > MAX_ROWS:
        raise errors.DemasiadasFilasError(filas=len(numbered), maximo=MAX_ROWS)
    filas = [_judge(n, row, mapa, pais) for n, row in numbered]
    _mark_repeated(filas)
    return _planilla(tabla, mapa, filas, [row for _, row in numbered[:SAMPLES]])


def _planilla(tabla: Tabla, mapa: Mapa, filas: list[Fila], first: list[list[str]]) -> Planilla:
    samples = [
        Muestra(
            columna,
            _cell(mapa.nombres, i),
            [_cell(row, i)[:SHOWN] for row in first if _cell(row, i)],
        )
        for columna, i in sorted(mapa.columnas.items(), key=lambda pair: pair[1])
    ]
    return Planilla(
        filas=filas,
        muestras=samples,
        sin_usar=mapa.sin_usar,
        encabezado=mapa.nombres,
        posiciones={columna.value: i for columna, i in mapa.columnas.items()},
        codificacion=tabla.codificacion,
        separador=tabla.separador,
        con_nulos=tabla.con_nulos,
        comillas_rotas=tabla.comillas_rotas,
    )


def _cell(row: list[str], i: int | None) -> str:
    return row[i] if i is not None and i < len(row) else ""


def _judge(numero: int, row: list[str], mapa: Mapa, pais: str) -> Fila:
    """Read each cell of one person; every problem is kept, not just the first."""
    cells = {columna: _cell(row, i) for columna, i in mapa.columnas.items()}
    fila = Fila(numero, original=[cell[:MAX_CELL] for cell in row])
    for columna, cell in cells.items():
        if len(cell) > MAX_CELL:
            _note(fila, [Causa.CELDA_LARGA], columna, cell)
            cells[columna] = ""
    fila.pais = leer_pais(cells.get(Columna.PAIS, ""))
    if cells.get(Columna.PAIS) and not fila.pais:
        _note(fila, [Causa.PAIS], Columna.PAIS, cells[Columna.PAIS])
    fila.pais = fila.pais or pais
    fila.idioma = leer_idioma(cells.get(Columna.IDIOMA, ""))
    if cells.get(Columna.IDIOMA) and not fila.idioma:
        _note(fila, [Causa.IDIOMA], Columna.IDIOMA, cells[Columna.IDIOMA])
    fila.idioma = fila.idioma or ("pt" if fila.pais in PORTUGUESE else "es")
    _read_person(fila, cells)
    return fila


def _read_person(fila: Fila, cells: dict[Columna, str]) -> None:
    name = " ".join(filter(None, (cells.get(Columna.NOMBRE, ""), cells.get(Columna.APELLIDO, ""))))
    fila.nombre = _take(fila, Columna.NOMBRE, name, leer_nombre(name))
    mail, phone = cells.get(Columna.CORREO, ""), cells.get(Columna.TELEFONO, "")
    fila.correo = _take(fila, Columna.CORREO, mail, leer_correo(mail))
    fila.telefono = _take(fila, Columna.TELEFONO, phone, leer_telefono(phone, fila.pais))
    firm = cells.get(Columna.EMPRESA, "")
    fila.empresa = _take(fila, Columna.EMPRESA, firm, leer_texto(firm, MAX_FIRM))
    refused = {p.columna for p in fila.errores}
    if not fila.correo and not fila.telefono and not refused & {Columna.CORREO, Columna.TELEFONO}:
        _note(fila, [Causa.SIN_CONTACTO], Columna.CORREO, "")


def _take(fila: Fila, columna: Columna, cell: str, read: Lectura) -> str:
    long = any(p.columna == columna and p.causa == Causa.CELDA_LARGA for p in fila.problemas)
    _note(fila, [] if long else read.causas, columna, cell)
    return read.valor


def _note(fila: Fila, causas: Iterable[Causa], columna: Columna, cell: str, otra: int = 0) -> None:
    fila.problemas += [Problema(c, columna.value, cell[:SHOWN], otra) for c in causas]


def _mark_repeated(filas: list[Fila]) -> None:
    """Mark the second row with the same address or phone; the same name alone is only told."""
    mails: dict[str, int] = {}
    phones: dict[str, int] = {}
    names: dict[str, int] = {}
    for fila in filas:
        mail, phone = mails.get(fila.correo), phones.get(fila.telefono)
        if fila.correo and mail:
            _note(fila, [Causa.REPETIDO], Columna.CORREO, fila.correo, mail)
        elif fila.telefono and phone:
            _note(fila, [Causa.REPETIDO_TELEFONO], Columna.TELEFONO, fila.telefono, phone)
        elif other := names.get(fila.nombre.casefold()):
            _note(fila, [Causa.TOCAYO], Columna.NOMBRE, fila.nombre, other)
        if fila.errores:
            continue  # a row that does not go in makes nobody else a repetition
        if fila.correo:
            mails[fila.correo] = fila.numero
        if fila.telefono:
            phones[fila.telefono] = fila.numero
        names.setdefault(fila.nombre.casefold(), fila.numero)
