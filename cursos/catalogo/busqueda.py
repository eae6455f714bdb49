"""Course and lesson pages for the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, undefer

from cursos.catalogo.models import Curso, Leccion, Modulo, VersionCurso
from cursos.catalogo.queries import list_versiones_actuales
from cursos.catalogo.services import search_key
from plataforma.busqueda import Documento, Tipo
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGS = ("es", "pt")


def documentos(clave: str | None = None) -> Iterator[Documento]:
    """Yield every page of the current versions, or those with this search key."""
    for version in list_versiones_actuales():
        if clave in (None, search_key(version.curso.slug)):
            yield from _course_pages(version)
    yield from _lesson_pages(clave)


def _course_pages(version: VersionCurso) -> Iterator[Documento]:
    datos, slug = version.datos, version.curso.slug
    for lang in LANGS:
        parts = [
            version.resumen.en(lang),
            datos["para_quien"][lang],
            *(p[lang] for p in datos["podra"]),
            version.credencial["nombre"][lang],
        ]
        yield Documento(
            clave=search_key(slug),
            tipo=Tipo.CURSO,
            idioma=lang,
            titulo=version.titulo.en(lang),
            cuerpo="\n".join(parts),
            endpoint="catalogo.ver_curso",
            args={"curso": slug},
        )


def _lesson_pages(clave: str | None) -> Iterator[Documento]:
    query = (
        select(Leccion)
        .join(Leccion.modulo)
        .join(Modulo.version)
        .join(VersionCurso.curso)
        .where(VersionCurso.es_actual)
        .options(
            undefer(Leccion.texto),
            contains_eager(Leccion.modulo)
            .contains_eager(Modulo.version)
            .contains_eager(VersionCurso.curso),
        )
        .order_by(Curso.codigo, Leccion.orden)
    )
    if clave is not None:
        slug, _, leccion = clave.removeprefix("leccion:").partition("/")
        query = query.where(Curso.slug == slug, Leccion.clave == leccion)
    for found in db.session.scalars(query):
        slug = found.modulo.version.curso.slug
        for lang in LANGS:
            lines = [found.texto, found.regla, found.accion]
            yield Documento(
                clave=search_key(slug, found.clave),
                tipo=Tipo.LECCION,
                idioma=lang,
                titulo=found.titulo.en(lang),
                cuerpo="\n".join(line.en(lang) for line in lines),
                endpoint="aprendizaje.ver_leccion",
                args={"curso": slug, "leccion": found.clave},
            )
