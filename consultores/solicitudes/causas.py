"""Why somebody says no, or why a request ended: codes that can be counted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rechazo(StrEnum):
    """Why a request is not admitted."""

    FUERA_DE_ALCANCE = "fuera_de_alcance"
    DATOS_INSUFICIENTES = "datos_insuficientes"
    CONFLICTO = "conflicto_de_interes"
    SIN_CONTRAPARTE = "pais_sin_contraparte"
    DUPLICADA = "duplicada"


class Excusa(StrEnum):
    """Why a consultant says no."""

    SIN_TIEMPO = "sin_tiempo"
    OTRO_TEMA = "otro_tema"
    CONFLICTO = "conflicto_de_interes"
    IDIOMA = "idioma"
    DATOS = "datos_insuficientes"
    OTRA = "otra"


class Desenlace(StrEnum):
    """How a request ended."""

    RESUELTA = "resuelta"  # done
    SIN_AYUDA = "sin_ayuda"  # done, and it did not help
    SIN_CONTACTO = "sin_contacto"  # the firm could not be reached
    TACITA = "tacita"  # delivered; the firm said nothing in time
    RETIRADA = "retirada"  # taken back by who asked
    SIN_RESPUESTA = "sin_respuesta"  # who asked never completed what was missing
    SIN_CONSULTOR = "sin_consultor"  # the network found nobody
    NO_ADMITIDA = "no_admitida"
    CERRADA = "cerrada"  # by the counterpart, with the reason in words


RECHAZOS: Mapping[Rechazo, str] = {
    Rechazo.FUERA_DE_ALCANCE: _l("La red no atiende este tema"),
    Rechazo.DATOS_INSUFICIENTES: _l("Faltan datos para entenderla"),
    Rechazo.CONFLICTO: _l("Hay un conflicto de interés"),
    Rechazo.SIN_CONTRAPARTE: _l("Su país no tiene contraparte en la red"),
    Rechazo.DUPLICADA: _l("Ya hay otra solicitud igual"),
}
EXCUSAS: Mapping[Excusa, str] = {
    Excusa.SIN_TIEMPO: _l("No tengo tiempo ahora"),
    Excusa.OTRO_TEMA: _l("No es mi tema"),
    Excusa.CONFLICTO: _l("Tengo un conflicto de interés"),
    Excusa.IDIOMA: _l("No atiendo en ese idioma"),
    Excusa.DATOS: _l("Con estos datos no puedo ayudar"),
    Excusa.OTRA: _l("Otro motivo"),
}
DESENLACES: Mapping[Desenlace, str] = {
    Desenlace.RESUELTA: _l("Resuelta"),
    Desenlace.SIN_AYUDA: _l("Atendida, pero no resolvió el problema"),
    Desenlace.SIN_CONTACTO: _l("No fue posible comunicarse con la empresa"),
    Desenlace.TACITA: _l("Entregada; la empresa no respondió en el plazo"),
    Desenlace.RETIRADA: _l("Retirada por quien la pidió"),
    Desenlace.SIN_RESPUESTA: _l("Quien la pidió no completó los datos en el plazo"),
    Desenlace.SIN_CONSULTOR: _l("La red no encontró quien la atendiera"),
    Desenlace.NO_ADMITIDA: _l("No admitida"),
    Desenlace.CERRADA: _l("Cerrada por la contraparte"),
}
