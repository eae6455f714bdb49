"""Comparing a file with what was issued: one byte more or less, and it is another file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cursos.credenciales import queries
from cursos.credenciales.models import Situacion
from cursos.verificacion import archivo, ficheros
from cursos.verificacion.archivo import Tipo
from plataforma.clock import now

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial


class Veredicto(StrEnum):
    """About the file. The state of the credential is another matter, and the record's."""

    INTACTO = "intacto"  # byte for byte what was issued
    MISMOS_DATOS = "mismos_datos"  # another program saved it: all that was signed is there
    ALTERADO = "alterado"
    SIN_COMPARAR = "sin_comparar"  # withdrawn, or lost: nothing is kept to be compared with
    DESCONOCIDO = "desconocido"  # it names no credential of ours


IGUALES = (Veredicto.INTACTO, Veredicto.MISMOS_DATOS)


@dataclass(frozen=True, kw_only=True)
class Comprobacion:
    veredicto: Veredicto
    credencial: Credencial | None = None


def comprobar(datos: bytes, tipo: Tipo) -> Comprobacion:
    """Find the credential that the file is of and compare the file with what was issued.

    A diploma names the credentials that it rests on, too: the file is of the one whose bytes it
    has, else of the one that it names first.
    """
    named = queries.list_named(archivo.codes_in(datos, tipo))
    found = [Comprobacion(veredicto=_compare(datos, tipo, c), credencial=c) for c in named]
    same = next((f for f in found if f.veredicto in IGUALES), None)
    return same or next(iter(found), Comprobacion(veredicto=Veredicto.DESCONOCIDO))


def _compare(datos: bytes, tipo: Tipo, credencial: Credencial) -> Veredicto:
    if credencial.situacion(now()) == Situacion.RETIRADA:
        return Veredicto.SIN_COMPARAR
    original = ficheros.is_original(credencial, tipo, datos)
    if original is None:
        return Veredicto.SIN_COMPARAR
    if original:
        return Veredicto.INTACTO
    if tipo == Tipo.JSON and archivo.same_data(datos, credencial.documento):
        return Veredicto.MISMOS_DATOS
    return Veredicto.ALTERADO
