"""The way to one's own application or profile, from the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from consultores.acreditacion.models import EstadoPostulacion, Tramite
from consultores.acreditacion.plazos import renovable_desde
from consultores.acreditacion.queries import find_abierta
from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_de_usuario
from plataforma.clock import now
from plataforma.i18n import fecha
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.acreditacion.models import Postulacion
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    consultor = find_de_usuario(persona.id)
    if consultor and consultor.estado in (EstadoConsultor.ACREDITADO, EstadoConsultor.SUSPENDIDO):
        yield Tarjeta(
            titulo=_("Mi ficha de consultor"),
            texto=_of_profile(consultor),
            href=url_for("acreditacion_ficha.ver"),
            icono="user",
            orden=60,
        )
        return
    found = find_abierta(persona)
    if found is not None and found.tramite == Tramite.INGRESO:
        yield Tarjeta(
            titulo=_("Mi postulación a la red"),
            texto=_of_application(found),
            href=url_for("acreditacion.postular"),
            icono="user",
            orden=60,
        )


def _of_profile(c: Consultor) -> str:
    since, moment = renovable_desde(c), now()
    if c.estado == EstadoConsultor.SUSPENDIDO or c.vence_el is None or since is None:
        return str(_("Suspendida: puede responder."))
    if c.vence_el <= moment:
        return str(_("Venció el %(dia)s: todavía puede renovarla.", dia=fecha(c.vence_el)))
    if since <= moment:
        return str(_("Vence el %(dia)s: ya puede renovarla.", dia=fecha(c.vence_el)))
    return str(_("Acreditada hasta el %(dia)s.", dia=fecha(c.vence_el)))


def _of_application(p: Postulacion) -> str:
    if p.estado == EstadoPostulacion.ENVIADA:
        due = fecha(p.responder_antes_el)
        return str(_("En revisión: le respondemos antes del %(dia)s.", dia=due))
    if p.estado == EstadoPostulacion.OBSERVADA:
        return str(_("Le falta algo: complétela y envíela otra vez."))
    return str(_("Está a medias: siga cuando quiera."))
