"""All cohorts of a chamber together: its own, and its people in those that it shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from cursos.catalogo.models import Curso
from cursos.cohortes.alcance import Vista
from cursos.cohortes.models import CamaraInvitada, Cohorte, Participante
from cursos.cohortes.queries import Situacion, con_inscripcion, situacion_sql
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Select

    from plataforma.organizaciones.models import Organizacion

PER_PAGE = 24
Cuentas = dict[int, dict[Situacion, int]]


@dataclass(frozen=True, kw_only=True)
class FiltroCohortes:
    """Which cohorts: of a course, running at some time between two days."""

    curso: str = ""
    desde: date | None = None
    hasta: date | None = None
    pagina: int = 1

    @classmethod
    def read(cls, args: Mapping[str, str]) -> FiltroCohortes:
        """Read the address; what is no day is none."""
        pagina = args.get("pagina", "")
        return cls(
            curso=args.get("curso", "")[:80],
            desde=_day(args.get("desde", "")),
            hasta=_day(args.get("hasta", "")),
            pagina=int(pagina) if pagina.isascii() and pagina.isdigit() and len(pagina) < 7 else 1,  # noqa: PLR2004
        )

    def as_args(self, pagina: int = 1) -> dict[str, Any]:
        found = {
            "curso": self.curso,
            "desde": self.desde.isoformat() if self.desde else "",
            "hasta": self.hasta.isoformat() if self.hasta else "",
            "pagina": pagina if pagina > 1 else "",
        }
        return {name: value for name, value in found.items() if value}

    @property
    def es_angosto(self) -> bool:
        return bool(self.curso or self.desde or self.hasta)

    @property
    def criterios(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.curso:
            found.append(Cohorte.curso_id.in_(select(Curso.id).where(Curso.slug == self.curso)))
        if self.desde:
            found.append(Cohorte.cierre >= self.desde)
        if self.hasta:
            found.append(Cohorte.inicio <= self.hasta)
        return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class AlcanceCamara:
    """Everybody whom a chamber may see: all in its own cohorts, its own people in shared ones."""

    organizacion_id: int
    filtro: FiltroCohortes = FiltroCohortes()

    @property
    def criterio(self) -> ColumnElement[bool]:
        own = select(Cohorte.id).where(
            Cohorte.organizacion_id == self.organizacion_id, *self.filtro.criterios
        )
        shared = (
            select(Cohorte.id)
            .join(CamaraInvitada, CamaraInvitada.cohorte_id == Cohorte.id)
            .where(CamaraInvitada.organizacion_id == self.organizacion_id, *self.filtro.criterios)
        )
        return or_(
            Participante.cohorte_id.in_(own),
            and_(
                Participante.organizacion_id == self.organizacion_id,
                Participante.cohorte_id.in_(shared),
            ),
        )


def contar(alcance: AlcanceCamara) -> Cuentas:
    """Count the people of each cohort by situation: one statement."""
    rows = con_inscripcion(select(Participante.cohorte_id, situacion_sql().label("situacion")))
    inner = rows.where(alcance.criterio).subquery()
    counted = select(inner.c.cohorte_id, inner.c.situacion, func.count()).group_by(
        inner.c.cohorte_id, inner.c.situacion
    )
    found: Cuentas = {}
    for cohorte_id, situacion, count in db.session.execute(counted):
        found.setdefault(cohorte_id, {})[Situacion(situacion)] = count
    return found


def sumar(counts: Cuentas) -> dict[Situacion, int]:
    total: dict[Situacion, int] = {}
    for own in counts.values():
        for situacion, count in own.items():
            total[situacion] = total.get(situacion, 0) + count
    return total


def _cohortes(organizacion_id: int, filtro: FiltroCohortes, what: Any) -> Select[Any]:
    shared = select(CamaraInvitada.cohorte_id).where(
        CamaraInvitada.organizacion_id == organizacion_id
    )
    return select(what).where(
        or_(Cohorte.organizacion_id == organizacion_id, Cohorte.id.in_(shared)),
        *filtro.criterios,
    )


def list_cohortes(organizacion: Organizacion, filtro: FiltroCohortes) -> Pagina[Vista]:
    """Return a page of cohorts as the chamber comes to them, the newest first: two statements."""
    counted = _cohortes(organizacion.id, filtro, func.count(Cohorte.id))
    total = db.session.scalar(counted) or 0
    page: Pagina[Vista] = Pagina(total=total, pedida=filtro.pagina, por_pagina=PER_PAGE)
    found = _cohortes(organizacion.id, filtro, Cohorte).order_by(
        Cohorte.inicio.desc(), Cohorte.id.desc()
    )
    page.filas = [Vista(c, organizacion) for c in db.session.scalars(page.de(found))]
    return page


def list_cursos(organizacion_id: int) -> list[Curso]:
    """Return the courses that the chamber's cohorts take, by title."""
    used = _cohortes(organizacion_id, FiltroCohortes(), Cohorte.curso_id)
    found = select(Curso).where(Curso.id.in_(used)).order_by(Curso.codigo)
    return list(db.session.scalars(found))
