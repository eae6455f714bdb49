"""What invitations add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.cohortes.enlaces import enlace_de
from cursos.invitaciones.queries import list_invitaciones
from plataforma.i18n import bi
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The invitations that wait for the person's proven address."""
    if persona.correo_verificado_el is not None:
        for p in list_invitaciones(persona.correo):
            yield Tarjeta(
                titulo=_("%(camara)s le invita", camara=p.cohorte.organizacion.nombre),
                texto=bi(p.cohorte.curso.titulo),
                href=url_for("invitaciones.ver", token=enlace_de(p.semilla).token),
                accion=_("Ver la invitación"),
                icono="mail",
                grupo="principal",
                orden=5,
            )
