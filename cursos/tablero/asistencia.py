"""Attendance beside the progress of each person, and the next meeting among what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from cursos.cohortes.models import Participante
from cursos.encuentros import queries
from cursos.encuentros.cuando import cuando
from cursos.tablero.columnas import Columna
from cursos.tablero.enganches import Pendiente
from plataforma.db import db
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


def leer(vista: Vista, ids: Sequence[int] | None) -> Mapping[int, str]:
    """Say at how many of the meetings held each one was; nothing before the first meeting."""
    if ids is None:
        ids = db.session.scalars(select(Participante.id).where(vista.alcance.criterio)).all()
    held, been = (
        queries.count_hechos(vista.cohorte.id),
        queries.asistencia_de(vista.cohorte.id, ids),
    )
    if not held:
        return {}
    return {i: _("%(fue)s de %(todos)s", fue=been.get(i, 0), todos=held) for i in ids}


def pendientes(persona: Usuario, vista: Vista) -> Iterator[Pendiente]:
    """The meeting that comes next, for whoever sees the page of the owner."""
    coming = queries.find_proximo(vista.cohorte.id) if vista.es_propia else None
    if coming is not None:
        yield Pendiente(
            texto=_(
                "Encuentro «%(titulo)s»: %(cuando)s.",
                titulo=coming.titulo,
                cuando=cuando(coming, persona.zona_horaria, get_lang()),
            ),
            href=url_for("encuentros.lista", **vista.lugar),
            accion=_("Ver los encuentros"),
            icono="calendar",
            orden=15,
        )


ASISTENCIA = Columna(nombre=_l("Asistencia"), leer=leer)
