"""What can be asked about the courses that one cares for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload, undefer

from cursos.autoria.models import Borrador, TextoApartado
from cursos.catalogo.models import AutorCurso, Curso, Leccion, VersionCurso
from plataforma.db import db
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


@dataclass(frozen=True)
class Resumen:
    """A course as its authors see it in the list."""

    curso: Curso
    version: VersionCurso | None
    lecciones: int
    palabras: int
    por_verificar: int
    proxima_revision: date | None
    borrador_el: datetime | None


def list_cursos(persona: Usuario, *, todos: bool) -> list[Curso]:
    """Return the courses of an author, or every one for an administrator."""
    found = select(Curso).options(selectinload(Curso.autores)).order_by(Curso.codigo)
    if not todos:
        own = select(AutorCurso.curso_id).where(AutorCurso.usuario_id == persona.id)
        found = found.where(Curso.id.in_(own))
    return list(db.session.scalars(found))


def list_resumenes(cursos: Iterable[Curso]) -> list[Resumen]:
    """Return each course with the figures of its current version: three statements for all."""
    cursos = list(cursos)
    ids = [c.id for c in cursos]
    current = select(VersionCurso).where(VersionCurso.curso_id.in_(ids), VersionCurso.es_actual)
    versiones = {v.curso_id: v for v in db.session.scalars(current)}
    drafts = select(Borrador.curso_id, Borrador.cambiado_el).where(Borrador.curso_id.in_(ids))
    borradores = dict(db.session.execute(drafts).tuples().all())
    lecciones: dict[int, list[Leccion]] = {}
    found = select(Leccion).where(Leccion.version_id.in_([v.id for v in versiones.values()]))
    for leccion in db.session.scalars(found.options(undefer(Leccion.por_verificar))):
        lecciones.setdefault(leccion.version_id, []).append(leccion)
    return [_resumen(c, versiones.get(c.id), lecciones, borradores.get(c.id)) for c in cursos]


def _resumen(
    curso: Curso,
    version: VersionCurso | None,
    lecciones: dict[int, list[Leccion]],
    borrador_el: datetime | None,
) -> Resumen:
    own: list[Any] = lecciones.get(version.id, []) if version else []
    return Resumen(
        curso=curso,
        version=version,
        lecciones=len(own),
        palabras=sum(x.palabras for x in own),
        por_verificar=sum(len(x.por_verificar["es"]) for x in own),
        proxima_revision=min((x.proxima_revision for x in own), default=None),
        borrador_el=borrador_el,
    )


def list_autores(curso_id: int) -> list[tuple[AutorCurso, Usuario]]:
    found = (
        select(AutorCurso, Usuario)
        .join(Usuario, Usuario.id == AutorCurso.usuario_id)
        .where(AutorCurso.curso_id == curso_id)
        .order_by(AutorCurso.id)
    )
    return list(db.session.execute(found).tuples().all())


def find_autor(curso_id: int, autor_id: int) -> AutorCurso | None:
    found = select(AutorCurso).where(AutorCurso.id == autor_id, AutorCurso.curso_id == curso_id)
    return db.session.scalar(found)


def list_apartados(borrador_id: int, nombres: Iterable[str]) -> list[TextoApartado]:
    """Return the texts of these files that were set apart, the oldest first."""
    found = select(TextoApartado).where(
        TextoApartado.borrador_id == borrador_id, TextoApartado.nombre.in_(list(nombres))
    )
    return list(db.session.scalars(found.order_by(TextoApartado.id)))
