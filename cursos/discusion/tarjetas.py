"""What the discussion adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.aprendizaje.pie import Bloque
from cursos.discusion import queries, queries_moderacion
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.catalogo.models import Curso, Leccion
    from plataforma.identidad.models import Usuario


def pie(leccion: Leccion, _persona: Usuario) -> Iterable[Bloque]:
    """At the foot of a lesson: what was asked about it. One statement."""
    curso = leccion.modulo.version.curso
    dudas, resueltas = queries.count_leccion(curso.id, leccion.clave)
    if not dudas:
        yield Bloque(
            titulo=_("¿Le quedó una duda?"),
            texto=_("Pregunte aquí: responden otras empresas y quien hizo el curso."),
            href=url_for("discusion.preguntar", curso=curso.slug, leccion=leccion.clave),
            icono="message",
        )
        return
    yield Bloque(
        titulo=_("Dudas de esta lección"),
        texto=", ".join(
            (
                ngettext("%(num)s duda", "%(num)s dudas", dudas),
                ngettext("%(num)s resuelta", "%(num)s resueltas", resueltas),
            )
        ),
        href=url_for("discusion.lista", curso=curso.slug, leccion=leccion.clave),
        icono="message",
    )


def herramienta(_persona: Usuario, curso: Curso) -> Iterable[Tarjeta]:
    """On the authoring page of a course: what waits for who keeps it."""
    cuentas = queries_moderacion.count_colas(curso.id)
    yield Tarjeta(
        titulo=_("Dudas y moderación"),
        texto=ngettext(
            "%(num)s duda sin respuesta.", "%(num)s dudas sin respuesta.", cuentas["sin-respuesta"]
        ),
        cifra=_denuncias(cuentas["denuncias"]),
        href=url_for("moderacion.cola", curso=curso.slug),
        accion=_("Revisar"),
        icono="message",
        orden=40,
    )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Reported texts of the courses that the person keeps."""
    if not persona.tiene_rol(Rol.AUTOR):
        return
    for curso, textos in queries_moderacion.list_por_revisar(persona.id):
        yield Tarjeta(
            titulo=_("Denuncias por revisar"),
            texto=curso.titulo.en(get_lang()),
            cifra=ngettext("%(num)s texto", "%(num)s textos", textos),
            href=url_for("moderacion.cola", curso=curso.slug),
            accion=_("Revisar"),
            icono="warning",
            orden=25,
        )


def _denuncias(num: int) -> str:
    return ngettext("%(num)s denuncia", "%(num)s denuncias", num) if num else ""
