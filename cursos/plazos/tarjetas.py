"""What deadlines add to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.permissions import Permiso
from cursos.plazos import queries
from plataforma.access import puede
from plataforma.clock import now, to_zone
from plataforma.i18n import DEFAULT_ZONE, bi, fecha
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario


def herramienta(persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """On the page of a cohort, for who leads it."""
    if vista.es_propia and puede(persona, Permiso.CONDUCIR_COHORTE, vista.cohorte):
        yield Tarjeta(
            titulo=_("Plazos por módulo"),
            texto=_("Hasta cuándo cada módulo, con recordatorios."),
            href=url_for("plazos.editar", **vista.lugar),
            accion=_("Ver los plazos"),
            icono="clock",
            orden=30,
        )


def aviso(participante: Participante) -> Iterable[Tarjeta]:
    """On a participant's own page of the cohort."""
    zone = participante.usuario.zona_horaria if participante.usuario else ""
    today = to_zone(now(), zone or DEFAULT_ZONE).date()
    found = queries.find_proximo(participante, today)
    if found is not None and participante.inscripcion is not None:
        plazo, modulo = found
        yield Tarjeta(
            titulo=_(
                "Hasta el %(fecha)s: %(modulo)s", fecha=fecha(plazo.dia), modulo=bi(modulo.titulo)
            ),
            texto=_("Es el próximo plazo de su cohorte."),
            href=url_for("catalogo.ver_curso", curso=participante.inscripcion.curso.slug),
            accion=_("Ir al curso"),
            icono="clock",
            orden=10,
        )
