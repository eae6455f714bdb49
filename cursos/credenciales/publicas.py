"""What the academy tells the other parts about a person's credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.catalogo.queries import list_versiones_actuales
from cursos.credenciales.models import Situacion
from cursos.credenciales.queries import list_of
from cursos.insignias import emisor
from plataforma.clock import now
from plataforma.credenciales_publicas import CredencialPublica, CursoPublico
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plataforma.identidad.models import Usuario


def de(usuario: Usuario) -> Iterator[CredencialPublica]:
    """Yield those that a verifier would be told are valid."""
    moment, lang = now(), get_lang()
    for held in list_of(usuario.id):
        if held.situacion(moment) == Situacion.VIGENTE:
            version = held.logro.version
            yield CredencialPublica(
                codigo=held.logro.codigo,
                curso=version.curso.codigo if version else "",
                nombre=held.logro.texto("nombre"),
                emitida_el=held.emitida_el,
                vence_el=held.vence_el,
                url=emisor.verification_url(held.codigo, lang),
            )


def curso(codigo: str) -> CursoPublico | None:
    for version in list_versiones_actuales():
        if version.curso.codigo == codigo:
            url = emisor.course_url(version.curso.slug, get_lang())
            return CursoPublico(codigo=codigo, titulo=version.titulo, url=url)
    return None
