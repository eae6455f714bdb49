"""Notes that a person keeps beside lessons, and whether each lesson was useful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select

from cursos.aprendizaje.lectura import poner
from cursos.aprendizaje.models import NotaLeccion, OpinionLeccion
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from cursos.catalogo.models import Leccion
    from plataforma.identidad.models import Usuario

LONGEST_NOTE = 4_000  # characters
LONGEST_COMMENT = 500
COMMENTS_SHOWN = 200  # of a course, on one page


class NotaLargaError(DomainError):
    mensaje = _l("La nota tiene %(tiene)s caracteres. Déjela en %(caben)s o menos.")


@dataclass(frozen=True)
class Resumen:
    """What readers said of one lesson. `comentarios`, newest first, say no names."""

    si: int
    no: int
    comentarios: list[str]


def guardar_nota(persona: Usuario, leccion: Leccion, texto: str) -> None:
    """Keep the note of a lesson; an empty one is forgotten."""
    texto = texto.replace("\r\n", "\n").strip()
    if len(texto) > LONGEST_NOTE:
        raise NotaLargaError(tiene=len(texto), caben=LONGEST_NOTE)
    key = {
        "usuario_id": persona.id,
        "curso_id": leccion.modulo.version.curso_id,
        "leccion_clave": leccion.clave,
    }
    if texto:
        poner(NotaLeccion, key, texto=texto, guardada_el=now())
    else:
        db.session.execute(delete(NotaLeccion).filter_by(**key))


def list_notas(usuario_id: int, curso_id: int) -> dict[str, NotaLeccion]:
    """Return a person's notes of a course by the key of their lesson."""
    found = select(NotaLeccion).where(
        NotaLeccion.usuario_id == usuario_id, NotaLeccion.curso_id == curso_id
    )
    return {nota.leccion_clave: nota for nota in db.session.scalars(found)}


def opinar(persona: Usuario, leccion: Leccion, *, sirvio: bool, comentario: str | None) -> None:
    """Say whether the lesson was useful; without a comment, the one said before stays."""
    said = {} if comentario is None else {"comentario": comentario.strip()[:LONGEST_COMMENT]}
    poner(
        OpinionLeccion,
        {
            "usuario_id": persona.id,
            "curso_id": leccion.modulo.version.curso_id,
            "leccion_clave": leccion.clave,
        },
        sirvio=sirvio,
        dada_el=now(),
        **said,
    )


def count_opiniones(curso_id: int) -> tuple[int, int]:
    """Return how many found some lesson of the course useful, and how many did not."""
    rows = db.session.execute(
        select(OpinionLeccion.sirvio, func.count())
        .where(OpinionLeccion.curso_id == curso_id)
        .group_by(OpinionLeccion.sirvio)
    )
    found = dict(rows.tuples().all())
    return found.get(True, 0), found.get(False, 0)


def resumir_opiniones(curso_id: int) -> dict[str, Resumen]:
    """Return what readers said, by the key of the lesson: two statements, and only the newest
    comments of the course, however many there are."""
    own = OpinionLeccion.curso_id == curso_id
    counts = db.session.execute(
        select(OpinionLeccion.leccion_clave, OpinionLeccion.sirvio, func.count())
        .where(own)
        .group_by(OpinionLeccion.leccion_clave, OpinionLeccion.sirvio)
    )
    said: dict[str, dict[bool, int]] = {}
    for clave, sirvio, times in counts:
        said.setdefault(clave, {})[sirvio] = times
    newest = db.session.execute(
        select(OpinionLeccion.leccion_clave, OpinionLeccion.comentario)
        .where(own, OpinionLeccion.comentario != "")
        .order_by(OpinionLeccion.dada_el.desc(), OpinionLeccion.id.desc())
        .limit(COMMENTS_SHOWN)
    )
    comments: dict[str, list[str]] = {}
    for clave, comentario in newest:
        comments.setdefault(clave, []).append(comentario)
    return {
        clave: Resumen(si=n.get(True, 0), no=n.get(False, 0), comentarios=comments.get(clave, []))
        for clave, n in said.items()
    }
