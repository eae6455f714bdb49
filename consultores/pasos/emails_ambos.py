"""Mails that either side may get: what the other one wrote or did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, firm, nombre, owner, to
from consultores.solicitudes.estados import Papel
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from consultores.avisos import Aviso
    from consultores.solicitudes.intercambio import Mensaje
    from consultores.solicitudes.models import Solicitud


@to(lambda s, escrito: s.otra_parte(escrito.papel))
def mensaje(s: Solicitud, escrito: Mensaje) -> Aviso:
    return aviso(
        s,
        _("Mensaje nuevo en %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s le escribió sobre: %(titulo)s",
                nombre=_author(s, escrito),
                titulo=s.titulo,
            )
        ],
        _("Leer y responder"),
        cita=escrito.texto,
    )


def _author(s: Solicitud, escrito: Mensaje) -> str:
    """A consultant signs with the professional name; a firm with none until it is taken."""
    if escrito.papel == Papel.CONSULTOR:
        return nombre(s)
    return str(_("La empresa")) if s.consultor is None else escrito.autor.nombre


def suspendida(s: Solicitud) -> None:
    """Tell both sides of the pause on which they agreed."""
    _pause_firm(s)
    _pause_owner(s)


@to(firm)
def _pause_firm(s: Solicitud) -> Aviso:
    return _pause(s)


@to(owner)
def _pause_owner(s: Solicitud) -> Aviso:
    return _pause(s)


def _pause(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Pausa acordada en %(ref)s", ref=s.referencia),
        [
            _(
                "El trabajo sigue el %(dia)s, o antes si una de las partes lo pide.",
                dia=fecha(s.limite_el),
            )
        ],
        _("Ver la solicitud"),
    )


def reanudada(s: Solicitud) -> None:
    """Tell both sides that the work goes on, and the new date."""
    _resumed_firm(s)
    _resumed_owner(s)


@to(firm)
def _resumed_firm(s: Solicitud) -> Aviso:
    return _resumed(s)


@to(owner)
def _resumed_owner(s: Solicitud) -> Aviso:
    return _resumed(s)


def _resumed(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Sigue el trabajo en %(ref)s", ref=s.referencia),
        [_("La entrega es a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el))],
        _("Ver la solicitud"),
    )
