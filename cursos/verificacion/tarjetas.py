"""The way to checking a credential; what the staff must know about the signature."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.insignias import emisor
from cursos.insignias.sello import Problema, SinSelloError
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.clock import now
from plataforma.i18n import fecha
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


SOON = timedelta(days=30)  # in which another certificate can be had


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    """Say what is wrong with the signature of the PDFs, while something is."""
    if puede(persona, Permiso.GESTIONAR_CREDENCIALES) and (texto := _seal_trouble()):
        yield Tarjeta(titulo=_("Firma de los certificados PDF"), texto=texto, orden=31)


def _seal_trouble() -> str:
    try:
        sello = emisor.current_seal()
    except SinSelloError as error:
        return str(_TROUBLES[error.problema])
    if sello.de_desarrollo:
        trouble = _("Es de desarrollo y no tiene valor. Instale el certificado de la institución.")
    elif sello.vence_el - now() < SOON:
        dia = fecha(sello.vence_el)
        trouble = _("El certificado de la institución vence el %(dia)s.", dia=dia)
    else:
        trouble = ""
    return str(trouble)


_TROUBLES = {
    Problema.FALTA: _l("Salen sin firma: falta instalar el certificado de la institución."),
    Problema.ILEGIBLE: _l("Salen sin firma: no se puede leer el certificado de la institución."),
    Problema.FUERA_DE_FECHA: _l(
        "Salen sin firma: el certificado de la institución venció o todavía no empieza a valer."
    ),
}


def pie(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Comprobar una credencial"), href=url_for("verificacion.comprobar"))
