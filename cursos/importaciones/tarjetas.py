"""What lists add to the page of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.importaciones import queries
from plataforma.i18n import fecha_hora
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def herramienta(persona: Usuario, cohorte: Cohorte) -> Iterable[Tarjeta]:
    """The list that the person left before confirming it."""
    left = queries.find_sin_confirmar(cohorte.id, persona.id)
    if left is not None:
        yield Tarjeta(
            titulo=_("Tiene una lista sin confirmar"),
            texto=_(
                "Se cargó el %(fecha)s y todavía no se inscribió a nadie.",
                fecha=fecha_hora(left.creada_el),
            ),
            href=url_for(
                "importaciones.revisar",
                organizacion=cohorte.organizacion.slug,
                cohorte=cohorte.id,
                importacion=left.id,
            ),
            accion=_("Seguir con esa lista"),
            orden=5,
        )
