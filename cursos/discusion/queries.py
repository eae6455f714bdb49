"""What can be asked about the questions of a course. Each list is a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, lazyload, load_only

from cursos.catalogo.models import Curso, Leccion, VersionCurso
from cursos.discusion.models import Aporte, Denuncia, Duda, MeSirvio
from cursos.discusion.texto import plegar
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm.strategy_options import _AbstractLoad

    from plataforma.texto import TextoBilingue

POR_PAGINA = 20
MAX_PALABRAS = 8
ESTADOS = ("sin-respuesta", "resueltas")


@dataclass(frozen=True)
class Filtro:
    """What a list of questions is asked for."""

    leccion: str = ""
    texto: str = ""
    estado: str = ""  # one of ESTADOS, or all


@dataclass(frozen=True)
class Fila:
    """A question in a list."""

    duda: Duda
    respuestas: int
    resuelta: bool


@dataclass(frozen=True)
class Respuesta:
    """An answer, with how many it helped and what this reader said of it."""

    aporte: Aporte
    sirvio_a: int
    me_sirvio: bool
    denunciada: bool


def _autor(path: Any) -> tuple[_AbstractLoad, ...]:
    """Load what is shown of who wrote: never the address, never the roles."""
    loaded = joinedload(path, innerjoin=True)
    return (
        loaded.options(
            load_only(Usuario.nombre, Usuario.pais, Usuario.estado), lazyload(Usuario.roles)
        ),
    )


def list_dudas(curso_id: int, filtro: Filtro, pagina: int = 1) -> Pagina[Fila]:
    """Return the visible questions of a course, those with the newest word first."""
    where = _matching(curso_id, filtro)
    counted = select(func.count()).select_from(Duda).join(Aporte, _is_question()).where(*where)
    total = db.session.scalar(counted) or 0
    page: Pagina[Fila] = Pagina(total=total, pedida=pagina, por_pagina=POR_PAGINA)
    found = (
        select(Duda, _count_answers(), _is_solved())
        .join(Aporte, _is_question())
        .where(*where)
        .options(contains_eager(Duda.pregunta).options(*_autor(Aporte.autor)))
        .order_by(Duda.actividad_el.desc(), Duda.id.desc())
    )
    page.filas = [Fila(*row) for row in db.session.execute(page.de(found)).tuples()]
    return page


def _is_question() -> ColumnElement[bool]:
    return and_(Aporte.duda_id == Duda.id, Aporte.es_pregunta)


def _answers() -> Select[tuple[int]]:
    answer = aliased(Aporte)
    return (
        select(func.count(answer.id))
        .where(answer.duda_id == Duda.id, answer.es_pregunta.is_(False), answer.oculto_el.is_(None))
        .correlate(Duda)
    )


def _count_answers() -> ColumnElement[int]:
    return _answers().scalar_subquery()


def _is_solved() -> ColumnElement[bool]:
    answer = aliased(Aporte)
    return exists().where(
        answer.duda_id == Duda.id, answer.aceptado_el.is_not(None), answer.oculto_el.is_(None)
    )


def _matching(curso_id: int, filtro: Filtro) -> list[ColumnElement[bool]]:
    where = [Duda.curso_id == curso_id, Aporte.oculto_el.is_(None)]
    if filtro.leccion:
        where.append(Duda.leccion_clave == filtro.leccion)
    if filtro.estado == "sin-respuesta":
        where.append(_count_answers() == 0)
    elif filtro.estado == "resueltas":
        where.append(_is_solved())
    words = plegar(filtro.texto).split()[:MAX_PALABRAS]
    where += [Duda.indice.contains(word, autoescape=True) for word in words]
    return where


def find_duda(slug: str, duda_id: int) -> Duda | None:
    """Return a question of this course with its course and its text, whatever its state."""
    return db.session.scalar(
        select(Duda)
        .join(Duda.curso)
        .join(Aporte, _is_question())
        .where(Curso.slug == slug, Duda.id == duda_id)
        .options(
            contains_eager(Duda.curso),
            contains_eager(Duda.pregunta).options(*_autor(Aporte.autor)),
        )
    )


def find_aporte(slug: str, aporte_id: int) -> Aporte | None:
    """Return a text of this course with its question, whatever its state."""
    question = aliased(Aporte)
    return db.session.scalar(
        select(Aporte)
        .join(Aporte.duda)
        .join(Duda.curso)
        .join(question, Duda.pregunta.of_type(question))
        .where(Curso.slug == slug, Aporte.id == aporte_id)
        .options(
            joinedload(Aporte.autor).lazyload(Usuario.roles),
            contains_eager(Aporte.duda).contains_eager(Duda.curso),
            contains_eager(Aporte.duda).contains_eager(Duda.pregunta.of_type(question)),
        )
    )


def list_respuestas(
    duda: Duda, lector: int | None, *, todas: bool, pagina: int = 1
) -> Pagina[Respuesta]:
    """Return the answers: the accepted one first, then as they were written.

    `lector` also sees what is hidden of their own; `todas`: all that is hidden.
    """
    where = _readable(duda, lector, todas=todas)
    total = db.session.scalar(select(func.count(Aporte.id)).where(*where)) or 0
    page: Pagina[Respuesta] = Pagina(total=total, pedida=pagina, por_pagina=POR_PAGINA)
    marks = select(func.count(MeSirvio.id)).where(MeSirvio.aporte_id == Aporte.id)
    own = exists().where(MeSirvio.aporte_id == Aporte.id, MeSirvio.usuario_id == lector)
    told = exists().where(Denuncia.aporte_id == Aporte.id, Denuncia.usuario_id == lector)
    found = (
        select(Aporte, marks.correlate(Aporte).scalar_subquery(), own, told)
        .where(*where)
        .options(*_autor(Aporte.autor))
        .order_by(Aporte.aceptado_el.is_(None), Aporte.id)
    )
    page.filas = [Respuesta(*row) for row in db.session.execute(page.de(found)).tuples()]
    return page


def _readable(duda: Duda, lector: int | None, *, todas: bool) -> list[ColumnElement[bool]]:
    where = [Aporte.duda_id == duda.id, Aporte.es_pregunta.is_(False)]
    if not todas:
        where.append(or_(Aporte.oculto_el.is_(None), Aporte.autor_id == lector))
    return where


def pagina_de(aporte: Aporte, lector: int | None, *, todas: bool) -> int:
    """Return the page of the thread that shows this answer."""
    if aporte.es_pregunta or aporte.aceptado_el is not None:
        return 1
    before = or_(Aporte.id <= aporte.id, Aporte.aceptado_el.is_not(None))
    where = _readable(aporte.duda, lector, todas=todas)
    place = db.session.scalar(select(func.count(Aporte.id)).where(*where, before)) or 1
    return max(1, ceil(place / POR_PAGINA))


@dataclass(frozen=True)
class Tema:
    """The lesson that a question is about. `se_lee`: this person can open its page."""

    titulo: TextoBilingue
    se_lee: bool


def find_tema(curso_id: int, clave: str, propia: ColumnElement[bool]) -> Tema | None:
    """Return a lesson of any version: as the person's own version says it, else the current one.

    `propia` tells, in SQL, which version is the person's. A lesson that neither has keeps its
    name for the questions about it.
    """
    row = db.session.execute(
        select(Leccion.titulo, or_(propia, VersionCurso.es_actual))
        .join(VersionCurso, VersionCurso.id == Leccion.version_id)
        .where(VersionCurso.curso_id == curso_id, Leccion.clave == clave)
        .order_by(
            case((propia, 0), (VersionCurso.es_actual, 1), else_=2), VersionCurso.numero.desc()
        )
        .limit(1)
    ).first()
    return Tema(row[0], bool(row[1])) if row else None


def list_temas(curso_id: int, propia: ColumnElement[bool]) -> dict[str, Tema]:
    """Return by key the lessons that the person can open, those of their own version first."""
    rows = db.session.execute(
        select(Leccion.clave, Leccion.titulo)
        .join(VersionCurso, VersionCurso.id == Leccion.version_id)
        .where(VersionCurso.curso_id == curso_id, or_(propia, VersionCurso.es_actual))
        .order_by(case((propia, 0), else_=1), Leccion.orden)
    )
    found: dict[str, Tema] = {}
    for clave, titulo in rows.tuples():
        found.setdefault(clave, Tema(titulo, se_lee=True))
    return found


def count_leccion(curso_id: int, leccion: str) -> tuple[int, int]:
    """Return how many questions a lesson has, and how many are solved: one statement."""
    row = db.session.execute(
        select(func.count(Duda.id), func.count(Duda.id).filter(_is_solved()))
        .join(Aporte, _is_question())
        .where(*_matching(curso_id, Filtro(leccion=leccion)))
    ).one()
    return row[0], row[1]
