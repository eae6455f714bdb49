"""The queues: which requests stand in each, how many, and those of one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal_column, or_, select
from sqlalchemy.orm import defer, joinedload, lazyload, selectinload

from consultores.gestion.alcance import propio
from consultores.red.models import Consultor
from consultores.solicitudes.buscado import dice
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import ABIERTAS, TERMINADAS, Asignacion, Solicitud
from consultores.solicitudes.plazos import antes, limite
from plataforma.clock import now
from plataforma.db import db
from plataforma.organizaciones.models import Organizacion
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from plataforma.identidad.models import Usuario

POR_PAGINA = 25
HASTA = 200  # pages that can be turned: beyond, a filter finds it sooner
PRONTO = 2  # business days within which something is about to be due
QUIETA = 15  # business days without a move after which somebody should look
OESTE = timedelta(hours=6)  # the same working day ends later in the west of the region
SEDE = "UY"  # whose calendar counts for who looks after every country


class Cola(StrEnum):
    """By state, then by delay. A request stands in one of the first and maybe in more."""

    ABIERTAS = "abiertas"
    POR_ADMITIR = "por_admitir"
    OBSERVADAS = "observadas"
    EN_ESPERA = "en_espera"
    OFRECIDAS = "ofrecidas"
    EN_CURSO = "en_curso"
    SIN_CONFORMIDAD = "sin_conformidad"
    POR_VENCER = "por_vencer"
    VENCIDAS = "vencidas"
    ESCALADAS = "escaladas"
    SIN_MOVIMIENTO = "sin_movimiento"
    CERRADAS = "cerradas"


POR_ESTADO = {
    Cola.POR_ADMITIR: (Estado.ENVIADA,),
    Cola.OBSERVADAS: (Estado.OBSERVADA,),
    Cola.EN_ESPERA: (Estado.ADMITIDA, Estado.EN_ESPERA),
    Cola.OFRECIDAS: (Estado.ASIGNADA,),
    Cola.EN_CURSO: (Estado.ACEPTADA, Estado.EN_CURSO, Estado.SUSPENDIDA, Estado.EN_REVISION),
    Cola.SIN_CONFORMIDAD: (Estado.ENTREGADA,),
}
POR_DEMORA = (Cola.POR_VENCER, Cola.VENCIDAS, Cola.ESCALADAS, Cola.SIN_MOVIMIENTO)
DE_HOY = (Cola.POR_ADMITIR, Cola.VENCIDAS, Cola.ESCALADAS, Cola.SIN_MOVIMIENTO)


@dataclass(frozen=True, kw_only=True)
class Filtro:
    """What the address says is wanted; every value is one that exists, or empty."""

    cola: Cola = Cola.ABIERTAS
    area: str = ""
    pais: str = ""
    tipo: str = ""
    consultor: str = ""  # slug
    organizacion: str = ""  # slug
    q: str = ""
    pagina: int = 1

    def valores(self, **otros: object) -> dict[str, object]:
        """Return what the address of a neighbouring page says."""
        names = ("cola", "area", "pais", "tipo", "consultor", "organizacion", "q")
        found = {name: getattr(self, name) for name in names} | otros
        return {name: value for name, value in found.items() if value}

    @property
    def activos(self) -> bool:
        return any((self.area, self.pais, self.tipo, self.consultor, self.organizacion, self.q))


def contar(filtro: Filtro, persona: Usuario) -> dict[Cola, int]:
    """Return how many stand in each queue under the filter: one statement."""
    s = Solicitud
    where = _filtered(filtro, persona)
    opened = [c for c in Cola if c not in (Cola.ABIERTAS, Cola.CERRADAS)]
    counts = [func.count().filter(_stands(c, persona)) for c in opened]
    closed = (
        select(func.count()).select_from(s).where(literal_column(TERMINADAS), *where)
    ).scalar_subquery()
    found = select(func.count(), *counts, closed).select_from(s)
    row = db.session.execute(found.where(literal_column(ABIERTAS), *where)).one()
    return dict(zip([Cola.ABIERTAS, *opened, Cola.CERRADAS], row, strict=True))


def contar_hoy(persona: Usuario) -> dict[Cola, int]:
    """Return what waits today, and how many are open: one statement."""
    counts = [func.count().filter(_stands(c, persona)) for c in DE_HOY]
    row = db.session.execute(
        select(func.count(), *counts)
        .select_from(Solicitud)
        .where(literal_column(ABIERTAS), propio(persona, _read(Solicitud.pais)))
    ).one()
    return dict(zip([Cola.ABIERTAS, *DE_HOY], row, strict=True))


def listar(filtro: Filtro, persona: Usuario, total: int) -> Pagina[Solicitud]:
    """Return one page, what is due first on top; of closed ones, the newest."""
    s = Solicitud
    bounded = min(total, HASTA * POR_PAGINA)
    page: Pagina[Solicitud] = Pagina(total=bounded, pedida=filtro.pagina, por_pagina=POR_PAGINA)
    ids = select(s.id).where(*_filtered(filtro, persona))
    if filtro.cola == Cola.CERRADAS:
        ids = ids.where(literal_column(TERMINADAS))
        ids = ids.order_by(s.cerrada_el.desc(), s.id.desc())
    else:
        ids = ids.where(literal_column(ABIERTAS), _stands(filtro.cola, persona))
        ids = ids.order_by(s.meta_el, s.id)
    page.filas = _load(db.session.scalars(page.de(ids)).all())
    return page


def rotulos(filtro: Filtro) -> dict[str, str]:
    """Return how the consultant and the body of the filter are called: one statement each."""
    found = {}
    for name, model in (("consultor", Consultor), ("organizacion", Organizacion)):
        if slug := getattr(filtro, name):
            called = db.session.scalar(select(model.nombre).where(model.slug == slug))
            found[name] = called or slug
    return found


def _load(ids: Sequence[int]) -> list[Solicitud]:
    """Return these requests in this order, with the names that a list shows."""
    offers = selectinload(Solicitud.asignaciones)
    found = db.session.scalars(
        select(Solicitud)
        .where(Solicitud.id.in_(ids))
        .options(
            defer(Solicitud.descripcion),
            joinedload(Solicitud.consultor).options(lazyload("*")),
            joinedload(Solicitud.solicitante).options(lazyload("*")),
            joinedload(Solicitud.organizacion),
            offers.joinedload(Asignacion.consultor).options(lazyload("*")),
        )
    ).unique()
    by_id = {s.id: s for s in found}
    return [by_id[i] for i in ids if i in by_id]


def _stands(cola: Cola, persona: Usuario) -> ColumnElement[bool]:
    """Condition, among the open ones: it stands in this queue."""
    s, moment = Solicitud, now()
    pais = persona.pais or SEDE
    if cola in POR_ESTADO:
        return s.estado.in_(POR_ESTADO[cola])
    match cola:
        case Cola.POR_VENCER:
            return and_(s.meta_el >= moment, s.meta_el <= limite(moment, PRONTO, pais) + OESTE)
        case Cola.VENCIDAS:
            return s.meta_el < moment
        case Cola.ESCALADAS:
            return s.escalada_el.is_not(None)
        case Cola.SIN_MOVIMIENTO:
            still = s.estado != Estado.SUSPENDIDA  # an agreed pause is no neglect
            return and_(s.actualizada_el < antes(moment, QUIETA, pais), still)
    return s.estado.is_not(None)


def _filtered(filtro: Filtro, persona: Usuario) -> list[ColumnElement[bool]]:
    s = Solicitud
    wanted = ((s.area, filtro.area), (s.pais, filtro.pais), (s.tipo, filtro.tipo))
    found = [propio(persona, _read(s.pais))]
    found.extend(_read(column) == value for column, value in wanted if value)
    if filtro.consultor:
        found.append(_in_hands_of(filtro.consultor))
    if filtro.organizacion:
        theirs = select(Organizacion.id).where(Organizacion.slug == filtro.organizacion)
        found.append(s.organizacion_id == theirs.scalar_subquery())
    return [*found, *dice(filtro.q)]


def _read(column: Any) -> Any:
    """A column as the index of the queue has it: not as a way into another one.

    An index of countries would find a third of all requests, and then read each of them.
    """
    return func.coalesce(column, "")


def _in_hands_of(slug: str) -> ColumnElement[bool]:
    """Condition: this consultant has it, or is asked."""
    a, s = Asignacion, Solicitud
    who = select(Consultor.id).where(Consultor.slug == slug).scalar_subquery()
    asked = select(a.solicitud_id).where(a.consultor_id == who, a.respuesta == "pendiente")
    return or_(s.consultor_id == who, s.id.in_(asked))
