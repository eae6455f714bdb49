"""Which column is which: by its header (es, pt, en), else by what it holds. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from cursos.planillas.errors import SinColumnasError
from cursos.planillas.valores import leer_idioma, leer_pais

HEADER_ROWS = 6  # a title and a logo often stand above the header
SAMPLE = 30
SHORT_PHONE = 6  # digits
LOOKED_AT = 254  # characters of a cell: enough to tell what it is, whatever somebody pasted


class Columna(StrEnum):
    NOMBRE = "nombre"
    APELLIDO = "apellido"
    CORREO = "correo"
    TELEFONO = "telefono"
    EMPRESA = "empresa"
    PAIS = "pais"
    IDIOMA = "idioma"


HEADERS: dict[Columna, str] = {
    Columna.NOMBRE: "nombre nombres nome nomes name firstname givenname fullname nombrecompleto "
    "nomecompleto nombreyapellido nombreyapellidos nombresyapellidos nombreapellido nomeesobrenome "
    "apellidoynombre apellidosynombres participante participantes persona pessoa socio contacto "
    "contato nombredelcontacto nombredelparticipante nomedoparticipante alumno aluno responsable "
    "responsavel",
    Columna.APELLIDO: "apellido apellidos sobrenome sobrenomes lastname surname familyname",
    Columna.CORREO: "correo correos correoelectronico direcciondecorreo "
    "direcciondecorreoelectronico email emails mail emailaddress mailaddress enderecodeemail "
    "correoe ecorreo emaildecontacto",
    Columna.TELEFONO: "telefono telefonos telefonocelular telefonomovil numerodetelefono tel "
    "telf tfno fono celular celulares cel movil whatsapp wpp zap telefone telefones "
    "telefonecelular numerodecelular phone phonenumber mobile mobilephone cellphone fonecelular "
    "telemovel telefonowhatsapp",
    Columna.EMPRESA: "empresa empresas razonsocial razaosocial nombredelaempresa nomedaempresa "
    "compania company companyname firm organizacion organizacao organization negocio negocios "
    "institucion emprendimiento",
    Columna.PAIS: "pais paises country nacionalidad paisderesidencia codigodepais",
    Columna.IDIOMA: "idioma idiomas lengua lingua language lang idiomapreferido",
}
BY_HEADER = {word: column for column, words in HEADERS.items() for word in words.split()}
EMAIL = re.compile(r"^\S+@\S+\.\S+$")
DIGITS = re.compile(r"\d")
PHONE = re.compile(r"^[+'=\"]*[\d\s().\-/+]{6,25}$")


@dataclass(frozen=True)
class Mapa:
    """Column of the sheet (from 0) for each thing that we read, and where the people begin."""

    columnas: dict[Columna, int]
    encabezado: int | None  # index of the header row; None when the sheet has none
    nombres: list[str]  # header of each column as written; empty without header

    @property
    def sin_usar(self) -> list[str]:
        """Headers of the columns that nothing is read from."""
        used = set(self.columnas.values())
        return [name for i, name in enumerate(self.nombres) if name and i not in used]


def normalise_header(text: str) -> str:
    """«Correo electrónico *» → correoelectronico."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z]", "", re.sub(r"\(.*?\)", "", plain))


def guess_columns(filas: list[list[str]]) -> Mapa:
    """Return the map of the sheet, or raise SinColumnasError."""
    first = [[cell[:LOOKED_AT] for cell in row] for row in filas[:HEADER_ROWS]]
    found = _by_header(first) or _by_content(filas)
    named = {Columna.NOMBRE, Columna.APELLIDO} & found.columnas.keys()
    reachable = {Columna.CORREO, Columna.TELEFONO} & found.columnas.keys()
    if not named or not reachable:
        raise SinColumnasError
    return found


def _by_header(filas: list[list[str]]) -> Mapa | None:
    """Take the row, among the first ones, that names the most columns and holds no address."""
    best: Mapa | None = None
    for number, row in enumerate(filas):
        if any(EMAIL.match(cell) for cell in row):
            break
        columns: dict[Columna, int] = {}
        for i, cell in enumerate(row):
            column = BY_HEADER.get(normalise_header(cell))
            if column and column not in columns:
                columns[column] = i
        if columns and (best is None or len(columns) > len(best.columnas)):
            best = Mapa(columns, number, row)
    # One known word alone may be a title ("Participantes"); a header names two things or more.
    return best if best and len(best.columnas) > 1 else None


def _by_content(filas: list[list[str]]) -> Mapa:
    """Without header: addresses, phones and countries tell themselves; then name, then firm."""
    filled = [row for row in filas if any(row)][:SAMPLE]
    rows = [[cell[:LOOKED_AT] for cell in row] for row in filled]
    width = max((len(row) for row in rows), default=0)
    kinds = [_kind([row[i] for row in rows if i < len(row) and row[i]]) for i in range(width)]
    columns: dict[Columna, int] = {}
    for i, kind in enumerate(kinds):
        if kind and kind not in columns:
            columns[kind] = i
    texts = [i for i, kind in enumerate(kinds) if kind is None and _has_letters(rows, i)]
    columns |= dict(zip((Columna.NOMBRE, Columna.EMPRESA), texts, strict=False))
    return Mapa(columns, None, [])


def _kind(cells: list[str]) -> Columna | None:
    """What most cells of a column are, or None for free text."""
    if not cells:
        return None
    votes = Counter(_kind_of_cell(cell) for cell in cells)
    kind, times = votes.most_common(1)[0]
    return kind if times * 2 > len(cells) else None


def _kind_of_cell(cell: str) -> Columna | None:
    if "@" in cell and EMAIL.match(cell):
        return Columna.CORREO
    if PHONE.match(cell) and len(DIGITS.findall(cell)) >= SHORT_PHONE:
        return Columna.TELEFONO
    if leer_idioma(cell):
        return Columna.IDIOMA
    return Columna.PAIS if leer_pais(cell) else None


def _has_letters(rows: list[list[str]], i: int) -> bool:
    return any(c.isalpha() for row in rows if i < len(row) for c in row[i])
