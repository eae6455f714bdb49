"""What the survey adds to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.satisfaccion import queries, services
from plataforma.clock import now
from plataforma.i18n import fecha
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The surveys that wait for the person: also of a cohort that they left."""
    for p in queries.list_sin_responder(persona.id):
        yield Tarjeta(
            titulo=_("Cuente cómo le fue en «%(cohorte)s»", cohorte=p.cohorte.nombre),
            texto=_(
                "Tres preguntas, un minuto. Hasta el %(fecha)s inclusive.",
                fecha=fecha(queries.ultimo_dia(p.cohorte)),
            ),
            href=url_for("satisfaccion.mia", cohorte=p.cohorte_id),
            icono="star",
            orden=40,
        )


def aviso(participante: Participante) -> Iterable[Tarjeta]:
    """On a participant's own page of the cohort, once they finished."""
    last = queries.ultimo_dia(participante.cohorte)
    if not services.puede_responder(participante) or now().date() > last:
        return
    given = queries.find_valoracion(participante.id) is not None
    yield Tarjeta(
        titulo=_("Su respuesta a la encuesta") if given else _("Cuente cómo le fue"),
        texto=_("Puede cambiarla hasta el %(fecha)s inclusive.", fecha=fecha(last))
        if given
        else _("Tres preguntas, un minuto. Su cámara verá solo totales, sin nombres."),
        href=url_for("satisfaccion.mia", cohorte=participante.cohorte_id),
        accion=_("Ver o cambiar mi respuesta") if given else _("Responder la encuesta"),
        icono="star",
        orden=10,
    )


def herramienta(_persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """On the page of a cohort."""
    yield Tarjeta(
        titulo=_("Encuesta de satisfacción"),
        texto=_("Qué dicen quienes terminaron y quienes se retiraron, en totales y sin nombres."),
        href=url_for("satisfaccion.ver", **vista.lugar),
        accion=_("Ver los resultados"),
        icono="star",
        orden=60,
    )
