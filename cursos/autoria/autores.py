"""Who cares for a course: given and taken by administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.autoria.errors import NoEsAutorError, YaEsAutorError
from cursos.catalogo.models import AutorCurso
from plataforma import audit
from plataforma.db import db
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def agregar_autor(curso: Curso, persona: Usuario | None, *, actor: Usuario) -> None:
    """Give the course to a person who is an author."""
    if persona is None or not persona.tiene_rol(Rol.AUTOR):
        raise NoEsAutorError
    known = select(AutorCurso.id).where(
        AutorCurso.curso_id == curso.id, AutorCurso.usuario_id == persona.id
    )
    if db.session.scalar(known) is not None:
        raise YaEsAutorError
    db.session.add(AutorCurso(curso_id=curso.id, usuario_id=persona.id))
    audit.record(
        "curso.agregar_autor", ("curso", curso.id), actor=actor, datos={"autor": persona.seudonimo}
    )


def quitar_autor(curso: Curso, autor: AutorCurso, *, actor: Usuario) -> None:
    db.session.delete(autor)
    audit.record(
        "curso.quitar_autor", ("curso", curso.id), actor=actor, datos={"autor": autor.usuario_id}
    )
