"""What the pages of a cohort show, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import segno
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from cursos.cohortes import direcciones, mensajes
from cursos.cohortes.enlaces import enlace_de, mostrar_codigo
from cursos.cohortes.queries import Seguimiento, Situacion
from plataforma.i18n import in_lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante

Cuentas = dict[Situacion, int]


@dataclass(frozen=True)
class Palabra:
    """A situation in words: one person's, the filter's, and how it looks."""

    palabra: Any
    filtro: Any
    tono: str
    icono: str


SITUACIONES: dict[Situacion, Palabra] = {
    Situacion.EN_ESPERA: Palabra(_l("En espera"), _l("En espera"), "neutro", "clock"),
    Situacion.PENDIENTE: Palabra(_l("Pendiente"), _l("Pendientes"), "neutro", "mail"),
    Situacion.SIN_EMPEZAR: Palabra(_l("Sin empezar"), _l("Sin empezar"), "neutro", "book"),
    Situacion.EN_CURSO: Palabra(_l("En curso"), _l("En curso"), "info", "route"),
    Situacion.DETENIDO: Palabra(_l("Detenida"), _l("Detenidas"), "atencion", "warning"),
    Situacion.TERMINO: Palabra(_l("Terminó"), _l("Terminaron"), "exito", "check"),
    Situacion.RETIRADO: Palabra(_l("Retirada"), _l("Retiradas"), "neutro", "exit"),
}


@dataclass(frozen=True)
class Linea:
    """A cohort in the chamber's list: its own, or one that it shares."""

    vista: Vista
    personas: int
    terminaron: int
    detenidas: int
    pendientes: int


def total(counts: Mapping[Situacion, int]) -> int:
    """Everybody who did not leave, the waiting list too."""
    return sum(n for s, n in counts.items() if s != Situacion.RETIRADO)


def con_lugar(counts: Mapping[Situacion, int]) -> int:
    """Everybody who has a seat."""
    return total(counts) - counts.get(Situacion.EN_ESPERA, 0)


def linea(vista: Vista, counts: Mapping[int, Cuentas]) -> Linea:
    own = counts.get(vista.cohorte.id, {})
    return Linea(
        vista,
        personas=con_lugar(own),
        terminaron=own.get(Situacion.TERMINO, 0),
        detenidas=own.get(Situacion.DETENIDO, 0),
        pendientes=own.get(Situacion.PENDIENTE, 0),
    )


@dataclass(frozen=True)
class TarjetaDePapel:
    """What is cut out and handed over to somebody without e-mail."""

    participante: Participante
    url: str
    codigo: str
    qr: Markup
    instruccion: str
    whatsapp: str


def _how_to(lang: str) -> str:
    """Say on the card what to do with it, in the language of who gets it."""
    where = direcciones.escribir_codigo(lang).split("://", 1)[1]
    with in_lang(lang):
        text: str = _(
            "Apunte la cámara del teléfono al cuadro, o entre a %(direccion)s y escriba el código.",
            direccion=where,
        )
    return text


def tarjeta_de_papel(participante: Participante) -> TarjetaDePapel:
    url = mensajes.invitacion_url(participante)
    svg = segno.make(url, error="m").svg_inline(scale=3, border=2, omitsize=True, unit=None)
    _kind, href = mensajes.contacto(Seguimiento(participante, Situacion.PENDIENTE, None))
    return TarjetaDePapel(
        participante,
        url,
        mostrar_codigo(enlace_de(participante.semilla).codigo),
        Markup(svg),  # noqa: S704 — made here from an address
        _how_to(participante.idioma),
        href,
    )
