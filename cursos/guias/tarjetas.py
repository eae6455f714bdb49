"""What guides add to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.catalogo.queries import find_version_actual
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario

BLOQUE = "guias/_bloque.html"  # on the page of a course


def de_cohorte(_persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """The way to the guide of the cohort's course, for who teaches it."""
    version = find_version_actual(vista.cohorte.curso_id)
    if version is not None and version.datos.get("guia"):
        yield Tarjeta(
            titulo=_("Guía para facilitar"),
            texto=_("Cómo dar este curso en 4 encuentros: tiempos, actividades y preguntas."),
            href=url_for("guias.ver", curso=version.curso.slug),
            icono="users",
            orden=60,
        )
