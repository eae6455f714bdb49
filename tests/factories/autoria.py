"""Drafts of courses, made from the tiny course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.autoria.borrador import Escrito, guardar, reemplazar
from cursos.paquetes.origin import read_folder
from plataforma.db import db
from tests.factories.cursos import MINIMO

if TYPE_CHECKING:
    from cursos.autoria.models import Borrador
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

LESSON = "leccion-1"


def files_for(curso: Curso) -> dict[str, bytes]:
    """The files of the tiny course, with the key of this one and a first lesson of that name."""
    changed = {}
    for name, data in read_folder(MINIMO).items():
        if name.endswith((".yml", ".md")):
            data = data.replace(b"la-moneda", LESSON.encode())  # noqa: PLW2901 — the same file
            data = data.replace(b"primer-precio", curso.slug.encode())  # noqa: PLW2901
        changed[name.replace("la-moneda", LESSON)] = data
    return changed


def make_borrador(curso: Curso, autor: Usuario) -> Borrador:
    """Add a draft in which two people wrote the same file at once."""
    borrador = reemplazar(curso, files_for(curso), actor=autor)
    guardar(curso, [Escrito("preguntas/precio.yml", b"- otra", "")], actor=autor)
    db.session.expire(borrador, ["apartados"])
    return borrador
