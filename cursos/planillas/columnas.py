"""Which column is which: by its header (es, pt, en), else by what it holds. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cursos.planillas.errors import ColumnaAjenaError, ColumnaRepetidaError, SinColumnasError
from cursos.planillas.palabras import (
    leer_idioma,
    leer_pais,
    leer_sexo,
    leer_tamano,
    significado_de_m,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.celdas.tabla import Renglon

HEADER_ROWS = 15  # a title, a logo and instructions often stand above the header
SAMPLE = 30
SHORT_PHONE = 6  # digits
LOOKED_AT = 254  # characters of a cell: enough to tell what it is, whatever somebody pasted


class Columna(StrEnum):
    NOMBRE = "nombre"
    APELLIDO = "apellido"
    CORREO = "correo"
    TELEFONO = "telefono"
    IDENTIFICADOR = "identificador"
    EMPRESA = "empresa"
    PAIS = "pais"
    IDIOMA = "idioma"
    SEXO = "sexo"
    TAMANO = "tamano"


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
    Columna.IDENTIFICADOR: "identificador identificadortributario identificadorfiscal "
    "identificacion identificaciontributaria identificacionfiscal idtributaria idtributario "
    "idfiscal numerodeidentificaciontributaria numerodeidentificacionfiscal registrofiscal taxid "
    "taxnumber taxidnumber tin vat cuit cuil cuitcuil cuilcuit ncuit nrodecuit numerodecuit "
    "cuitempresa cuitdelaempresa cnpj ncnpj numerodocnpj cnpjdaempresa cnpjempresa cpf cnpjcpf "
    "cpfcnpj cnpjoucpf rut rutempresa rutdelaempresa ruc nruc numeroderuc rucempresa "
    "rucdelaempresa nit nitempresa nitdelaempresa rfc rfcempresa rfcdelaempresa rif rifempresa",
    Columna.SEXO: "sexo genero gender sex generosexo sexogenero",
    Columna.TAMANO: "tamano tamanodeempresa tamanodelaempresa tamanoempresa tamanho "
    "tamanhodaempresa tamanhoempresa porte portedaempresa size companysize firmsize "
    "tipodeempresa clasificacion",
}
# A document of the person identifies only where nothing better does: few are tax ids.
DOCUMENTS = re.compile(
    "cedulas?|ceduladeidentidad|documentos?|n(ume)?r?odedocumento|documentodeidentidade?"
)
CONTACTS = frozenset({Columna.CORREO, Columna.TELEFONO, Columna.IDENTIFICADOR})
BY_HEADER = {word: column for column, words in HEADERS.items() for word in words.split()}
EMAIL = re.compile(r"^\S+@\S+\.\S+$")
DIGITS = re.compile(r"\d")
TAX_ID = re.compile(  # only what is written with the signs of a tax id
    r"^'?(?:\d{2}\.?\d{3}\.?\d{3}/\d{4}-?\d{2}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}-\d{8}-\d|\d{1,2}\.\d{3}\.\d{3}-"
    r"[\dkK]|[JVEGPC]-?\d{8}-?\d|[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}|\d{3}\.\d{3}\.\d{3}-\d)$"
)
PHONE = re.compile(r"^[+'=\"]*[\d\s().\-/+]{6,25}$")


@dataclass(frozen=True)
class Mapa:
    """Column of the sheet (from 0) for each thing that we read, and where the people begin."""

    columnas: dict[Columna, int]
    encabezado: int | None  # number of the header row; None when the sheet has none
    nombres: list[str] = field(default_factory=list)  # headers as written; empty without header
    letra_m: str = ""  # what «M» means in the column of the sex, when the column shows it

    @property
    def desde(self) -> int:
        """The people are below this row."""
        return self.encabezado or 0

    @property
    def falta(self) -> bool:
        """Whether it cannot be read like this: no name, or nothing to tell a person by."""
        named = {Columna.NOMBRE, Columna.APELLIDO} & self.columnas.keys()
        return not named or not CONTACTS & self.columnas.keys()

    @property
    def sin_usar(self) -> list[str]:
        """Headers of the columns that nothing is read from."""
        used = set(self.columnas.values())
        return [name for i, name in enumerate(self.nombres) if name and i not in used]

    def celdas(self, original: list[str]) -> dict[Columna, str]:
        """Return the cells of a row that are read."""
        return {c: original[i] if i < len(original) else "" for c, i in self.columnas.items()}

    def as_dict(self) -> dict[str, Any]:
        return {
            "columnas": {c.value: i for c, i in self.columnas.items()},
            "encabezado": self.encabezado,
            "nombres": self.nombres,
            "letra_m": self.letra_m,
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Mapa:
        return cls(**{**kept, "columnas": {Columna(c): i for c, i in kept["columnas"].items()}})


def normalise_header(text: str) -> str:
    """«Correo electrónico *» → correoelectronico."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z]", "", re.sub(r"\(.*?\)", "", plain))


def guess_columns(primeras: list[Renglon]) -> Mapa:
    """Return the best map of a sheet by its first rows. It may lack something: see `falta`."""
    first = [(number, [cell[:LOOKED_AT] for cell in row]) for number, row in primeras]
    found = _by_header(first[:HEADER_ROWS]) or _by_content([row for _, row in first])
    return _with_m(found, first)


def elegir_columnas(
    primeras: list[Renglon], columnas: Mapping[Columna, int], encabezado: int | None
) -> Mapa:
    """Return the map that somebody chose, or raise the MapaError that says what is wrong."""
    first = dict(primeras)
    width = max((len(row) for row in first.values()), default=0)
    if encabezado is not None and encabezado not in first:
        raise ColumnaAjenaError
    if any(not 0 <= i < width for i in columnas.values()):
        raise ColumnaAjenaError
    times = Counter(columnas.values())
    twice = next((i for i, n in sorted(times.items()) if n > 1), None)
    if twice is not None:
        raise ColumnaRepetidaError(columna=letra(twice))
    chosen = Mapa(dict(columnas), encabezado, first[encabezado] if encabezado is not None else [])
    if chosen.falta:
        raise SinColumnasError
    return _with_m(chosen, primeras)


def letra(indice: int) -> str:
    """0 → A, 26 → AA: how spreadsheets call a column."""
    name, rest = "", indice + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def _with_m(mapa: Mapa, primeras: list[Renglon]) -> Mapa:
    column = mapa.columnas.get(Columna.SEXO)
    if column is None:
        return mapa
    cells = [row[column] for n, row in primeras if n > mapa.desde and column < len(row)]
    return replace(mapa, letra_m=significado_de_m(cells))


def _by_header(primeras: list[Renglon]) -> Mapa | None:
    """Take the row, among the first ones, that names the most columns and holds no address."""
    best: Mapa | None = None
    for number, row in primeras:
        if any(EMAIL.match(cell) for cell in row):
            break
        columns = _named(row)
        if columns and (best is None or len(columns) > len(best.columnas)):
            best = Mapa(columns, number, row)
    # One known word alone may be a title ("Participantes"); a header names two things or more.
    return best if best and len(best.columnas) > 1 else None


def _named(row: list[str]) -> dict[Columna, int]:
    headers = [normalise_header(cell) for cell in row]
    columns: dict[Columna, int] = {}
    for i, header in enumerate(headers):
        column = BY_HEADER.get(header)
        if column and column not in columns:
            columns[column] = i
    if not CONTACTS & columns.keys():
        for i, header in enumerate(headers):
            if DOCUMENTS.fullmatch(header):
                columns.setdefault(Columna.IDENTIFICADOR, i)
    return columns


def _by_content(filas: list[list[str]]) -> Mapa:
    """Without header: addresses, phones and countries tell themselves; then name, then firm."""
    rows = filas[:SAMPLE]
    width = max((len(row) for row in rows), default=0)
    kinds = [_kind([row[i] for row in rows if i < len(row) and row[i]]) for i in range(width)]
    columns: dict[Columna, int] = {}
    for i, kind in enumerate(kinds):
        if kind and kind not in columns:
            columns[kind] = i
    texts = [i for i, kind in enumerate(kinds) if kind is None and _has_letters(rows, i)]
    columns |= dict(zip((Columna.NOMBRE, Columna.EMPRESA), texts, strict=False))
    return Mapa(columns, None)


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
    if TAX_ID.match(cell):
        return Columna.IDENTIFICADOR
    if PHONE.match(cell) and len(DIGITS.findall(cell)) >= SHORT_PHONE:
        return Columna.TELEFONO
    words: tuple[tuple[Columna, str], ...] = (
        (Columna.IDIOMA, leer_idioma(cell)),
        (Columna.SEXO, leer_sexo(cell, "?").valor),
        (Columna.TAMANO, leer_tamano(cell).valor),
        (Columna.PAIS, leer_pais(cell)),
    )
    return next((column for column, value in words if value), None)


def _has_letters(rows: list[list[str]], i: int) -> bool:
    return any(c.isalpha() for row in rows if i < len(row) for c in row[i])
