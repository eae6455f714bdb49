"""What can be asked about cohorts. Who may ask is settled before, by loading the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import contains_eager, defer

from cursos.aprendizaje.models import AvanceLeccion
from cursos.aprendizaje.queries import Progreso, progreso_de
from cursos.cohortes.models import (
    Cohorte,
    EstadoImportacion,
    EstadoParticipante,
    Importacion,
    Participante,
)
from cursos.inscripciones.models import Inscripcion
from plataforma.clock import now
from plataforma.db import db
from plataforma.organizaciones.models import Membresia, Organizacion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select

PER_PAGE = 50
STUCK_AFTER = timedelta(days=7)


class Situacion(StrEnum):
    """Where a person of a cohort stands; everybody is in exactly one."""

    PENDIENTE = "pendientes"
    SIN_EMPEZAR = "sin-empezar"
    EN_CURSO = "en-curso"
    DETENIDO = "detenidos"
    TERMINO = "terminaron"
    RETIRADO = "retirados"


@dataclass(frozen=True)
class Seguimiento:
    """A person of a cohort and how far they are; no progress before they come or once they left."""

    participante: Participante
    situacion: Situacion
    progreso: Progreso | None


def _situacion() -> ColumnElement[str]:
    """The situation as SQL: counting and filtering cost the same for 10 and 50,000 people."""
    began = or_(
        Inscripcion.mejor_nota.is_not(None),
        exists().where(AvanceLeccion.inscripcion_id == Inscripcion.id),
    )
    return case(
        (Participante.estado == EstadoParticipante.RETIRADO, Situacion.RETIRADO.value),
        (Participante.estado == EstadoParticipante.PENDIENTE, Situacion.PENDIENTE.value),
        (Inscripcion.completada_el.is_not(None), Situacion.TERMINO.value),
        (~began, Situacion.SIN_EMPEZAR.value),
        (Inscripcion.actividad_el < now() - STUCK_AFTER, Situacion.DETENIDO.value),
        else_=Situacion.EN_CURSO.value,
    )


def _with_place(found: Select[Any]) -> Select[Any]:
    return found.outerjoin(Inscripcion, Inscripcion.id == Participante.inscripcion_id)


def find_cohorte(organizacion: str, cohorte_id: int) -> Cohorte | None:
    """Return a cohort of the chamber in the address, never one of another chamber."""
    return db.session.scalar(
        select(Cohorte)
        .join(Cohorte.organizacion)
        .where(Cohorte.id == cohorte_id, Organizacion.slug == organizacion)
    )


def list_cohortes(organizacion_id: int) -> list[Cohorte]:
    """Return a chamber's cohorts, the newest first."""
    found = select(Cohorte).where(Cohorte.organizacion_id == organizacion_id)
    return list(db.session.scalars(found.order_by(Cohorte.inicio.desc(), Cohorte.id.desc())))


def count_situaciones(cohorte_ids: Iterable[int]) -> dict[int, dict[Situacion, int]]:
    """Count the people of each cohort by situation: one statement."""
    rows = _with_place(select(Participante.cohorte_id, _situacion().label("situacion")))
    inner = rows.where(Participante.cohorte_id.in_(list(cohorte_ids))).subquery()
    counted = select(inner.c.cohorte_id, inner.c.situacion, func.count()).group_by(
        inner.c.cohorte_id, inner.c.situacion
    )
    found: dict[int, dict[Situacion, int]] = {}
    for cohorte_id, situacion, total in db.session.execute(counted):
        found.setdefault(cohorte_id, {})[Situacion(situacion)] = total
    return found


def list_seguimiento(
    cohorte_id: int, situacion: Situacion | None, pagina: int | None
) -> list[Seguimiento]:
    """Return a page of people by name (all when `pagina` is None): four statements, however many.

    Without a filter, who left is not among them.
    """
    label = _situacion().label("situacion")
    found = _with_place(select(Participante, label)).where(Participante.cohorte_id == cohorte_id)
    if situacion is not None:
        found = found.where(label == situacion.value)
    else:
        found = found.where(Participante.estado != EstadoParticipante.RETIRADO)
    found = found.order_by(func.lower(Participante.nombre), Participante.id)
    if pagina is not None:
        found = found.limit(PER_PAGE).offset((pagina - 1) * PER_PAGE)
    rows = db.session.execute(found).all()
    places = [
        p.inscripcion_id
        for p, _ in rows
        if p.estado == EstadoParticipante.INSCRITO and p.inscripcion_id
    ]
    progress = progreso_de(places)
    return [
        Seguimiento(p, Situacion(s), progress.get(p.inscripcion_id) if p.inscripcion_id else None)
        for p, s in rows
    ]


def find_participante(cohorte_id: int, participante_id: int) -> Participante | None:
    return db.session.scalar(
        select(Participante).where(
            Participante.id == participante_id, Participante.cohorte_id == cohorte_id
        )
    )


def list_sin_correo(cohorte_id: int) -> list[Participante]:
    """Return who was invited and can only be reached by phone, by name."""
    found = select(Participante).where(
        Participante.cohorte_id == cohorte_id,
        Participante.estado == EstadoParticipante.PENDIENTE,
        Participante.correo.is_(None),
    )
    return list(db.session.scalars(found.order_by(func.lower(Participante.nombre))))


def find_importacion(cohorte_id: int, importacion_id: int) -> Importacion | None:
    return db.session.scalar(
        select(Importacion).where(
            Importacion.id == importacion_id,
            Importacion.cohorte_id == cohorte_id,
            Importacion.estado != EstadoImportacion.DESCARTADA,
        )
    )


def find_sin_confirmar(cohorte_id: int, usuario_id: int) -> Importacion | None:
    """Return the newest list that a person left before confirming it."""
    found = select(Importacion).where(
        Importacion.cohorte_id == cohorte_id,
        Importacion.creada_por_id == usuario_id,
        Importacion.estado == EstadoImportacion.PREPARADA,
    )
    newest = found.order_by(Importacion.id.desc()).limit(1)
    return db.session.scalar(newest.options(defer(Importacion.filas), defer(Importacion.lectura)))


def find_igual_confirmada(importacion: Importacion) -> Importacion | None:
    """Return the same list as confirmed before in the same cohort."""
    return db.session.scalar(
        select(Importacion)
        .where(
            Importacion.cohorte_id == importacion.cohorte_id,
            Importacion.huella == importacion.huella,
            Importacion.estado == EstadoImportacion.CONFIRMADA,
            Importacion.id != importacion.id,
        )
        .order_by(Importacion.id.desc())
        .limit(1)
    )


def find_mi_participacion(usuario_id: int, cohorte_id: int) -> Participante | None:
    return db.session.scalar(_mine(usuario_id).where(Participante.cohorte_id == cohorte_id))


def list_mis_participaciones(usuario_id: int) -> list[Participante]:
    """Return the cohorts that a person is in, the one that closes first on top."""
    return list(db.session.scalars(_mine(usuario_id).order_by(Cohorte.cierre)))


def _mine(usuario_id: int) -> Select[tuple[Participante]]:
    return (
        select(Participante)
        .join(Participante.cohorte)
        .options(contains_eager(Participante.cohorte))
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado == EstadoParticipante.INSCRITO,
        )
    )


@dataclass(frozen=True)
class Resumen:
    """A chamber in one line, for whoever acts for it: its cohort with the most people stuck."""

    organizacion: Organizacion
    cohortes: int
    cohorte_id: int | None
    cohorte: str
    detenidos: int


def resumen_de(usuario_id: int) -> list[Resumen]:
    """Return the chambers that a person acts for: three statements."""
    chambers = db.session.scalars(
        select(Organizacion)
        .join(Membresia, Membresia.organizacion_id == Organizacion.id)
        .where(Membresia.usuario_id == usuario_id)
        .order_by(Organizacion.nombre)
    ).all()
    if not chambers:
        return []
    rows = db.session.execute(
        select(Cohorte.id, Cohorte.nombre, Cohorte.organizacion_id).where(
            Cohorte.organizacion_id.in_([c.id for c in chambers])
        )
    ).all()
    counts = count_situaciones(row.id for row in rows)
    stuck = {row.id: counts.get(row.id, {}).get(Situacion.DETENIDO, 0) for row in rows}
    found = []
    for chamber in chambers:
        own = [row for row in rows if row.organizacion_id == chamber.id]
        worst = max(own, key=lambda row: stuck[row.id], default=None)
        if worst is None:
            found.append(Resumen(chamber, 0, None, "", 0))
        else:
            found.append(Resumen(chamber, len(own), worst.id, worst.nombre, stuck[worst.id]))
    return found


def list_camaras() -> list[tuple[Organizacion, int]]:
    """Return the organisations that have cohorts, by name, with how many: one statement."""
    rows = db.session.execute(
        select(Organizacion, func.count(Cohorte.id))
        .join(Cohorte, Cohorte.organizacion_id == Organizacion.id)
        .group_by(Organizacion.id)
        .order_by(Organizacion.nombre)
    )
    return [(organizacion, count) for organizacion, count in rows]
