"""Giving all open work of one consultant to others: looked at, confirmed once, done one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from consultores.gestion.alcance import propio
from consultores.gestion.errors import NadaQueTraspasarError
from consultores.gestion.models import EstadoTraspaso, Traspaso, TraspasoItem
from consultores.pasos import emails_consultor, ofertas
from consultores.solicitudes.desempeno import OCUPAN
from consultores.solicitudes.estados import Estado, Papel
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.solicitudes.movimientos import lock
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

TRASPASAR = "gestion.traspasar"


def abiertas(consultor: Consultor, persona: Usuario) -> Sequence[Solicitud]:
    """Return what the consultant has in work or is asked, of the countries of the person.

    What was delivered stays: the result is the firm's, and it answers.
    """
    s, a = Solicitud, Asignacion
    asked = select(a.solicitud_id).where(
        a.consultor_id == consultor.id, a.respuesta == Respuesta.PENDIENTE
    )
    works = (s.consultor_id == consultor.id) & s.estado.in_(sorted(OCUPAN))
    offered = s.id.in_(asked) & (s.estado == Estado.ASIGNADA)
    return db.session.scalars(
        select(s)
        .where(or_(works, offered), propio(persona, s.pais))
        .options(selectinload(s.asignaciones))
        .order_by(s.meta_el, s.id)
    ).all()


def pedir(consultor: Consultor, *, actor: Usuario, motivo: str, intento: str) -> Traspaso:
    """Ask for it. Sent twice, or by two people at once: the same one."""
    if found := _find_same(consultor, intento):
        return found
    requests = abiertas(consultor, actor)
    if not requests:
        raise NadaQueTraspasarError(nombre=consultor.nombre)
    made = Traspaso(
        intento=intento,
        consultor_id=consultor.id,
        pedido_por_id=actor.id,
        motivo=motivo.strip(),
        pedido_el=now(),
        items=[TraspasoItem(solicitud_id=s.id) for s in requests],
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:  # somebody was faster
        other = _find_same(consultor, intento)
        if other is None:
            raise
        return other
    for item in made.items:
        enqueue(TRASPASAR, {"item": item.id})
    datos = {"solicitudes": len(requests)}
    audit.record("consultor.traspasar", ("consultor", consultor.id), actor=actor, datos=datos)
    return made


def _find_same(consultor: Consultor, intento: str) -> Traspaso | None:
    runs = (Traspaso.consultor_id == consultor.id) & Traspaso.terminado_el.is_(None)
    return db.session.scalar(select(Traspaso).where(or_(Traspaso.intento == intento, runs)))


@job(TRASPASAR)
def hand_over(payload: dict[str, Any]) -> None:
    """Give one request to others, in its own transaction. Done twice, it is done once."""
    item = db.session.get(TraspasoItem, payload["item"])
    if item is None:
        return
    lock(item.solicitud)
    db.session.refresh(item)
    if item.estado == EstadoTraspaso.PENDIENTE:
        item.estado = EstadoTraspaso.HECHO if _give(item) else EstadoTraspaso.OMITIDO
        item.hecho_el = now()
        item.ofrecida_a = len(item.solicitud.ofertas)
    db.session.flush()
    _finish(item.traspaso_id)


def _give(item: TraspasoItem) -> bool:
    """Take it from the consultant, if they still have it."""
    s, move = item.solicitud, item.traspaso
    offer = next((o for o in s.ofertas if o.consultor_id == move.consultor_id), None)
    try:
        with db.session.begin_nested():
            if offer is not None and len(s.ofertas) > 1:  # the others asked keep their turn
                ofertas.liberar(s, move.consultor)
                emails_consultor.retirada(s, move.consultor)
            elif offer is not None or (s.consultor_id == move.consultor_id and s.estado in OCUPAN):
                ofertas.quitar(s, actor=move.pedido_por, papel=Papel.GESTOR, motivo=move.motivo)
            else:
                return False
    except DomainError:  # it was delivered, cancelled or taken a moment ago
        return False
    return True


def _finish(traspaso_id: int) -> None:
    """Close the receipt after the last one; of two at the same time, each looks."""
    i = TraspasoItem
    waits = select(i.id).where(i.traspaso_id == traspaso_id, i.estado == EstadoTraspaso.PENDIENTE)
    db.session.execute(
        update(Traspaso)
        .where(Traspaso.id == traspaso_id, Traspaso.terminado_el.is_(None), ~waits.exists())
        .values(terminado_el=now())
    )


def find_traspaso(consultor: Consultor, numero: int) -> Traspaso | None:
    found = select(Traspaso).where(Traspaso.id == numero, Traspaso.consultor_id == consultor.id)
    return db.session.scalar(found)


def items_de(traspaso: Traspaso, persona: Usuario) -> Sequence[TraspasoItem]:
    """Return the requests of the receipt that the person may see."""
    i = TraspasoItem
    return db.session.scalars(
        select(i)
        .join(Solicitud, Solicitud.id == i.solicitud_id)
        .where(i.traspaso_id == traspaso.id, propio(persona, Solicitud.pais))
        .options(selectinload(i.solicitud))
        .order_by(i.id)
    ).all()


def toca(consultor: Consultor, persona: Usuario) -> bool:
    """Whether the consultant has, or had moved, work of the countries of the person."""
    if abiertas(consultor, persona):
        return True
    i, t = TraspasoItem, Traspaso
    moved = (
        select(i.id)
        .join(t, t.id == i.traspaso_id)
        .join(Solicitud, Solicitud.id == i.solicitud_id)
        .where(t.consultor_id == consultor.id, propio(persona, Solicitud.pais))
    )
    return db.session.scalar(moved.limit(1)) is not None
