"""Whom a request can be given to, and why somebody else is not proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import lazyload, selectinload

from consultores.emparejamiento.conflictos import plano
from consultores.emparejamiento.queries import condiciones, has, list_impedimentos
from consultores.emparejamiento.vista import impedimentos
from consultores.gestion.errors import NoSePuedeAsignarError
from consultores.pasos import ofertas
from consultores.red.models import (
    Consultor,
    ConsultorIdioma,
    ConsultorPais,
    Desempeno,
    EstadoConsultor,
)
from consultores.solicitudes.estados import Papel
from plataforma.db import db
from plataforma.dias_habiles import hoy

if TYPE_CHECKING:
    from datetime import date

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

EXCLUIDOS = 30
SIN_CUENTA = ("propio", "conflicto")  # conditions that ask for the account
NO_ES_SU_TEMA = "area"  # the counterpart may know better than a profile says


@dataclass(frozen=True)
class Excluido:
    """A consultant who is not proposed, and the codes of why."""

    consultor: Consultor
    motivos: tuple[str, ...]

    @property
    def tiene_ficha(self) -> bool:
        return "inactivo" not in self.motivos

    @property
    def fuera_hasta(self) -> date | None:
        """Return the last day of the absence that runs today, or the end of the pause."""
        today, paused = hoy(), self.consultor.pausa_hasta
        away = [a.hasta for a in self.consultor.ausencias if a.desde <= today <= a.hasta]
        return max([*away, *([paused] if paused and paused > today else [])], default=None)


def explicar(solicitud: Solicitud, q: str = "") -> list[Excluido]:
    """Return who is not proposed, and why: of the area, or whoever the name is looked up of."""
    # Nobody's account is neither the asker's nor a colleague's.
    holds = {
        name: func.coalesce(f, name in SIN_CUENTA) for name, f in condiciones(solicitud).items()
    }
    near = or_(
        has(ConsultorPais, ConsultorPais.pais == solicitud.pais),
        has(ConsultorIdioma, ConsultorIdioma.idioma == solicitud.idioma),
    )
    query = (
        select(Consultor, *(f.label(name) for name, f in holds.items()))
        .outerjoin(Consultor.usuario)
        .outerjoin(Desempeno)
        .where(or_(*(~f for f in holds.values())))
        .options(lazyload("*"), selectinload(Consultor.ausencias))
        .order_by(case((near, 0), else_=1), Consultor.nombre_plegado, Consultor.id)
        .limit(EXCLUIDOS)
    )
    if q:
        query = query.where(Consultor.nombre_plegado.contains(plano(q), autoescape=True))
    else:
        of_the_area = [holds[NO_ES_SU_TEMA]] if NO_ES_SU_TEMA in holds else []
        accredited = Consultor.estado == EstadoConsultor.ACREDITADO
        query = query.where(accredited, holds["propio"], *of_the_area)
    return [
        Excluido(row[0], tuple(name for name in holds if not getattr(row, name)))
        for row in db.session.execute(query)
    ]


def asignar(solicitud: Solicitud, consultor: Consultor, *, actor: Usuario) -> None:
    """Offer it to this one alone, unless there is a reason why not."""
    found = [c for c in list_impedimentos(solicitud, consultor) if c != NO_ES_SU_TEMA]
    if found:
        said = "; ".join(impedimentos(found)).lower()
        raise NoSePuedeAsignarError(nombre=consultor.nombre, motivo=said)
    ofertas.elegir(solicitud, consultor, actor=actor, papel=Papel.GESTOR)
