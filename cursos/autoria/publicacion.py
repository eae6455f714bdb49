"""Publishing a draft: all of it or nothing, as one more version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.autoria.borrador import Trabajo, leer_trabajo, reemplazar
from cursos.autoria.errors import (
    CambioMientrasTantoError,
    ClaveOcupadaError,
    OtroCursoError,
    SinBorradorError,
    SinPaqueteError,
    VersionMasNuevaError,
)
from cursos.autoria.revision import CURSO, key_of
from cursos.catalogo.almacen import read_version
from cursos.catalogo.models import AutorCurso, Cambio, Curso, OrigenVersion, VersionCurso
from cursos.catalogo.services import publicar
from cursos.catalogo.valores import bilingue
from cursos.catalogo.versiones import find_version
from cursos.paquetes.package import read_package
from cursos.paquetes.yaml_edit import replace_values
from plataforma import audit
from plataforma.db import db
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.paquetes.package import Paquete
    from plataforma.identidad.models import Usuario


def con_cambio(trabajo: Trabajo, cambio: Cambio) -> Trabajo:
    """Return the work with what the publication does to those who are learning."""
    text = trabajo.files[CURSO].decode("utf-8-sig")
    new = replace_values(text, {("cambio",): str(cambio)})
    files = {**trabajo.files, CURSO: new.encode()}
    return Trabajo(trabajo.curso, files, trabajo.borrador)


def es_mas_nueva(trabajo: Trabajo) -> bool:
    """Return whether another version was published after the draft began."""
    current = find_version(trabajo.curso.slug, None)
    base = trabajo.borrador.base_id if trabajo.borrador else None
    return current is not None and trabajo.borrador is not None and current.id != base


def publicar_borrador(
    curso: Curso, paquete: Paquete, *, actor: Usuario, encima: bool
) -> VersionCurso | None:
    """Publish what was checked, if it still is what the draft says. `encima`: over a newer version.

    None when it is what was published already.
    """
    db.session.execute(select(Curso.id).where(Curso.id == curso.id).with_for_update())
    trabajo = leer_trabajo(curso)
    if trabajo.borrador is None:
        raise SinBorradorError
    if es_mas_nueva(trabajo) and not encima:
        raise VersionMasNuevaError
    cambio = Cambio(paquete.curso.cambio)
    if con_cambio(trabajo, cambio).files != paquete.files:
        raise CambioMientrasTantoError
    _check_code(curso, paquete)
    version = publicar(paquete, actor=actor, origen=OrigenVersion.AUTORIA)
    db.session.delete(trabajo.borrador)
    return version


def _check_code(curso: Curso, paquete: Paquete) -> None:
    same = select(Curso.id).where(Curso.codigo == paquete.curso.codigo, Curso.id != curso.id)
    if db.session.scalar(same) is not None:
        raise ClaveOcupadaError


def traer_version(version: VersionCurso, *, actor: Usuario) -> None:
    """Make an older version the draft, to go on from it."""
    files = read_version(version)
    if files is None:
        raise SinPaqueteError
    current = find_version(version.curso.slug, None)
    reemplazar(version.curso, files, actor=actor, base_id=current.id if current else None)


def subir(curso: Curso, files: Mapping[str, bytes], *, actor: Usuario) -> None:
    """Make the files of a zip the draft of the course that they say they are."""
    if (clave := key_of(files)) != curso.slug:
        raise OtroCursoError(clave=clave or "?")
    reemplazar(curso, files, actor=actor)


def crear(files: Mapping[str, bytes], *, actor: Usuario) -> Curso:
    """Begin a course from the files of a zip: a draft that only its authors see."""
    datos = read_package(files, "paquete").curso
    taken = select(Curso.id).where((Curso.slug == datos.clave) | (Curso.codigo == datos.codigo))
    if db.session.scalar(taken) is not None:
        raise ClaveOcupadaError
    curso = Curso(
        slug=datos.clave,
        codigo=datos.codigo,
        titulo=bilingue(datos.titulo),
        resumen=bilingue(datos.resumen),
    )
    db.session.add(curso)
    db.session.flush()
    if actor.tiene_rol(Rol.AUTOR):
        db.session.add(AutorCurso(curso_id=curso.id, usuario_id=actor.id))
    audit.record("curso.crear", ("curso", curso.id), actor=actor)
    reemplazar(curso, files, actor=actor)
    return curso
