"""What learning adds to the authoring page of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.aprendizaje.notas import count_opiniones
from plataforma.i18n import numero
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def opiniones(_persona: Usuario, curso: Curso) -> Iterable[Tarjeta]:
    """What readers say of the lessons."""
    si, no = count_opiniones(curso.id)
    yield Tarjeta(
        titulo=_("Qué dicen de las lecciones"),
        texto=_("%(si)s veces sirvió, %(no)s no.", si=numero(si), no=numero(no))
        if si or no
        else _("Todavía nadie opinó."),
        href=url_for("lectura.opiniones", curso=curso.slug),
        accion=_("Ver las opiniones"),
        icono="chart",
        orden=45,
    )
