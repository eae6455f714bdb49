"""The card on the authoring page of a course."""

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
        titulo=_("Traer y llevar preguntas"),
        texto=_("Desde Moodle y hacia Moodle, en GIFT, Moodle XML o Aiken."),
        href=url_for("traspaso.importar", curso=curso.slug),
        accion=_("Traer o llevar"),
        icono="upload",
        orden=46,
    )
