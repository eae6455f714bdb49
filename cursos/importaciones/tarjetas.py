"""What lists add to the page of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.importaciones import queries
from cursos.importaciones.blueprint import direccion
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.i18n import fecha_hora
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


def herramienta(persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """The list that the person left before confirming it, and the lists of before."""
    if not puede(persona, Permiso.TRAER_PERSONAS, vista):
        return
    left, confirmed = queries.find_ultimas(vista.cohorte.id, vista.organizacion.id, persona.id)
    if left is not None:
        yield Tarjeta(
            titulo=_("Tiene una lista sin confirmar"),
            texto=_(
                "Se cargó el %(fecha)s y todavía no se inscribió a nadie.",
                fecha=fecha_hora(left.creada_el),
            ),
            href=direccion(vista, "revisar", left),
            accion=_("Seguir con esa lista"),
            orden=5,
        )
    if confirmed is not None:
        yield Tarjeta(
            titulo=_("Listas inscritas"),
            texto=_(
                "La última, el %(fecha)s. Durante 24 horas puede deshacerla.",
                fecha=fecha_hora(confirmed.confirmada_el),
            ),
            href=direccion(vista, "listas"),
            accion=_("Ver las listas"),
            orden=70,
        )
