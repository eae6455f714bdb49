"""What the follow-up adds to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.permissions import Permiso
from consultores.resultados import queries
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    count, oldest = queries.find_pendiente(persona.id)
    if oldest is None:
        return
    yield Tarjeta(
        titulo=_("¿Exportó después de la ayuda?"),
        texto=oldest.solicitud.titulo,
        href=url_for("resultados.responder", consulta_id=oldest.id)
        if count == 1
        else url_for("resultados.mios"),
        accion=_("Responder"),
        icono="chart",
        grupo="secundaria",
        orden=25,
    )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if not puede(persona, Permiso.VER_TODAS):
        return
    waiting = queries.count_por_verificar("" if puede(persona, Permiso.DECIDIR) else persona.pais)
    yield Tarjeta(
        titulo=_("Resultados de la asistencia"),
        texto=ngettext(
            "%(num)s documento por verificar", "%(num)s documentos por verificar", waiting
        ),
        href=url_for("resultados_administracion.cola"),
        icono="chart",
        orden=42,
    )
