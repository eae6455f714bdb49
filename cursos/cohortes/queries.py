"""What can be asked about cohorts. Who may ask is settled before, by loading the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from cursos.aprendizaje.models import AvanceLeccion
from cursos.cohortes.alcance import Alcance, Vista, criterio_de
from cursos.cohortes.models import (
    CamaraInvitada,
    Cohorte,
    EstadoParticipante,
    Participante,
)
from cursos.inscripciones.models import Inscripcion
from plataforma.clock import now
from plataforma.db import db
from plataforma.organizaciones.models import Organizacion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select

    from cursos.aprendizaje.queries import Progreso

STUCK_AFTER = timedelta(days=7)
CON_LUGAR = (EstadoParticipante.INSCRITO,)


class Situacion(StrEnum):
    """Where a person of a cohort stands; everybody is in exactly one."""

    EN_ESPERA = "en-espera"
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


def situacion_sql() -> ColumnElement[str]:
    """The situation as SQL: counting and filtering cost the same for 10 and 50,000 people."""
    began = or_(
        Inscripcion.mejor_nota.is_not(None),
        exists().where(AvanceLeccion.inscripcion_id == Inscripcion.id),
    )
    return case(
        (Participante.estado == EstadoParticipante.RETIRADO, Situacion.RETIRADO.value),
        (Participante.estado == EstadoParticipante.EN_ESPERA, Situacion.EN_ESPERA.value),
        (Participante.estado == EstadoParticipante.PENDIENTE, Situacion.PENDIENTE.value),
        (Inscripcion.completada_el.is_not(None), Situacion.TERMINO.value),
        (~began, Situacion.SIN_EMPEZAR.value),
        (Inscripcion.actividad_el < now() - STUCK_AFTER, Situacion.DETENIDO.value),
        else_=Situacion.EN_CURSO.value,
    )


def con_inscripcion(found: Select[Any]) -> Select[Any]:
    return found.select_from(Participante).outerjoin(
        Inscripcion, Inscripcion.id == Participante.inscripcion_id
    )


def find_vista(organizacion: str, cohorte_id: int) -> Vista | None:
    """Return a cohort as the chamber in the address comes to it: its own, or one that it shares."""
    row = db.session.execute(
        select(Cohorte, Organizacion)
        .join(Organizacion, Organizacion.slug == organizacion)
        .where(
            Cohorte.id == cohorte_id,
            or_(
                Cohorte.organizacion_id == Organizacion.id,
                exists().where(
                    CamaraInvitada.cohorte_id == Cohorte.id,
                    CamaraInvitada.organizacion_id == Organizacion.id,
                ),
            ),
        )
    ).one_or_none()
    return Vista(row[0], row[1]) if row else None


def find_cohorte(organizacion: str, cohorte_id: int) -> Cohorte | None:
    """Return a cohort that the chamber in the address owns."""
    return db.session.scalar(
        select(Cohorte)
        .join(Cohorte.organizacion)
        .where(Cohorte.id == cohorte_id, Organizacion.slug == organizacion)
    )


def count_situaciones(alcances: Iterable[Alcance]) -> dict[int, dict[Situacion, int]]:
    """Count the people of each cohort by situation: one statement."""
    if not (scopes := list(alcances)):
        return {}
    rows = con_inscripcion(select(Participante.cohorte_id, situacion_sql().label("situacion")))
    inner = rows.where(criterio_de(scopes)).subquery()
    counted = select(inner.c.cohorte_id, inner.c.situacion, func.count()).group_by(
        inner.c.cohorte_id, inner.c.situacion
    )
    found: dict[int, dict[Situacion, int]] = {}
    for cohorte_id, situacion, total in db.session.execute(counted):
        found.setdefault(cohorte_id, {})[Situacion(situacion)] = total
    return found


def find_participante(alcance: Alcance, participante_id: int) -> Participante | None:
    return db.session.scalar(
        select(Participante).where(Participante.id == participante_id, alcance.criterio)
    )


def list_sin_correo(alcance: Alcance) -> list[Participante]:
    """Return who was invited and can only be reached by phone, by name."""
    found = select(Participante).where(
        alcance.criterio,
        Participante.estado == EstadoParticipante.PENDIENTE,
        Participante.correo.is_(None),
    )
    return list(db.session.scalars(found.order_by(func.lower(Participante.nombre))))


def find_mi_participacion(usuario_id: int, cohorte_id: int) -> Participante | None:
    """Return the person's place in a cohort, if they have one."""
    return db.session.scalar(
        _mine(usuario_id, *CON_LUGAR).where(Participante.cohorte_id == cohorte_id)
    )


def find_mi_linea(usuario_id: int, cohorte_id: int) -> Participante | None:
    """Return the person's place in a cohort, or on its waiting list."""
    found = _mine(usuario_id, *CON_LUGAR, EstadoParticipante.EN_ESPERA)
    return db.session.scalar(found.where(Participante.cohorte_id == cohorte_id))


def list_mis_participaciones(usuario_id: int) -> list[Participante]:
    """Return the cohorts that a person is in or waits for, the one that closes first on top."""
    found = _mine(usuario_id, *CON_LUGAR, EstadoParticipante.EN_ESPERA)
    return list(db.session.scalars(found.order_by(Cohorte.cierre)))


def _mine(usuario_id: int, *estados: EstadoParticipante) -> Select[tuple[Participante]]:
    return (
        select(Participante)
        .join(Participante.cohorte)
        .options(contains_eager(Participante.cohorte), joinedload(Participante.inscripcion))
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado.in_(estados),
        )
    )
