"""What reviews put on the authoring page of a course and on the panels of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.revisiones.queries import count_en_espera, count_por_estado, list_con_cambios
from cursos.tareas.models import EstadoEntrega
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def herramienta(_persona: Usuario, curso: Curso) -> Iterator[Tarjeta]:
    waiting = count_por_estado(curso.id).get(EstadoEntrega.ENTREGADA, 0)
    yield Tarjeta(
        titulo=_("Hojas entregadas"),
        texto=ngettext("%(num)s espera revisión", "%(num)s esperan revisión", waiting),
        href=url_for("revisiones.lista", curso=curso.slug),
        accion=_("Revisar"),
        icono="edit",
        orden=30,
    )


def panel(persona: Usuario) -> Iterator[Tarjeta]:
    """Tell a person which sheets came back, and an author how many wait, by course."""
    for curso in list_con_cambios(persona.id):
        yield Tarjeta(
            titulo=_("Le piden cambios en su hoja"),
            texto=curso.titulo.en(get_lang()),
            href=url_for("tareas.ver", curso=curso.slug),
            accion=_("Ver lo que le piden"),
            icono="edit",
            grupo="secundaria",
            orden=24,
        )
    if not persona.tiene_rol(Rol.AUTOR):
        return
    for slug, waiting in count_en_espera(persona.id).items():
        yield Tarjeta(
            titulo=ngettext("%(num)s hoja por revisar", "%(num)s hojas por revisar", waiting),
            texto=_("Las que más esperan están primero."),
            href=url_for("revisiones.lista", curso=slug),
            accion=_("Revisar"),
            icono="edit",
            grupo="secundaria",
            orden=25,
        )
