"""What who keeps a course looks through: reports, hidden texts, questions without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import AutorCurso, Curso
from cursos.discusion.models import Aporte, Denuncia, Duda
from cursos.discusion.queries import POR_PAGINA
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

COLAS = ("denuncias", "ocultos", "sin-respuesta")


@dataclass(frozen=True)
class EnCola:
    """A text that waits, with the reports that are open."""

    aporte: Aporte
    denuncias: Sequence[Denuncia]


def _cola(curso_id: int, cola: str) -> list[ColumnElement[bool]]:
    own = Aporte.duda_id.in_(select(Duda.id).where(Duda.curso_id == curso_id))
    if cola == "denuncias":
        open_ = select(Denuncia.aporte_id).where(Denuncia.resuelta_el.is_(None))
        return [own, Aporte.id.in_(open_)]
    if cola == "ocultos":
        return [own, Aporte.oculto_el.is_not(None)]
    answered = select(Aporte.duda_id).where(
        Aporte.es_pregunta.is_(False), Aporte.oculto_el.is_(None)
    )
    visible = (Aporte.es_pregunta.is_(True), Aporte.oculto_el.is_(None))
    return [own, *visible, Aporte.duda_id.not_in(answered)]


def count_colas(curso_id: int) -> dict[str, int]:
    """Return how many texts wait in each queue: one statement."""
    counts = [
        select(func.count(Aporte.id)).where(*_cola(curso_id, cola)).scalar_subquery()
        for cola in COLAS
    ]
    row = db.session.execute(select(*counts)).one()
    return dict(zip(COLAS, row, strict=True))


def list_cola(curso_id: int, cola: str, total: int, pagina: int) -> Pagina[EnCola]:
    """Return a queue, what waits longest first."""
    page: Pagina[EnCola] = Pagina(total=total, pedida=pagina, por_pagina=POR_PAGINA)
    query = (
        select(Aporte)
        .where(*_cola(curso_id, cola))
        .options(
            joinedload(Aporte.autor).lazyload(Usuario.roles),
            joinedload(Aporte.duda),
        )
        .order_by(Aporte.id)
    )
    found = db.session.scalars(page.de(query)).all()
    reports = _reports([a.id for a in found])
    page.filas = [EnCola(a, reports.get(a.id, ())) for a in found]
    return page


def _reports(ids: Sequence[int]) -> dict[int, list[Denuncia]]:
    found: dict[int, list[Denuncia]] = {}
    for d in db.session.scalars(
        select(Denuncia)
        .where(Denuncia.aporte_id.in_(ids), Denuncia.resuelta_el.is_(None))
        .order_by(Denuncia.id)
    ):
        found.setdefault(d.aporte_id, []).append(d)
    return found


def list_por_revisar(usuario_id: int) -> list[tuple[Curso, int]]:
    """Return the courses that a person keeps and that have open reports, with how many texts."""
    rows = db.session.execute(
        select(Curso, func.count(Denuncia.aporte_id.distinct()))
        .join(Duda, Duda.curso_id == Curso.id)
        .join(Aporte, Aporte.duda_id == Duda.id)
        .join(Denuncia, Denuncia.aporte_id == Aporte.id)
        .join(AutorCurso, AutorCurso.curso_id == Curso.id)
        .where(Denuncia.resuelta_el.is_(None), AutorCurso.usuario_id == usuario_id)
        .group_by(Curso.id)
        .order_by(Curso.codigo)
    )
    return list(rows.tuples())
