"""Tax ids of the thirteen countries: read, checked with the country's own rule, and shown.

Separators are dropped; nothing else is changed. What a spreadsheet spoils (2,01E+10, lost zeros,
an O for a 0) is flagged and never repaired: only its owner knows the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from stdnum.ar import cuit
from stdnum.br import cnpj, cpf
from stdnum.cl import rut as cl_rut
from stdnum.co import nit as co_nit
from stdnum.ec import ruc as ec_ruc
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.mx import rfc
from stdnum.pe import ruc as pe_ruc
from stdnum.py import ruc as py_ruc
from stdnum.util import clean
from stdnum.uy import rut as uy_rut
from stdnum.ve import rif

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 40
LONGEST_STORED = 20


class Problema(StrEnum):
    """Why a tax id is not simply right. With DESCONOCIDO alone it is accepted."""

    FORMATO = "formato"
    DIGITO = "digito"
    NOTACION = "notacion"
    CEROS = "ceros"
    DESCONOCIDO = "desconocido"


@dataclass(frozen=True, slots=True)
class Identificador:
    """A tax id as read: `valor` has no separators, and is what is kept and compared."""

    valor: str
    nombre: str
    problema: Problema | None = None

    @property
    def aceptado(self) -> bool:
        """Whether it may be kept: checked, or of a kind that nobody can check."""
        return self.problema in {None, Problema.DESCONOCIDO}


@dataclass(frozen=True, slots=True)
class _Regla:
    """How a country writes its tax id. `forma` is matched on the text without separators."""

    nombre: str
    ejemplo: str
    forma: re.Pattern[str]
    valida: Callable[[str], object] | None = None  # raises ValidationError; None: nobody can check
    mostrar: Callable[[str], str] = str
    sin_cero: range = range(0)  # lengths of one that lost the zeros in front
    sin_ceros: bool = False  # zeros in front mean nothing, and are dropped
    no_comprobable: re.Pattern[str] | None = None  # right ones that need not pass the check


_MX_GENERICOS = {"XAXX010101000", "XEXX010101000"}  # the tax office's "general public", "abroad"
_CPF = 11


def _validar_br(valor: str) -> None:
    if len(valor) != _CPF:
        cnpj.validate(valor)
        return
    if len(set(valor)) == 1:  # 111.111.111-11 adds up, and the Receita Federal gives it to nobody
        raise InvalidChecksum
    cpf.validate(valor)


def _validar_mx(valor: str) -> None:
    if valor in _MX_GENERICOS:
        raise ValidationError
    rfc.validate(valor, validate_check_digits=True)


def _mostrar_br(valor: str) -> str:
    return cpf.format(valor) if len(valor) == _CPF else cnpj.format(valor)


def _mostrar_ve(valor: str) -> str:
    return f"{valor[0]}-{valor[1:-1]}-{valor[-1]}"


_REGLAS: dict[str, _Regla] = {
    "AR": _Regla(
        "CUIT", "30-71234567-1", re.compile(r"\d{11}", re.ASCII), cuit.validate, cuit.format
    ),
    "BO": _Regla("NIT", "1023456020", re.compile(r"\d{7,13}", re.ASCII)),
    # Letters since July 2026 (Instrução Normativa RFB 2.229/2024), never in the check digits.
    "BR": _Regla(
        "CNPJ/CPF",
        "12.345.678/0001-95",
        re.compile(r"[0-9A-Z]{12}\d{2}|\d{11}", re.ASCII),
        _validar_br,
        _mostrar_br,
        sin_cero=range(3, 14),
    ),
    "CL": _Regla(
        "RUT",
        "76.086.428-5",
        re.compile(r"\d{7,8}[\dK]", re.ASCII),
        cl_rut.validate,
        cl_rut.format,
        sin_ceros=True,
    ),
    "CO": _Regla(
        "NIT", "900.123.456-8", re.compile(r"\d{8,11}", re.ASCII), co_nit.validate, co_nit.format
    ),
    "CU": _Regla("NIT", "50004226413", re.compile(r"\d{11}", re.ASCII), sin_cero=range(8, 11)),
    # Only what is built on an identity card keeps its check digit: the SRI gives the others
    # (third digit 6 and 9) without one since it ran out of numbers that add up.
    "EC": _Regla(
        "RUC",
        "1792060346001",
        re.compile(r"\d{13}", re.ASCII),
        ec_ruc.validate,
        sin_cero=range(12, 13),
        no_comprobable=re.compile(r"(0[1-9]|1\d|2[0-4]|30|50)[69]\d{7}(?!000)\d{3}", re.ASCII),
    ),
    # About 1.5 % of those in use do not add up: a wrong one cannot be told from a strange one.
    "MX": _Regla(
        "RFC",
        "MAB930714 8T4",
        re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}", re.ASCII),
        _validar_mx,
        no_comprobable=re.compile(r"(?!X[AE]XX010101000)[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}", re.ASCII),
    ),
    # Its dashes part numbers of any length: they belong to it. Its DV is not part of it.
    "PA": _Regla(
        "RUC",
        "155596713-2-2015",
        re.compile(
            r"(\d{1,2}(-(NT|AV|PI))?|PE|E|N)-\d{1,6}-\d{1,6}|\d{1,10}-\d{1,4}-\d{1,7}", re.ASCII
        ),
    ),
    "PY": _Regla(
        "RUC",
        "80028061-0",
        re.compile(r"\d{5,9}", re.ASCII),
        py_ruc.validate,
        py_ruc.format,
        sin_ceros=True,
    ),
    "PE": _Regla("RUC", "20512333797", re.compile(r"\d{11}", re.ASCII), pe_ruc.validate),
    "UY": _Regla(
        "RUT",
        "21-100342-001-7",
        re.compile(r"\d{12}", re.ASCII),
        uy_rut.validate,
        uy_rut.format,
        sin_cero=range(11, 12),
    ),
    # C is a communal council: newer than the library's list.
    "VE": _Regla(
        "RIF",
        "J-07013380-5",
        re.compile(r"[VEJPGC]\d{9}", re.ASCII),
        rif.validate,
        _mostrar_ve,
        no_comprobable=re.compile(r"C\d{9}", re.ASCII),
    ),
}
_OTRO = re.compile(r"[A-Z0-9Ñ&]{4,20}", re.ASCII)
# What Excel writes for a number that it took as one. An alphanumeric CNPJ may have digits, an E
# and digits: hence the decimal mark or the plus.
_NOTACION = re.compile(r"\d+[.,]\d+E[+-]?\d+|\d+E\+\d+|\d{4,}[.,]\d{1,2}", re.ASCII)
_TEXTO_DE_EXCEL = re.compile(r"""'(.*)|="(.*)\"""")
_SEPARADORES = re.compile(r"[\s.,/_-]+", re.ASCII)


def leer_identificador(texto: str, pais: str) -> Identificador:
    """Read what somebody wrote as the tax id of a country; say what is wrong with it."""
    regla = _REGLAS.get(pais)
    nombre = nombre_identificador(pais)
    crudo = _crudo(texto, nombre)
    if len(crudo) > LONGEST:
        return Identificador("", nombre, Problema.FORMATO)
    valor = _normalizar(crudo, pais, regla)
    if _NOTACION.fullmatch(crudo.replace(" ", "")):
        return Identificador(valor, nombre, Problema.NOTACION)
    if regla is None:
        good = _OTRO.fullmatch(valor)
        return Identificador(valor, nombre, Problema.DESCONOCIDO if good else Problema.FORMATO)
    return Identificador(valor, _nombre_exacto(valor, pais), _problema(valor, pais, regla))


def nombre_identificador(pais: str) -> str:
    """Return what the country calls its tax id; in words for a country that we do not know."""
    return _REGLAS[pais].nombre if pais in _REGLAS else str(_("Identificador tributario"))


def ejemplo_identificador(pais: str) -> str:
    """Return one that looks right; empty for a country that we do not know."""
    return _REGLAS[pais].ejemplo if pais in _REGLAS else ""


def mostrar_identificador(valor: str, pais: str) -> str:
    """Return a normalised tax id with the dots and dashes of its country."""
    regla = _REGLAS.get(pais)
    return regla.mostrar(valor) if regla and regla.forma.fullmatch(valor) else valor


MENSAJES = {
    Problema.FORMATO: _l("No tiene la forma de un %(nombre)s. Ejemplo: %(ejemplo)s."),
    Problema.DIGITO: _l(
        "El dígito verificador no coincide: hay un error en alguna cifra. Cópielo de un documento."
    ),
    Problema.NOTACION: _l(
        "La planilla lo convirtió en un número y perdió cifras. Dé formato de texto a la columna "
        "y escríbalo de nuevo completo."
    ),
    Problema.CEROS: _l(
        "Le faltan cifras: quizá la planilla quitó los ceros del comienzo. Escríbalo completo."
    ),
    Problema.DESCONOCIDO: _l("Anotado sin comprobar: no hay una regla publicada que lo permita."),
}


def explicar(problema: Problema, pais: str) -> str:
    """Return what is wrong and how to mend it, in the language of the page."""
    if problema is Problema.FORMATO and pais not in _REGLAS:
        return str(_("Escriba entre 4 y 20 letras y cifras."))
    values = {"nombre": nombre_identificador(pais), "ejemplo": ejemplo_identificador(pais)}
    return str(MENSAJES[problema]) % values


def _crudo(texto: str, nombre: str) -> str:
    """Return the text without the marks of a cell ('20…, ="20…"), nor its name in front."""
    found: str = clean(texto).strip().upper()
    marked = _TEXTO_DE_EXCEL.fullmatch(found)
    if marked:
        found = (marked[1] or marked[2] or "").strip()
    names = "|".join(re.escape(n) for n in nombre.split("/"))
    return re.sub(rf"^(?:{names})(?:\s*[:№]\s*|\s+)", "", found)


def _normalizar(crudo: str, pais: str, regla: _Regla | None) -> str:
    if pais == "PA":
        return re.sub(r"-?D\.?V\.?\d{1,2}$", "", re.sub(r"\s", "", crudo))
    valor = _SEPARADORES.sub("", crudo)
    return valor.lstrip("0") if regla and regla.sin_ceros else valor


def _problema(valor: str, pais: str, regla: _Regla) -> Problema | None:
    if regla.forma.fullmatch(valor) is None:
        digits = valor.isascii() and valor.isdecimal()
        short = digits and len(valor) in regla.sin_cero
        return Problema.CEROS if short else Problema.FORMATO
    if regla.valida is None:
        return Problema.DESCONOCIDO
    if pais == "BR" and _perdio_ceros_br(valor):
        return Problema.CEROS
    try:
        regla.valida(valor)
    except ValidationError as error:
        if regla.no_comprobable and regla.no_comprobable.fullmatch(valor):
            return _sin_regla(valor, pais)
        return Problema.DIGITO if isinstance(error, InvalidChecksum) else Problema.FORMATO
    return None


def _sin_regla(valor: str, pais: str) -> Problema:
    """Accept one whose check says nothing; the date inside a RFC must exist all the same."""
    if pais == "MX":
        try:
            rfc.validate(valor)
        except ValidationError:
            return Problema.FORMATO
    return Problema.DESCONOCIDO


def _perdio_ceros_br(valor: str) -> bool:
    """Whether eleven digits are a CNPJ's head office (…/0001-…) without its three zeros."""
    return len(valor) == _CPF and valor[5:9] == "0001" and cnpj.is_valid(valor.zfill(14))


def _nombre_exacto(valor: str, pais: str) -> str:
    if pais != "BR":
        return _REGLAS[pais].nombre
    return {_CPF: "CPF", 14: "CNPJ"}.get(len(valor), "CNPJ/CPF")
