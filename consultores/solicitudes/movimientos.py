"""Every change of state comes through here: table, line of the history, clock, audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes import relojes
from consultores.solicitudes.errors import FaltaMotivoError, YaNoEsSuyaError
from consultores.solicitudes.estados import CON_MOTIVO, FINALES, Acto, Estado, Papel, siguiente
from consultores.solicitudes.models import Movimiento, Solicitud
from consultores.solicitudes.relojes import Reloj
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Select

    from plataforma.identidad.models import Usuario

LOOKING = (Acto.ADMITIR, Acto.RETIRAR, Acto.LIBERAR)  # from then on, somebody is looked for
SIMPLE = {
    Estado.ENVIADA: Reloj.ADMISION,
    Estado.OBSERVADA: Reloj.OBSERVACION,
    Estado.ACEPTADA: Reloj.ALCANCE,
    Estado.ENTREGADA: Reloj.CONFORMIDAD,
}  # clocks that begin with the state, in the business days of the firm's country
HELD = "solicitudes_held"  # in session.info: a transaction, and the requests that it holds
_oyentes: list[Callable[[Solicitud, Movimiento], None]] = []


def escuchar(oyente: Callable[[Solicitud, Movimiento], None]) -> None:
    """Let another package know of each move, in the transaction of who makes it."""
    if oyente not in _oyentes:
        _oyentes.append(oyente)


def lock(solicitud: Solicitud) -> None:
    """Read the row again and hold it: of two acts at the same time, the second sees the first.

    One that this transaction holds already is as the database has it.
    """
    held = _held()
    if solicitud.id in held:
        return
    db.session.execute(select(Solicitud.id).where(Solicitud.id == solicitud.id).with_for_update())
    db.session.refresh(solicitud)
    held.add(solicitud.id)


def lock_free(found: Select[tuple[Solicitud]]) -> Sequence[Solicitud]:
    """Read these and hold them, without those that somebody else holds: it waits for nobody."""
    free = found.with_for_update(of=Solicitud, skip_locked=True)
    rows = db.session.scalars(free.execution_options(populate_existing=True)).all()
    _held().update(s.id for s in rows)
    return rows


def _held() -> set[int]:
    """Return the requests that this transaction holds; what a savepoint gives back, it forgets."""
    session = db.session()
    mine = session.get_nested_transaction() or session.get_transaction()
    owner, held = session.info.get(HELD, (None, None))
    if held is None or owner is not mine:
        owner, held = session.info[HELD] = (mine, set[int]())
    known: set[int] = held
    return known


def mover(
    solicitud: Solicitud,
    acto: Acto,
    *,
    actor: Usuario | None,
    papel: Papel | None = None,
    causa: str = "",
    motivo: str = "",
) -> Movimiento:
    """Change the state by the table. Without `papel`, in the quality that the actor has here."""
    quality = papel or (solicitud.papel_de(actor) if actor else Papel.SISTEMA)
    if quality is None:
        raise YaNoEsSuyaError
    hacia = siguiente(solicitud.estado, acto, quality)
    if acto in CON_MOTIVO and quality != Papel.SISTEMA and not motivo.strip():
        raise FaltaMotivoError
    movimiento = Movimiento(
        desde=solicitud.estado,
        hacia=hacia,
        acto=acto,
        papel=quality,
        actor_id=actor.id if actor else None,
        causa=causa,
        motivo=motivo.strip(),
        ocurrio_el=now(),
    )
    solicitud.movimientos.append(movimiento)
    solicitud.estado = hacia
    solicitud.actualizada_el = now()
    if hacia in FINALES:
        solicitud.cerrada_el = now()
        solicitud.responder_antes_el = None
    _start_clock(solicitud, hacia, changed=movimiento.desde != hacia)
    datos = {"desde": str(movimiento.desde), "hacia": str(hacia), "papel": str(quality)}
    if causa:
        datos["causa"] = causa
    audit.record(f"solicitud.{acto}", ("solicitud", solicitud.referencia), actor=actor, datos=datos)
    for oyente in _oyentes:
        oyente(solicitud, movimiento)
    return movimiento


def _start_clock(solicitud: Solicitud, estado: Estado, *, changed: bool) -> None:
    """Start the clock of the state; those that need more than the state are set by their act."""
    if not changed:
        return
    if estado in SIMPLE:
        relojes.poner(solicitud, SIMPLE[estado], solicitud.pais)
    elif estado in (Estado.ADMITIDA, Estado.EN_ESPERA):
        relojes.poner(
            solicitud, Reloj.ASIGNACION, solicitud.pais, desde=_looked_for_since(solicitud)
        )
    elif estado == Estado.EN_CURSO:
        relojes.poner_entrega(solicitud)
    elif estado == Estado.EN_REVISION:
        consultor = solicitud.consultor
        relojes.poner(solicitud, Reloj.REVISION, consultor.pais if consultor else solicitud.pais)
    elif estado in FINALES:
        relojes.quitar(solicitud)


def _looked_for_since(solicitud: Solicitud) -> datetime | None:
    """Return when the network began to look for somebody: each refusal does not begin anew."""
    return next((m.ocurrio_el for m in reversed(solicitud.movimientos) if _lost_its_owner(m)), None)


def _lost_its_owner(m: Movimiento) -> bool:
    return m.acto in LOOKING and m.desde != Estado.ASIGNADA


def moves(solicitud: Solicitud, *actos: Acto) -> Iterable[Movimiento]:
    """Return the moves of these acts, oldest first."""
    return (m for m in solicitud.movimientos if m.acto in actos)
