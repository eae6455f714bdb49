"""One cell to one value: name, address, phone, tax id. Pure.

Each reader returns the normalised value and the problems that it met. A value that would have to be
guessed is refused with its reason, never repaired in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

import phonenumbers

from plataforma.csv_seguro import FORMULA_SIGNS
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError
from plataforma.identificadores import LONGEST_STORED, leer_identificador
from plataforma.identificadores import Problema as ProblemaIdentificador

MAX_NAME = 120
MAX_FIRM = 160
MAX_CELL = 10_000
LONG_PHONE = 11  # digits; from here on a number without + may carry its country code
# With the apostrophes before them: what is left never begins with a sign, opened how often it may.
STRAY_SIGNS = re.compile(rf"^(?:'+(?=[{re.escape(FORMULA_SIGNS)}])|[{re.escape(FORMULA_SIGNS)} ])+")
# A call, a cell or a command after the sign is a formula; "@Exporta" or "- Ana" has a stray sign.
FORMULA = re.compile(
    r"^'?\s*(?:[=+\-@\uff1d\uff0b\uff0d\uff20]+\s*(?:[A-Za-zÀ-ÿ.]+\s*\(|cmd\s*\|)"
    r"|[=\uff1d]\s*[-+]*(?:[({'\[]|(?:\$?[A-Z]{1,3}\$?)?\d))",
    re.IGNORECASE,
)
EXCEL_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)  # ="099123456", Excel's way to keep zeros
NOTHING = frozenset(
    """- -- --- . x n/a na s/d s/n nd n/d no notiene nãotem naotem nulo ninguno nenhum sincorreo
    sinmail sememail sintelefono semtelefone 0""".split()  # noqa: SIM905 — reads better so
)
SCIENTIFIC = re.compile(r"^\d+(?:[.,]\d+)?e\+?\d+$", re.IGNORECASE)
SEVERAL_EMAILS = re.compile(r"@[^@\s;,/|]*[\s;,/|][^@]*@")
SEVERAL_PHONES = re.compile(r"\d{6}[^\d/;,|]*[/;,|]\D*\d{6}|\d{6}\s+[yeo]\s+\+?\d{6}")
SPREADSHEET_ERROR = re.compile(  # as Excel and LibreOffice write them in our languages
    r"#[¡¿]?(?:REF|VALUE|VALOR|DIV/0|N[UÚ]M|NAME|NOMBRE|NOME|NULL|NULO|CALC|SPILL|DESBORDAMIENTO|"
    r"DESPEJAR|ERROR|ERRO)[!?]?|#N/(?:A|D|DISP)|#?Err:\d{3}",
    re.IGNORECASE,
)
DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d.*)?")
DECIMAL = re.compile(r"\d{5,}[.,](?!0$)\d{1,3}")  # the cell was a number, and no phone
DAMAGED = re.compile(r"\ufffd|Ã[\x80-\xbf¡-¿©³±§‰“]|Â[°ºª¿¡]")


class Causa(StrEnum):
    """Why a cell is refused, or worth a look. The words are in `causas.py`."""

    SIN_NOMBRE = "sin_nombre"
    NOMBRE_LARGO = "nombre_largo"
    SIN_CONTACTO = "sin_contacto"
    CORREO = "correo"
    VARIOS_CORREOS = "varios_correos"
    TELEFONO = "telefono"
    VARIOS_TELEFONOS = "varios_telefonos"
    NOTACION = "notacion"
    FECHA = "fecha"
    ID_FORMATO = "id_formato"
    ID_DIGITO = "id_digito"
    ID_NOTACION = "id_notacion"
    ID_CEROS = "id_ceros"
    ERROR_CELDA = "error_celda"
    FORMULA = "formula"
    CELDA_LARGA = "celda_larga"
    REPETIDO = "repetido"
    REPETIDO_TELEFONO = "repetido_telefono"
    REPETIDO_IDENTIFICADOR = "repetido_identificador"
    CHOQUE = "choque"
    # From here on, worth a look: the row goes in.
    SIGNO = "signo"
    TELEFONO_DUDOSO = "telefono_dudoso"
    PAIS = "pais"
    IDIOMA = "idioma"
    LETRAS = "letras"
    SEXO = "sexo"
    SEXO_M = "sexo_m"
    TAMANO = "tamano"
    ID_SIN_COMPROBAR = "id_sin_comprobar"
    MISMA_PERSONA = "misma_persona"
    TOCAYO = "tocayo"


AVISOS = frozenset(list(Causa)[list(Causa).index(Causa.SIGNO) :])
ID_CAUSES = {
    ProblemaIdentificador.FORMATO: Causa.ID_FORMATO,
    ProblemaIdentificador.DIGITO: Causa.ID_DIGITO,
    ProblemaIdentificador.NOTACION: Causa.ID_NOTACION,
    ProblemaIdentificador.CEROS: Causa.ID_CEROS,
}


@dataclass(frozen=True)
class Lectura:
    """A normalised value ("" when there is none) and what was found on the way."""

    valor: str = ""
    causas: list[Causa] = field(default_factory=list)


def clean(text: str) -> str:
    """NFC, one space between words, no control, zero-width or direction marks."""
    kept = "".join(
        " " if c.isspace() or unicodedata.category(c) == "Zs" else c
        for c in text
        if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return unicodedata.normalize("NFC", " ".join(kept.split()))  # now that accents touch letters


def _open_cell(cell: str) -> str:
    """Undo what spreadsheets and our own exports put around a value."""
    text = clean(cell)
    if found := EXCEL_TEXT.match(text):
        return clean(found[1])
    return text[1:] if text[:1] == "'" and text[1:2] in set(FORMULA_SIGNS) else text


def es_nada(text: str) -> bool:
    return text.casefold().replace(" ", "") in NOTHING


def _not_a_value(text: str) -> list[Causa]:
    """A formula, or what a spreadsheet writes when one of them fails."""
    if FORMULA.match(text):
        return [Causa.FORMULA]
    return [Causa.ERROR_CELDA] if SPREADSHEET_ERROR.fullmatch(text) else []


def leer_texto(cell: str, maximum: int) -> Lectura:
    """A name or a firm: free text without formulas."""
    text = _open_cell(cell)
    if causes := _not_a_value(text):
        return Lectura("", causes)
    bare = STRAY_SIGNS.sub("", text)
    if causes := _not_a_value(bare):
        return Lectura("", causes)
    causes = [Causa.SIGNO] if bare != text and any(c.isalnum() for c in bare) else []
    if DAMAGED.search(bare):
        causes.append(Causa.LETRAS)
    if len(bare) > maximum:
        return Lectura("", [*causes, Causa.NOMBRE_LARGO])
    return Lectura(bare, causes)


def leer_nombre(cell: str) -> Lectura:
    read = leer_texto(cell, MAX_NAME)
    if read.causas and not read.valor:
        return read
    return read if any(c.isalpha() for c in read.valor) else Lectura("", [Causa.SIN_NOMBRE])


def leer_correo(cell: str) -> Lectura:
    """An address in lower case, checked for form only; nobody is asked whether it exists."""
    text = _open_cell(cell)
    if not text or es_nada(text):
        return Lectura()
    if causes := _not_a_value(text):
        return Lectura("", causes)
    if SEVERAL_EMAILS.search(text):
        return Lectura("", [Causa.VARIOS_CORREOS])
    if found := re.search(r"<([^<>]*)>", text):  # Ana Benítez <ana@correo.com>
        text = found[1]
    text = re.sub(r"^mailto:\s*", "", text, flags=re.IGNORECASE).strip(" ,;.'\"")
    # Accounts drop spaces inside an address; in a list of other people's that would be guessing.
    if not text or " " in text or not text.isascii():
        return Lectura("", [Causa.CORREO])
    try:
        return Lectura(normalizar_correo(text))
    except CorreoMalEscritoError:
        return Lectura("", [Causa.CORREO])


def leer_telefono(cell: str, pais: str) -> Lectura:
    """A phone in E.164, read as one of `pais` when it carries no country code."""
    text = _open_cell(cell)
    if not text or es_nada(text):
        return Lectura()
    text = re.sub(r"^(?:tel|cel|wpp|whatsapp)\w*\s*[.:]?\s*", "", text, flags=re.IGNORECASE)
    if causes := _no_phone(text):
        return Lectura("", causes)
    text = re.sub(r"(?<=\d)[.,]0$", "", text.lstrip("='"))  # a number cell saved as 99123456.0
    # 59899123456: with the country code but without its sign.
    abroad = [f"+{text}"] if sum(c.isdigit() for c in text) >= LONG_PHONE else []
    for attempt in (text, *abroad):
        number = _parse_phone(attempt, pais)
        if number is not None and phonenumbers.is_valid_number(number):
            return Lectura(_e164(number))
    number = _parse_phone(text, pais)
    if number is not None and phonenumbers.is_possible_number(number):
        return Lectura(_e164(number), [Causa.TELEFONO_DUDOSO])
    return Lectura("", [Causa.TELEFONO])


def _no_phone(text: str) -> list[Causa]:
    """What a spreadsheet made of a phone, or two of them: nobody can tell which one is meant."""
    if (causes := _not_a_value(text)) and not text.lstrip("='").isdecimal():
        return causes
    found = (
        (SCIENTIFIC.match(text.replace(" ", "")), Causa.NOTACION),
        (DATE.fullmatch(text), Causa.FECHA),
        (DECIMAL.fullmatch(text), Causa.TELEFONO),
        (SEVERAL_PHONES.search(text), Causa.VARIOS_TELEFONOS),
    )
    return [causa for seen, causa in found if seen][:1]


def _parse_phone(text: str, pais: str) -> phonenumbers.PhoneNumber | None:
    if any(c.isalpha() for c in text) or text.count("+") > 1:
        return None
    try:
        return phonenumbers.parse(text, pais or None)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def leer_identificador_tributario(cell: str, pais: str) -> Lectura:
    """A tax id, checked by the rule of its country; what a spreadsheet spoiled is not repaired."""
    text = _open_cell(cell)
    if not text or es_nada(text):
        return Lectura()
    if (causes := _not_a_value(text)) and not text.lstrip("='").isdecimal():
        return Lectura("", causes)
    text = re.sub(r"(?<=\d)[.,]0$", "", text.lstrip("="))  # a number cell saved as 210010.0
    read = leer_identificador(text, pais)
    if read.problema and not read.aceptado:
        return Lectura("", [ID_CAUSES[read.problema]])
    if not 0 < len(read.valor) <= LONGEST_STORED:
        return Lectura("", [Causa.ID_FORMATO])
    return Lectura(read.valor, [Causa.ID_SIN_COMPROBAR] if read.problema else [])
