"""Who could answer a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from consultores.red.models import (
    Consultor,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    Desempeno,
)
from consultores.red.queries import es_publico
from consultores.solicitudes.models import Asignacion, Solicitud
from plataforma.db import db

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

CANDIDATOS = 12


@dataclass(frozen=True)
class Candidato:
    """A consultant who could answer a request, and why."""

    consultor: Consultor
    area: bool
    pais: bool
    idioma: bool


def list_candidatos(solicitud: Solicitud) -> list[Candidato]:
    """Return who could answer: the right area first, then country, language, room and speed."""
    had = select(Asignacion.consultor_id).where(Asignacion.solicitud_id == solicitud.id)
    query = (
        select(Consultor)
        .outerjoin(Desempeno)
        .where(
            es_publico(),
            Consultor.usuario_id.is_not(None),
            Consultor.usuario_id != solicitud.solicitante_id,
            Consultor.id.not_in(had),
            func.coalesce(Desempeno.abiertas, 0) < Consultor.cupo,
        )
    )
    area = _has(ConsultorArea, ConsultorArea.area == solicitud.area)
    pais = _has(ConsultorPais, ConsultorPais.pais == solicitud.pais)
    idioma = _has(ConsultorIdioma, ConsultorIdioma.idioma == solicitud.idioma)
    if solicitud.area:
        query = query.where(area)
    found = db.session.scalars(
        query.order_by(
            pais.desc(),
            idioma.desc(),
            func.coalesce(Desempeno.abiertas, 0),
            Desempeno.mediana_respuesta.is_(None),
            Desempeno.mediana_respuesta,
            Consultor.id,
        ).limit(CANDIDATOS)
    )
    return [
        Candidato(
            c,
            area=solicitud.area in c.codigos_area,
            pais=solicitud.pais in c.codigos_pais,
            idioma=solicitud.idioma in c.codigos_idioma,
        )
        for c in found
    ]


def _has(model: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(model.consultor_id)
        .where(model.consultor_id == Consultor.id, condition)
        .correlate(Consultor)
        .exists()
    )
