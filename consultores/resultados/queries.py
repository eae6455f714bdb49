"""What can be asked about results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from consultores.resultados.models import (
    ConsultaResultado,
    EstadoConsulta,
    Evidencia,
    FichaResultado,
)
from consultores.solicitudes.models import Solicitud
from plataforma.db import db
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

POR_PAGINA = 20


def find_consulta(consulta_id: int) -> ConsultaResultado | None:
    return db.session.get(ConsultaResultado, consulta_id)


def find_ficha(ficha_id: int) -> FichaResultado | None:
    return db.session.get(FichaResultado, ficha_id)


def list_mias(usuario_id: int, numero: int) -> Pagina[ConsultaResultado]:
    """Return what was or will be asked of a firm: what waits, what was, and what comes next."""
    c = ConsultaResultado
    waits, planned = (c.estado == e for e in (EstadoConsulta.ENVIADA, EstadoConsulta.PROGRAMADA))
    soonest = case((planned, c.toca_el))
    order = (waits.desc(), planned, soonest, c.toca_el.desc(), c.id.desc())
    return paginar(_of(usuario_id).order_by(*order), numero, POR_PAGINA)


def list_todas_las_mias(usuario_id: int) -> Sequence[ConsultaResultado]:
    return db.session.scalars(_of(usuario_id).order_by(ConsultaResultado.id)).all()


def find_pendiente(usuario_id: int) -> tuple[int, ConsultaResultado | None]:
    """Return how many questions wait for this person, and the oldest of them."""
    waits = _of(usuario_id).where(ConsultaResultado.estado == EstadoConsulta.ENVIADA)
    found = db.session.scalars(waits.order_by(ConsultaResultado.enviada_el)).all()
    return len(found), found[0] if found else None


def _of(usuario_id: int) -> Select[tuple[ConsultaResultado]]:
    own = select(Solicitud.id).where(Solicitud.solicitante_id == usuario_id)
    return select(ConsultaResultado).where(ConsultaResultado.solicitud_id.in_(own))


def list_por_verificar(pais: str, numero: int) -> Pagina[FichaResultado]:
    """Return the documents that wait to be looked at, oldest first; of one country or of all."""
    oldest = (FichaResultado.respondida_el, FichaResultado.id)
    return paginar(_unseen(pais).order_by(*oldest), numero, POR_PAGINA)


def count_por_verificar(pais: str) -> int:
    return db.session.scalar(select(func.count()).select_from(_unseen(pais).subquery())) or 0


def _unseen(pais: str) -> Select[tuple[FichaResultado]]:
    query = select(FichaResultado).where(
        FichaResultado.evidencia == Evidencia.DOCUMENTO, FichaResultado.reemplazada_el.is_(None)
    )
    return _from(query, pais)


def _from(query: Select[Any], pais: str) -> Select[Any]:
    if not pais:
        return query
    asked = select(ConsultaResultado.id).join(ConsultaResultado.solicitud)
    return query.where(FichaResultado.consulta_id.in_(asked.where(Solicitud.pais == pais)))
