"""What can be asked about answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from consultores.respuestas.models import VISIBLES, CasoResuelto, EstadoCaso, ReporteCaso, VotoCaso
from consultores.solicitudes.models import Solicitud
from plataforma.busqueda import Tipo, find_claves
from plataforma.db import db
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Select

    from plataforma.texto import TextoBilingue

POR_PAGINA = 20
MAX_PARECIDAS = 3


def lock(caso: CasoResuelto) -> None:
    """Hold it, as the database has it now, until the transaction ends."""
    db.session.execute(select(CasoResuelto.id).where(CasoResuelto.id == caso.id).with_for_update())
    db.session.refresh(caso)


def find_caso(caso_id: int) -> CasoResuelto | None:
    return db.session.get(CasoResuelto, caso_id)


def list_por_acordar(persona_id: int) -> Sequence[CasoResuelto]:
    """Return the cases about which this firm has still to say yes or no, oldest first."""
    waiting = (
        select(CasoResuelto)
        .join(Solicitud, Solicitud.id == CasoResuelto.solicitud_id)
        .where(Solicitud.solicitante_id == persona_id, CasoResuelto.estado == EstadoCaso.PROPUESTA)
    )
    return db.session.scalars(waiting.order_by(CasoResuelto.id)).all()


def find_publico(slug: str) -> CasoResuelto | None:
    return db.session.scalar(_visible().where(CasoResuelto.slug == slug))


def _visible() -> Select[tuple[CasoResuelto]]:
    return (
        select(CasoResuelto)
        .where(CasoResuelto.estado.in_(VISIBLES))
        .options(joinedload(CasoResuelto.consultor))
    )


def list_visibles(caso_id: int | None = None) -> Sequence[CasoResuelto]:
    query = _visible().order_by(CasoResuelto.id)
    if caso_id is not None:
        query = query.where(CasoResuelto.id == caso_id)
    return db.session.scalars(query).all()


def buscar(texto: str, lang: str, area: str, pais: str, numero: int) -> Pagina[CasoResuelto]:
    """Return published answers: the best for a text, else the newest."""
    query = _visible()
    if area:
        query = query.where(CasoResuelto.area == area)
    if pais:
        query = query.where((CasoResuelto.mercado == pais) | (CasoResuelto.pais == pais))
    if not texto.strip():
        newest = (CasoResuelto.publicada_el.desc(), CasoResuelto.id.desc())
        return paginar(query.order_by(*newest), numero, POR_PAGINA)
    order = {number: place for place, number in enumerate(_ids(texto, lang))}
    found = db.session.scalars(query.where(CasoResuelto.id.in_(order))).all()
    rows = sorted(found, key=lambda caso: order[caso.id])
    page: Pagina[CasoResuelto] = Pagina(total=len(rows), pedida=numero, por_pagina=POR_PAGINA)
    start = (page.numero - 1) * POR_PAGINA
    page.filas = rows[start : start + POR_PAGINA]
    return page


def parecidas(texto: str, lang: str) -> list[CasoResuelto]:
    """Return up to three published answers to what somebody is about to ask, the best first."""
    ids = _ids(texto, lang)[:MAX_PARECIDAS]
    found = {c.id: c for c in db.session.scalars(_visible().where(CasoResuelto.id.in_(ids)))}
    return [found[number] for number in ids if number in found]


def _ids(texto: str, lang: str) -> list[int]:
    return [int(key.partition(":")[2]) for key in find_claves(texto, lang, Tipo.RESPUESTA)]


def list_por_editar(pais: str, estado: str, numero: int) -> Pagina[CasoResuelto]:
    """Return the cases that an editor may see: those that wait for one first."""
    query = select(CasoResuelto).options(joinedload(CasoResuelto.consultor))
    query = query.where(CasoResuelto.estado != EstadoCaso.PROPUESTA)
    if pais:
        query = query.where(CasoResuelto.pais == pais)
    if estado:
        query = query.where(CasoResuelto.estado == estado)
    waits = CasoResuelto.estado.in_([EstadoCaso.ACORDADA, EstadoCaso.POR_REVISAR])
    return paginar(query.order_by(waits.desc(), CasoResuelto.id.desc()), numero, POR_PAGINA)


def count_por_editar(pais: str) -> int:
    waits = CasoResuelto.estado.in_([EstadoCaso.ACORDADA, EstadoCaso.POR_REVISAR])
    query = select(func.count(CasoResuelto.id)).where(waits)
    return db.session.scalar(query.where(CasoResuelto.pais == pais) if pais else query) or 0


def count_votos(caso_id: int) -> tuple[int, int]:
    """Return (helped, all)."""
    row = db.session.execute(
        select(func.count().filter(VotoCaso.sirve), func.count()).where(VotoCaso.caso_id == caso_id)
    ).one()
    return row[0], row[1]


def list_reportes(caso_id: int) -> Sequence[ReporteCaso]:
    """Return what readers say and nobody has looked at."""
    waiting = select(ReporteCaso).where(
        ReporteCaso.caso_id == caso_id, ReporteCaso.atendido_el.is_(None)
    )
    return db.session.scalars(waiting.order_by(ReporteCaso.id)).all()


def textos_de(ids: Sequence[int]) -> Mapping[int, Sequence[TextoBilingue]]:
    """Return the questions that these consultants answered in public: they are found by them."""
    rows = db.session.execute(
        select(CasoResuelto.consultor_id, CasoResuelto.pregunta).where(
            CasoResuelto.consultor_id.in_(ids), CasoResuelto.estado.in_(VISIBLES)
        )
    )
    found: dict[int, list[TextoBilingue]] = {}
    for consultor_id, text in rows:
        found.setdefault(consultor_id or 0, []).append(text)
    return found
