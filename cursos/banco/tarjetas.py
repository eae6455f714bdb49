"""What the bank puts on the authoring page of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def herramienta(_persona: Usuario, curso: Curso) -> Iterator[Tarjeta]:
    yield Tarjeta(
        titulo=_("Preguntas de la evaluación"),
        texto=_("Cuáles funcionan, cuáles hay que revisar y qué eligió la gente."),
        href=url_for("banco.lista", curso=curso.slug),
        accion=_("Ver las cifras"),
        icono="chart",
        orden=40,
    )
    yield Tarjeta(
        titulo=_("Tiempo e intentos"),
        texto=_("Dé más tiempo o más intentos a quien lo necesita."),
        href=url_for("banco.ajustes", curso=curso.slug),
        accion=_("Ver los ajustes"),
        icono="clock",
        orden=45,
    )
