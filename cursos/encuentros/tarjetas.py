"""What meetings add to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.encuentros import queries
from cursos.encuentros.cuando import cuando
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The next meetings of one's cohorts."""
    for p, e in queries.list_proximos_de(persona.id):
        yield Tarjeta(
            titulo=e.titulo,
            texto=cuando(e, persona.zona_horaria, get_lang()),
            href=url_for("encuentros.mis", cohorte=p.cohorte_id),
            icono="calendar",
            grupo="plazo",
            orden=25,
        )


def herramienta(persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """On the page of a cohort."""
    coming = queries.find_proximo(vista.cohorte.id)
    yield Tarjeta(
        titulo=_("Encuentros y asistencia"),
        texto=cuando(coming, persona.zona_horaria, get_lang())
        if coming
        else _("Agende los encuentros: invitamos a cada persona y usted pasa lista."),
        href=url_for("encuentros.lista", **vista.lugar),
        accion=_("Ver los encuentros"),
        icono="calendar",
        orden=20,
    )


def aviso(participante: Participante) -> Iterable[Tarjeta]:
    """On a participant's own page of the cohort."""
    coming = queries.find_proximo(participante.cohorte_id)
    if coming is not None:
        yield Tarjeta(
            titulo=_("Próximo encuentro: %(titulo)s", titulo=coming.titulo),
            texto=cuando(
                coming,
                participante.usuario.zona_horaria if participante.usuario else "",
                get_lang(),
            ),
            href=url_for("encuentros.mis", cohorte=participante.cohorte_id),
            accion=_("Ver los encuentros"),
            icono="calendar",
            orden=20,
        )
