"""Who facilitated what, and who saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import VersionCurso
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.credenciales.models import EN_PIE, Credencial, EstadoCredencial, Logro
from cursos.formadores.models import Observacion
from cursos.formadores.reglas import CODIGO, Taller
from cursos.inscripciones.models import Inscripcion
from plataforma.db import db

if TYPE_CHECKING:
    from sqlalchemy import ScalarSelect


def _terminaron(persona_id: int) -> ScalarSelect[int]:
    """Count who finished and stayed, but for the facilitator."""
    return (
        select(func.count(Participante.id))
        .join(Participante.inscripcion)
        .where(
            Participante.cohorte_id == Cohorte.id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Participante.usuario_id != persona_id,
            Inscripcion.completada_el.is_not(None),
        )
        .correlate(Cohorte)
        .scalar_subquery()
    )


def list_talleres(persona_id: int) -> list[Taller]:
    """Return the cohorts that a person facilitates, the first to close first: one statement."""
    seen = and_(Observacion.cohorte_id == Cohorte.id, Observacion.facilitador_id == persona_id)
    rows = db.session.execute(
        select(Cohorte, VersionCurso.credencial, _terminaron(persona_id), Observacion)
        .join(VersionCurso, and_(VersionCurso.curso_id == Cohorte.curso_id, VersionCurso.es_actual))
        .outerjoin(Observacion, seen)
        .where(Cohorte.facilitador_id == persona_id)
        .order_by(Cohorte.cierre, Cohorte.id)
    )
    return [
        Taller(
            cohorte_id=cohorte.id,
            nombre=cohorte.nombre,
            camara=cohorte.organizacion.nombre,
            curso=cohorte.curso.titulo,
            credencial=granted["codigo"],
            cierre=cohorte.cierre,
            terminaron=finished,
            observado=observed.fecha if observed else None,
            nota=observed.texto if observed else "",
        )
        for cohorte, granted, finished, observed in rows
    ]


def find_observacion(cohorte: Cohorte) -> Observacion | None:
    """Return what was seen of who facilitates the cohort today."""
    return db.session.scalar(
        select(Observacion)
        .where(
            Observacion.cohorte_id == cohorte.id,
            Observacion.facilitador_id == cohorte.facilitador_id,
        )
        .options(joinedload(Observacion.observador))
    )


def _own(persona_id: int, *estados: EstadoCredencial) -> Credencial | None:
    return db.session.scalar(
        select(Credencial)
        .join(Credencial.logro)
        .where(
            Credencial.usuario_id == persona_id,
            Logro.codigo == CODIGO,
            Credencial.estado.in_(estados),
        )
        .order_by(Credencial.emitida_el.desc())
        .limit(1)
    )


def find_propia(persona_id: int) -> Credencial | None:
    """Return the credential that stands, expired or suspended too."""
    return _own(persona_id, *EN_PIE)


def find_revocada(persona_id: int) -> Credencial | None:
    return _own(persona_id, EstadoCredencial.REVOCADA)


def list_de_persona(persona_id: int, *, escritas: bool) -> list[Observacion]:
    """Return what was seen of a person, or what the person wrote of others."""
    about = Observacion.observador_id if escritas else Observacion.facilitador_id
    found = select(Observacion).where(about == persona_id).order_by(Observacion.id)
    return list(db.session.scalars(found.options(joinedload(Observacion.cohorte))))
