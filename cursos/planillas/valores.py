"""One cell to one value: name, address, phone, country, language. Pure.

Each reader returns the normalised value and the problems that it met. A value that would have to be
guessed is refused with its reason, never repaired in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import phonenumbers
from babel import Locale

from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError

MAX_NAME = 120
MAX_FIRM = 160
MAX_CELL = 1_000
ISO = 2  # letters of a country code
LONGEST_COUNTRY = 60
LONG_PHONE = 11  # digits; from here on a number without + may carry its country code
FORMULA_SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"  # the last four are full-width
# A call, a cell or a command after the sign is a formula; "@Exporta" or "- Ana" has a stray sign.
FORMULA = re.compile(
    r"^'?\s*(?:[=+\-@\uff1d\uff0b\uff0d\uff20]+\s*(?:[A-Za-zÀ-ÿ.]+\s*\(|cmd\s*\|)"
    r"|[=\uff1d]\s*(?:\$?[A-Z]{1,3}\$?)?\d)",
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
DAMAGED = re.compile(r"\ufffd|Ã[\x80-\xbf¡-¿©³±§‰“]|Â[°ºª¿¡]")
LANGUAGES = {
    "es": "es esp spa espanol castellano espanhol spanish",
    "pt": "pt ptbr por portugues portuguese portuguesbrasil",
}
OTHER_NAMES = {
    "argentina republicaargentina": "AR",
    "brasil": "BR",
    "estadoplurinacionaldebolivia": "BO",
    "mejico": "MX",
    "republicadechile": "CL",
    "republicaorientaldeluruguay": "UY",
    "republicabolivarianadevenezuela": "VE",
    "eeuu usa": "US",
}


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
    FORMULA = "formula"
    CELDA_LARGA = "celda_larga"
    REPETIDO = "repetido"
    REPETIDO_TELEFONO = "repetido_telefono"
    CHOQUE = "choque"
    # From here on, worth a look: the row goes in.
    SIGNO = "signo"
    TELEFONO_DUDOSO = "telefono_dudoso"
    PAIS = "pais"
    IDIOMA = "idioma"
    LETRAS = "letras"
    TOCAYO = "tocayo"


AVISOS = frozenset(
    {
        Causa.SIGNO,
        Causa.TELEFONO_DUDOSO,
        Causa.PAIS,
        Causa.IDIOMA,
        Causa.LETRAS,
        Causa.TOCAYO,
    }
)


@dataclass(frozen=True)
class Lectura:
    """A normalised value ("" when there is none) and what was found on the way."""

    valor: str = ""
    causas: list[Causa] = field(default_factory=list)


def clean(text: str) -> str:
    """NFC, one space between words, no control, zero-width or direction marks."""
    kept = "".join(
        " " if c.isspace() or unicodedata.category(c) == "Zs" else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())


def _open_cell(cell: str) -> str:
    """Undo what spreadsheets and our own exports put around a value."""
    text = clean(cell)
    if found := EXCEL_TEXT.match(text):
        return clean(found[1])
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS else text


def _is_nothing(text: str) -> bool:
    return text.casefold().replace(" ", "") in NOTHING


def leer_texto(cell: str, maximum: int) -> Lectura:
    """A name or a firm: free text without formulas."""
    text = _open_cell(cell)
    if FORMULA.match(text):
        return Lectura("", [Causa.FORMULA])
    bare = text.lstrip(FORMULA_SIGNS + " ")
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
    if not text or _is_nothing(text):
        return Lectura()
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
    text = re.sub(r"^[=']+", "", _open_cell(cell))
    text = re.sub(r"^(?:tel|cel|wpp|whatsapp)\w*\s*[.:]?\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\.0$", "", text)  # a number cell saved as 99123456.0
    if not text or _is_nothing(text):
        return Lectura()
    if SCIENTIFIC.match(text.replace(" ", "")):
        return Lectura("", [Causa.NOTACION])
    if SEVERAL_PHONES.search(text):
        return Lectura("", [Causa.VARIOS_TELEFONOS])
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


def _parse_phone(text: str, pais: str) -> phonenumbers.PhoneNumber | None:
    if any(c.isalpha() for c in text) or text.count("+") > 1:
        return None
    try:
        return phonenumbers.parse(text, pais or None)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", clean(text)).casefold()
    return "".join(c for c in plain if c.isascii() and c.isalpha())


@cache
def _countries() -> dict[str, str]:
    """ISO code of every country by its code and its name in Spanish, Portuguese and English."""
    found = {}
    for locale in ("en", "pt_BR", "es_419"):
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == ISO and code.isalpha():
                found[_key(name)] = code
                found[_key(code)] = code
    for names, code in OTHER_NAMES.items():
        found |= dict.fromkeys(names.split(), code)
    return found


def leer_pais(cell: str) -> str:
    """ISO code of a country by name or code, or ""."""
    return _countries().get(_key(cell), "") if ISO <= len(cell) <= LONGEST_COUNTRY else ""


def leer_idioma(cell: str) -> str:
    """ "es", "pt" or ""."""
    key = _key(cell)
    return next((lang for lang, names in LANGUAGES.items() if key in names.split()), "")
