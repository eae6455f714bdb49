"""What lists add to the page of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.cohortes.alcance import Vista
from cursos.importaciones import queries
from cursos.importaciones.blueprint import direccion
from plataforma.i18n import fecha_hora
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def herramienta(persona: Usuario, cohorte: Cohorte) -> Iterable[Tarjeta]:
    """The list that the person left before confirming it, and the lists of before."""
    vista = Vista(cohorte, cohorte.organizacion)
    left, confirmed = queries.find_ultimas(cohorte.id, cohorte.organizacion_id, persona.id)
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
