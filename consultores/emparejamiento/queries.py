"""Who could answer a request: everybody who may, with what speaks for each, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, select
from sqlalchemy.orm import joinedload, lazyload, selectinload

from consultores.emparejamiento.conflictos import sin_conflicto
from consultores.red.models import (
    MINIMO_MEDIANA,
    Ausencia,
    Consultor,
    ConsultorAcuerdo,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    ConsultorSector,
    Desempeno,
    EstadoConsultor,
)
from consultores.red.queries import SIN_FICHA
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.taxonomia import acuerdos_entre
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Subquery

CANDIDATOS = 12
# What speaks for somebody, in points: the area is a condition, the rest makes the order. Country
# and language weigh most, because without them the answer is not understood or does not apply.
PUNTOS = {"pais": 8, "idioma": 8, "presencial": 4, "acuerdo": 3, "sector": 2}
RESPUESTA_LENTA = 2  # business days above which somebody usually answers late
MEDIA_CARGA = 50  # % of the capacity in use above which others of the same worth come first


@dataclass(frozen=True)
class Candidato:
    """A consultant who could answer a request, and the codes of why."""

    consultor: Consultor
    razones: tuple[str, ...]
    puntos: int


def list_candidatos(
    solicitud: Solicitud, cuantos: int = CANDIDATOS, *, con_ficha: bool = True
) -> list[Candidato]:
    """Return who could answer, best first; among equals whose turn has waited longest.

    Equal are those with as many points who are as free and answer as fast: half loaded or not,
    within two business days or not. Without `con_ficha` for who does not show them.
    """
    reasons = _reasons(solicitud)
    best = _best(solicitud, reasons, cuantos)
    found = db.session.execute(
        select(Consultor, best)
        .join(best, best.c.id == Consultor.id)
        .options(
            joinedload(Consultor.usuario).options(lazyload("*")),
            selectinload(Consultor.desempeno),
            *(() if con_ficha else (*SIN_FICHA, lazyload(Consultor.ausencias))),
        )
        .order_by(*_order(best))
    ).all()
    return [
        Candidato(
            row[0],
            ("area",) * bool(solicitud.area)
            + tuple(name for name in reasons if getattr(row, name))
            + _of_the_person(row[0]),
            row.puntos,
        )
        for row in found
    ]


def _best(s: Solicitud, reasons: Mapping[str, ColumnElement[bool]], cuantos: int) -> Subquery:
    """The first of who may be asked: their ids and what puts them in order, and no more of them.

    Each reason is looked at once (a CTE that is not written into what uses it), whoever answers.
    """
    able = (
        select(
            Consultor.id,
            (_load() > MEDIA_CARGA).label("cargado"),
            _is_slow().label("lento"),
            Consultor.ultima_oferta_el,
            *(found.label(name) for name, found in reasons.items()),
        )
        .join(Consultor.usuario)
        .outerjoin(Desempeno)
        .where(*condiciones(s).values())
        .cte("aptos")
        .prefix_with("MATERIALIZED")
    )
    points = sum(
        (case((able.c[name], PUNTOS[name]), else_=0) for name in reasons), literal(0)
    ).label("puntos")
    counted = select(able, points).subquery()
    return select(counted).order_by(*_order(counted)).limit(cuantos).subquery("mejores")


def _order(t: Subquery) -> tuple[ColumnElement[Any], ...]:
    return (
        t.c.puntos.desc(),
        t.c.cargado,
        t.c.lento,
        # Equals take turns: first who was never asked, then who was asked longest ago.
        t.c.ultima_oferta_el.is_not(None),
        t.c.ultima_oferta_el,
        t.c.id,
    )


def _load() -> ColumnElement[Any]:
    """Return the part of the capacity in use, in %. Who may be asked has some."""
    return func.coalesce(Desempeno.abiertas, 0) * 100 / func.nullif(Consultor.cupo, 0)


def _is_slow() -> ColumnElement[bool]:
    """Whether they usually answer late; one late answer alone costs nobody the turn."""
    usually = func.coalesce(Desempeno.respondidas, 0) >= MINIMO_MEDIANA
    return and_(usually, func.coalesce(Desempeno.mediana_respuesta, 0) > RESPUESTA_LENTA)


def _of_the_person(consultor: Consultor) -> tuple[str, ...]:
    """Return what is true of somebody whatever is asked."""
    d, found = consultor.desempeno, ["lugar"]
    if d.mediana_respuesta is not None and d.mediana_respuesta <= RESPUESTA_LENTA:
        found.append("responde")
    return tuple(found)


def _reasons(s: Solicitud) -> dict[str, ColumnElement[bool]]:
    agreements = acuerdos_entre(s.pais, s.mercado)
    found: dict[str, Any] = {
        "pais": has(ConsultorPais, ConsultorPais.pais == s.pais),
        "idioma": has(ConsultorIdioma, ConsultorIdioma.idioma == s.idioma),
    }
    if agreements:
        found["acuerdo"] = has(ConsultorAcuerdo, ConsultorAcuerdo.acuerdo.in_(agreements))
    if s.sector:
        found["sector"] = has(ConsultorSector, ConsultorSector.sector == s.sector)
    if s.modalidad == "presencial":
        found["presencial"] = and_(Consultor.presencial, Consultor.pais == s.pais)
    return found


def condiciones(s: Solicitud) -> Mapping[str, ColumnElement[bool]]:
    """Return what must hold of whoever is asked, by the code of what is wrong when it does not.

    Of a consultant joined to their account and to their figures, if they have any.
    """
    had = select(Asignacion.consultor_id).where(
        Asignacion.solicitud_id == s.id, Asignacion.respuesta != Respuesta.TOMADA
    )
    away, pausing = _away(hoy())
    found = {
        "inactivo": and_(
            Consultor.estado == EstadoConsultor.ACREDITADO,
            Consultor.vence_el > now(),
            Usuario.estado == EstadoUsuario.ACTIVO,
        ),
        "propio": Consultor.usuario_id != s.solicitante_id,
        "tuvo": Consultor.id.not_in(had),
        "lleno": func.coalesce(Desempeno.abiertas, 0) < Consultor.cupo,
        "ausente": ~away,
        "pausa": ~pausing,
        "conflicto": sin_conflicto(s),
    }
    if s.area:
        of_the_area = select(ConsultorArea.consultor_id).where(ConsultorArea.area == s.area)
        found["area"] = Consultor.id.in_(of_the_area)  # not `has`: a large network begins here
    return found


def _away(dia: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return (is away, pauses) on that day."""
    days = and_(Ausencia.desde <= dia, Ausencia.hasta >= dia)
    pausing = and_(Consultor.pausa_hasta.is_not(None), Consultor.pausa_hasta > dia)
    return has(Ausencia, days), func.coalesce(pausing, False)


def list_impedimentos(solicitud: Solicitud, consultor: Consultor) -> list[str]:
    """Return the codes of why somebody is not asked; nothing when they may be."""
    every = condiciones(solicitud)
    row = db.session.execute(
        select(*(f.label(name) for name, f in every.items()))
        .select_from(Consultor)
        .outerjoin(Consultor.usuario)
        .outerjoin(Desempeno)
        .where(Consultor.id == consultor.id)
    ).one()
    return [name for name in every if not getattr(row, name)]


def has(model: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """In SQL, whether the consultant has a row of the model of which the condition holds."""
    return (
        select(model.consultor_id)
        .where(model.consultor_id == Consultor.id, condition)
        .correlate(Consultor)
        .exists()
    )
