"""What can be asked about the survey. A chamber gets totals only, and only when enough answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select, union_all
from sqlalchemy.orm import contains_eager

from cursos.cohortes.alcance import criterio_de
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.queries import con_inscripcion
from cursos.inscripciones.models import Inscripcion
from cursos.satisfaccion.models import PREGUNTAS, Valoracion
from plataforma.clock import now
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Select

    from cursos.cohortes.alcance import Alcance

MINIMO = 5  # answers below which nothing is shown
ABIERTA = timedelta(days=30)  # after the last day of the cohort
PER_PAGE = 50


def termino_sql() -> ColumnElement[bool]:
    """Who is in the cohort and has completed its course, or the last one of its route."""
    return and_(
        Participante.estado == EstadoParticipante.INSCRITO, Inscripcion.completada_el.is_not(None)
    )


def invitados_sql() -> ColumnElement[bool]:
    """Who may answer: whoever finished, and whoever left after having taken their place."""
    left = and_(
        Participante.estado == EstadoParticipante.RETIRADO, Participante.inscrito_el.is_not(None)
    )
    return or_(termino_sql(), left)


def ultimo_dia(cohorte: Cohorte) -> date:
    """The last day on which an answer may be given or changed."""
    return cohorte.cierre + ABIERTA


def _mine(usuario_id: int) -> Select[tuple[Participante, Valoracion]]:
    found = con_inscripcion(select(Participante, Valoracion))
    return (
        found.join(Participante.cohorte)
        .outerjoin(Valoracion, Valoracion.participante_id == Participante.id)
        .options(contains_eager(Participante.cohorte))
        .where(Participante.usuario_id == usuario_id, invitados_sql())
    )


def find_mia(usuario_id: int, cohorte_id: int) -> tuple[Participante, Valoracion | None] | None:
    """Return the person's line of a cohort whose survey is theirs to answer, and their answer."""
    row = db.session.execute(
        _mine(usuario_id).where(Participante.cohorte_id == cohorte_id)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def list_sin_responder(usuario_id: int) -> list[Participante]:
    """Return the cohorts whose survey is open and waits for the person."""
    found = _mine(usuario_id).where(
        Valoracion.id.is_(None), Cohorte.cierre >= now().date() - ABIERTA
    )
    return [row[0] for row in db.session.execute(found.order_by(Cohorte.cierre))]


def find_valoracion(participante_id: int) -> Valoracion | None:
    return db.session.scalar(
        select(Valoracion).where(Valoracion.participante_id == participante_id)
    )


@dataclass(frozen=True)
class Resumen:
    """What people said, as totals. `cuentas`: of each question, how many gave each mark."""

    invitadas: int
    respuestas: int
    cuentas: dict[str, dict[int, int]]

    @property
    def alcanza(self) -> bool:
        """Whether enough people answered for anything to be shown."""
        return self.respuestas >= MINIMO

    def media(self, pregunta: str) -> float:
        marks = self.cuentas[pregunta]
        return sum(mark * count for mark, count in marks.items()) / self.respuestas


def resumir(alcances: Sequence[Alcance]) -> Resumen:
    """Return the totals over the people of these scopes: two statements."""
    where = criterio_de(alcances)
    asked = select(func.count(Participante.id)).select_from(Participante)
    asked = asked.outerjoin(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
    columns = [getattr(Valoracion, clave) for clave in PREGUNTAS]
    rows = db.session.execute(
        select(*columns, func.count(Valoracion.id))
        .join(Participante, Participante.id == Valoracion.participante_id)
        .where(where)
        .group_by(*columns)
    ).all()
    cuentas: dict[str, Counter[int]] = {clave: Counter() for clave in PREGUNTAS}
    for *marks, count in rows:
        for clave, mark in zip(PREGUNTAS, marks, strict=True):
            cuentas[clave][mark] += count
    return Resumen(
        # Who answered stays in the denominator, even when the course was opened again for them.
        invitadas=db.session.scalar(asked.where(where, or_(invitados_sql(), _answered()))) or 0,
        respuestas=sum(row[-1] for row in rows),
        cuentas={clave: dict(found) for clave, found in cuentas.items()},
    )


def _answered() -> ColumnElement[bool]:
    return select(Valoracion.id).where(Valoracion.participante_id == Participante.id).exists()


@dataclass(frozen=True)
class Comentario:
    """What somebody wrote, without who and when. `pregunta`: cambio or falta."""

    pregunta: str
    texto: str


def list_comentarios(alcances: Iterable[Alcance], numero: int) -> Pagina[Comentario]:
    """Return a page of comments: two statements.

    In alphabetical order, the two of a person apart: their place says nothing of who wrote them.
    Ask only when enough people answered.
    """
    where = criterio_de(alcances)
    both = union_all(*(_texts(n, clave, where) for n, clave in enumerate(("cambio", "falta"))))
    texts = both.subquery()
    counted = select(func.count()).select_from(texts)
    pagina: Pagina[Comentario] = Pagina(
        total=db.session.scalar(counted) or 0, pedida=numero, por_pagina=PER_PAGE
    )
    found = select(texts.c.pregunta, texts.c.texto).order_by(texts.c.orden, texts.c.texto)
    pagina.filas = [Comentario(*row) for row in db.session.execute(pagina.de(found))]
    return pagina


def _texts(orden: int, clave: str, where: ColumnElement[bool]) -> Select[Any]:
    column = getattr(Valoracion, clave)
    return (
        select(
            literal(orden).label("orden"), literal(clave).label("pregunta"), column.label("texto")
        )
        .join(Participante, Participante.id == Valoracion.participante_id)
        .where(where, column != "")
    )
