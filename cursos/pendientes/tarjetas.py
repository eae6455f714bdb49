"""The way from an author's dashboard to their work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.pendientes.queries import list_pendientes
from plataforma.clock import now
from plataforma.i18n import fecha, fecha_hora, get_lang
from plataforma.part import Tarjeta
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.pendientes.queries import Pendiente
    from plataforma.identidad.models import Usuario

CERCA = timedelta(days=30)  # before its date a lesson is looked at again


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Lead an author to their work: what is unfinished and what falls due, two cards at most."""
    if not persona.tiene_rol(Rol.AUTOR):
        return
    cursos = list_pendientes(persona.id, hasta=(now() + CERCA).date())
    drafts = [c for c in cursos if c.borrador_el]
    due = [c for c in cursos if c.por_revisar]
    if drafts:
        yield _borradores(drafts)
    if due:
        yield _por_revisar(due)
    if not drafts and not due:
        yield _en_orden(cursos)


def _borradores(cursos: list[Pendiente]) -> Tarjeta:
    """The draft that was written last: its faults and its two texts are on its page."""
    last = max(cursos, key=lambda c: c.borrador_el or now())
    apartados = sum(c.apartados for c in cursos)
    said = [_("%(curso)s: del %(fecha)s.", **_nombre(last), fecha=fecha_hora(last.borrador_el))]
    if apartados:
        said.append(
            ngettext(
                "%(num)s texto espera que elija cuál queda.",
                "%(num)s textos esperan que elija cuál queda.",
                apartados,
            )
        )
    num = len(cursos)
    return Tarjeta(
        titulo=ngettext("Un borrador sin publicar", "%(num)s borradores sin publicar", num),
        texto=" ".join(said),
        href=_address(cursos),
        accion=_("Seguir escribiendo"),
        icono="edit",
        grupo="secundaria",
        orden=26,
    )


def _por_revisar(cursos: list[Pendiente]) -> Tarjeta:
    first = min(cursos, key=lambda c: (c.revision or now().date(), c.slug))
    num = sum(c.por_revisar for c in cursos)
    return Tarjeta(
        titulo=ngettext("%(num)s lección por revisar", "%(num)s lecciones por revisar", num),
        texto=_("%(curso)s: desde el %(fecha)s.", **_nombre(first), fecha=fecha(first.revision)),
        href=_address(cursos),
        accion=_("Ver el curso") if len(cursos) == 1 else _("Ver los cursos"),
        icono="calendar",
        grupo="secundaria",
        orden=27,
    )


def _en_orden(cursos: list[Pendiente]) -> Tarjeta:
    return Tarjeta(
        titulo=_("Los cursos que cuida") if cursos else _("Todavía no cuida ningún curso"),
        texto=_("Sin borradores ni revisiones cerca.")
        if cursos
        else _("La Secretaría le asigna los cursos. También puede subir el suyo en un zip."),
        href=_address(cursos),
        accion=_("Ver los cursos") if cursos else _("Subir un curso nuevo"),
        icono="edit",
        grupo="secundaria",
        orden=45,
    )


def _address(cursos: list[Pendiente]) -> str:
    """One course leads to its page; several, or none, to the list, which says what to do."""
    if len(cursos) == 1:
        return url_for("autoria.ver", curso=cursos[0].slug)
    return url_for("autoria.lista")


def _nombre(curso: Pendiente) -> dict[str, str]:
    return {"curso": curso.titulo.en(get_lang())}
