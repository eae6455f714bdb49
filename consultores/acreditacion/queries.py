"""What can be asked about applications and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload, selectinload

from consultores.acreditacion.models import (
    ABIERTAS,
    EstadoPostulacion,
    Evidencia,
    Postulacion,
    Tramite,
)
from consultores.red.models import Consultor, Decision, Dictamen, EstadoConsultor
from plataforma.db import db
from plataforma.pagina import paginar

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.pagina import Pagina

POR_PAGINA_ADMINISTRACION = 30


def list_dictamenes(consultor: Consultor) -> list[Dictamen]:
    """Return the decisions about a consultant, newest first."""
    found = select(Dictamen).where(Dictamen.consultor_id == consultor.id)
    return list(
        db.session.scalars(found.options(selectinload(Dictamen.actor)).order_by(Dictamen.id.desc()))
    )


def list_administracion(*, pais: str, estado: str, plegado: str, numero: int) -> Pagina[Consultor]:
    """Return consultants in any state, of one country or of all, applicants first."""
    base = select(Consultor)
    if pais:
        base = base.where(Consultor.pais == pais)
    if estado:
        base = base.where(Consultor.estado == estado)
    if plegado:
        base = base.where(Consultor.nombre_plegado.contains(plegado, autoescape=True))
    waiting = case((Consultor.estado == EstadoConsultor.POSTULADO, 0), else_=1)
    found = base.order_by(waiting, Consultor.nombre_plegado, Consultor.id)
    return paginar(found, numero, POR_PAGINA_ADMINISTRACION)


def find_abierta(persona: Usuario) -> Postulacion | None:
    """Return what the person has open: a draft, or what is in review."""
    return db.session.scalar(
        select(Postulacion).where(
            Postulacion.usuario_id == persona.id, Postulacion.estado.in_(ABIERTAS)
        )
    )


def find_ultima(persona: Usuario) -> Postulacion | None:
    """Return the last application to enter that was refused."""
    return db.session.scalar(
        select(Postulacion)
        .where(
            Postulacion.usuario_id == persona.id,
            Postulacion.tramite == Tramite.INGRESO,
            Postulacion.estado == EstadoPostulacion.RECHAZADA,
        )
        .order_by(Postulacion.id.desc())
        .limit(1)
    )


def find_en_revision(consultor: Consultor) -> Postulacion | None:
    return db.session.scalar(
        select(Postulacion).where(
            Postulacion.consultor_id == consultor.id,
            Postulacion.estado == EstadoPostulacion.ENVIADA,
        )
    )


def find_postulacion(clave: str) -> Postulacion | None:
    """Return an application that was sent; a draft is its author's alone."""
    found = select(Postulacion).where(
        Postulacion.clave == clave, Postulacion.estado != EstadoPostulacion.BORRADOR
    )
    return db.session.scalar(
        found.options(
            selectinload(Postulacion.evidencias),
            selectinload(Postulacion.referencias),
            joinedload(Postulacion.consultor),
        )
    )


def find_evidencia(clave: str) -> tuple[Evidencia, Postulacion] | None:
    row = db.session.execute(
        select(Evidencia, Postulacion)
        .join(Postulacion, Postulacion.id == Evidencia.postulacion_id)
        .where(Evidencia.clave == clave)
    ).first()
    return (row[0], row[1]) if row else None


def list_de(persona: Usuario) -> list[Postulacion]:
    """Return all that the person ever asked for, newest first."""
    found = select(Postulacion).where(Postulacion.usuario_id == persona.id)
    return list(db.session.scalars(found.order_by(Postulacion.id.desc())))


def find_suspension(consultor: Consultor) -> Dictamen | None:
    """Return the last suspension."""
    found = select(Dictamen).where(
        Dictamen.consultor_id == consultor.id, Dictamen.decision == Decision.SUSPENDER
    )
    return db.session.scalar(found.order_by(Dictamen.id.desc()).limit(1))


def list_cola(*, pais: str, estado: str, numero: int) -> Pagina[Postulacion]:
    """Return what was sent, of one country or of all: what is promised soonest first."""
    shown = estado or EstadoPostulacion.ENVIADA
    base = (
        select(Postulacion)
        .where(Postulacion.estado == shown)
        .options(selectinload(Postulacion.referencias), joinedload(Postulacion.consultor))
    )
    if pais:
        base = base.where(Postulacion.pais == pais)
    due = Postulacion.responder_antes_el
    closed = shown in (EstadoPostulacion.ACEPTADA, EstadoPostulacion.RECHAZADA)
    order = [Postulacion.decidida_el.desc()] if closed else [due.is_(None), due]
    return paginar(base.order_by(*order, Postulacion.id), numero, POR_PAGINA_ADMINISTRACION)


def count_por_revisar(pais: str = "") -> int:
    """Return how many applications wait, of one country or of all."""
    query = select(func.count(Postulacion.id)).where(
        Postulacion.estado == EstadoPostulacion.ENVIADA
    )
    return db.session.scalar(query.where(Postulacion.pais == pais) if pais else query) or 0
