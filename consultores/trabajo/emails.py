"""Mails about the work on a request: to each side in its language, on its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, firm, nombre, owner, quien_pide, to
from consultores.solicitudes.estados import Papel
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from consultores.avisos import Aviso
    from consultores.solicitudes.models import Solicitud
    from consultores.trabajo.models import PausaPedida
    from plataforma.identidad.models import Usuario


@to(firm)
def alcance_propuesto(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Nueva propuesta para %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s cambió lo que propone hacer.", nombre=nombre(s)),
            _("Léalo y diga si está de acuerdo a más tardar el %(dia)s.", dia=fecha(s.meta_el)),
        ],
        _("Leer la propuesta"),
    )


def _other(s: Solicitud, pausa: PausaPedida) -> Usuario | None:
    return s.otra_parte(pausa.pedida_por)


def _asker(s: Solicitud, pausa: PausaPedida) -> Usuario | None:
    return owner(s) if pausa.pedida_por == Papel.CONSULTOR else firm(s)


@to(_other)
def pausa_pedida(s: Solicitud, pausa: PausaPedida) -> Aviso:
    return aviso(
        s,
        _("Le piden una pausa en %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s propone seguir el %(dia)s. El motivo:",
                nombre=quien_pide(s, pausa.pedida_por),
                dia=fecha(pausa.hasta),
            )
        ],
        _("Responder"),
        cita=pausa.motivo,
    )


@to(_asker)
def pausa_negada(s: Solicitud, pausa: PausaPedida) -> Aviso:
    return aviso(
        s,
        _("Sin pausa en %(ref)s", ref=s.referencia),
        [_("La otra parte prefiere seguir sin pausa. El motivo:")],
        _("Ver la solicitud"),
        cita=pausa.respuesta,
    )
