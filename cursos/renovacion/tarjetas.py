"""What is to be renewed, on the panel and on the shelf of who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.credenciales import queries, textos
from cursos.credenciales.enganches import Repisa
from cursos.renovacion.services import curso_que_renueva, se_renueva
from plataforma.clock import now
from plataforma.i18n import fecha, get_lang
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.textos import Ficha
    from plataforma.identidad.models import Usuario


def _por_renovar(persona: Usuario) -> Iterator[tuple[Ficha, VersionCurso]]:
    for credencial in queries.list_of(persona.id):
        version = curso_que_renueva(credencial.logro.codigo) if se_renueva(credencial) else None
        if version is not None:
            yield textos.ficha(credencial, get_lang(), at=now()), version


def _frase(c: Ficha) -> str:
    assert c.vence is not None  # noqa: S101 — what does not end is not renewed
    if c.vence <= textos.day(now()):
        return str(_("Venció el %(fecha)s. Este curso corto la renueva.", fecha=fecha(c.vence)))
    return str(_("Vence el %(fecha)s. Este curso corto la renueva.", fecha=fecha(c.vence)))


def panel(persona: Usuario) -> Iterator[Tarjeta]:
    """One card for each credential whose end is near and that a course renews."""
    for c, version in _por_renovar(persona):
        yield Tarjeta(
            titulo=_("Renueve «%(nombre)s»", nombre=c.nombre),
            texto=_frase(c),
            href=url_for("catalogo.ver_curso", curso=version.curso.slug),
            icono="clock",
            grupo="estante",
            orden=65,
        )


def estante(persona: Usuario) -> Iterator[Repisa]:
    """The same, beside the credentials."""
    for c, version in _por_renovar(persona):
        yield Repisa(
            titulo=str(_("Renueve «%(nombre)s»", nombre=c.nombre)),
            href=url_for("catalogo.ver_curso", curso=version.curso.slug),
            texto=_frase(c),
        )
