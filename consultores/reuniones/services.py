"""Meetings: one side proposes up to three moments, the other picks one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from consultores.reuniones import emails
from consultores.reuniones.errors import (
    EnlaceError,
    HorariosError,
    ReunionCambioError,
    ReunionFuturaError,
)
from consultores.reuniones.models import HorarioPropuesto, Reunion
from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.errors import ConversacionCerradaError, YaNoEsSuyaError
from consultores.solicitudes.estados import FINALES, Acto, Estado, Papel
from consultores.solicitudes.movimientos import lock
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from consultores.solicitudes.models import Movimiento, Solicitud
    from plataforma.identidad.models import Usuario

RECORDAR = "reuniones.recordar"
HORARIOS = 3
MINUTOS = (30, 45, 60, 90, 120)
ANTES = timedelta(days=1)
PRONTO, LEJOS = timedelta(hours=1), timedelta(days=180)
SE_REUNEN = (Estado.ACEPTADA, Estado.EN_CURSO, Estado.ENTREGADA, Estado.EN_REVISION)
SUELTA = (Acto.RETIRAR, Acto.LIBERAR)  # acts that leave the request without its consultant


@dataclass(frozen=True, kw_only=True)
class Idea:
    """What somebody proposes. Only the consultant gives the link of a call."""

    tema: str
    minutos: int
    horarios: Sequence[datetime]
    enlace: str = ""


def list_reuniones(solicitud: Solicitud) -> list[Reunion]:
    """Return the meetings with who has the request, the next one first."""
    found = select(Reunion).where(
        Reunion.solicitud_id == solicitud.id, Reunion.consultor_id == solicitud.consultor_id
    )
    rows = db.session.scalars(
        found.options(selectinload(Reunion.horarios)).order_by(Reunion.id)
    ).all()
    return sorted(rows, key=lambda r: (not r.esta_viva, r.inicio or now(), r.id))


def find_reunion(solicitud: Solicitud, reunion_id: int) -> Reunion:
    found = db.session.get(Reunion, reunion_id)
    if found is None or found.solicitud_id != solicitud.id:
        raise NotFoundError
    if found.consultor_id != solicitud.consultor_id:
        raise NotFoundError
    return found


def se_reunen(solicitud: Solicitud) -> bool:
    return solicitud.estado in SE_REUNEN and not solicitud.quedo_sin_consultor


def proponer(solicitud: Solicitud, idea: Idea, *, actor: Usuario, intento: str) -> Reunion:
    """Propose a meeting; the same form sent twice is one."""
    papel, intento = _enter(solicitud, actor), intento[:INTENTO]
    found = db.session.scalar(
        select(Reunion).where(Reunion.solicitud_id == solicitud.id, Reunion.intento == intento)
    )
    if found is not None:
        return found
    _check_moments(idea.horarios)
    consultor_id = solicitud.consultor_id
    if consultor_id is None:
        raise YaNoEsSuyaError
    reunion = Reunion(
        solicitud=solicitud,
        consultor_id=consultor_id,
        intento=intento,
        propuesta_por=papel,
        tema=idea.tema,
        minutos=idea.minutos,
        enlace=_link(idea.enlace) if papel == Papel.CONSULTOR else "",
        uid=f"reunion-{solicitud.id}-{intento}@escala",
        horarios=[HorarioPropuesto(inicio=m) for m in idea.horarios],
    )
    db.session.add(reunion)
    db.session.flush()
    _record("solicitud.proponer_reunion", solicitud, actor)
    emails.propuesta(solicitud, reunion)
    return reunion


def elegir(
    solicitud: Solicitud, reunion: Reunion, horario_id: int, *, actor: Usuario, enlace: str = ""
) -> None:
    """Pick one of the moments that the other side proposed: it enters both calendars."""
    papel = _enter(solicitud, actor)
    db.session.refresh(reunion)
    if papel == reunion.propuesta_por:
        raise ReunionCambioError
    chosen = next((h for h in reunion.horarios if h.id == horario_id), None)
    if chosen is None or not reunion.esta_viva or chosen.inicio <= now():
        raise ReunionCambioError
    known = reunion.inicio is not None
    reunion.inicio, reunion.horarios = chosen.inicio, []
    if papel == Papel.CONSULTOR and enlace:
        reunion.enlace = _link(enlace)
    _tell(reunion, actor, known=known)


def cambiar(solicitud: Solicitud, reunion: Reunion, idea: Idea, *, actor: Usuario) -> None:
    """Propose other moments (what holds, holds meanwhile); a new link alone holds at once."""
    papel = _enter(solicitud, actor)
    db.session.refresh(reunion)
    if not reunion.esta_viva:
        raise ReunionCambioError
    link = _link(idea.enlace) if papel == Papel.CONSULTOR else reunion.enlace
    new_link = link != reunion.enlace
    if not idea.horarios and not new_link:
        raise HorariosError
    if new_link:
        reunion.enlace = link
        if reunion.inicio is not None:
            _tell(reunion, actor, known=True)
    if idea.horarios:
        _check_moments(idea.horarios)
        reunion.propuesta_por, reunion.horarios = papel, []
        db.session.flush()  # the same moment may be proposed again
        reunion.horarios = [HorarioPropuesto(inicio=m) for m in idea.horarios]
        db.session.flush()
        _record("solicitud.proponer_reunion", solicitud, actor)
        emails.propuesta(solicitud, reunion)


def cancelar(solicitud: Solicitud, reunion: Reunion, *, actor: Usuario, motivo: str) -> None:
    _enter(solicitud, actor)
    db.session.refresh(reunion)
    if not reunion.esta_viva:
        raise ReunionCambioError
    _call_off(reunion, motivo)
    _record("solicitud.cancelar_reunion", solicitud, actor)
    emails.cancelada(solicitud, reunion)


def marcar(solicitud: Solicitud, reunion: Reunion, *, actor: Usuario, se_hizo: bool) -> None:
    """Say whether it took place. Either side may, and may say otherwise."""
    papel = _side(solicitud, actor)
    if reunion.cancelada_el is not None:
        raise ReunionCambioError
    if not reunion.ya_empezo:
        raise ReunionFuturaError
    reunion.se_hizo, reunion.marcada_por, reunion.horarios = se_hizo, papel, []
    _record("solicitud.marcar_reunion", solicitud, actor)


def cancelar_pendientes(solicitud: Solicitud, movimiento: Movimiento) -> None:
    """A request that ends, or loses its consultant, takes its meetings along."""
    if movimiento.hacia not in FINALES and movimiento.acto not in SUELTA:
        return
    if solicitud.consultor_id is None:
        return
    for reunion in list_reuniones(solicitud):
        if reunion.esta_viva:
            _call_off(reunion, "")
            known = reunion.inicio is not None
            if known:
                leaves = movimiento.acto == Acto.LIBERAR
                emails.cancelada(solicitud, reunion, al_consultor=not leaves)


def _call_off(reunion: Reunion, motivo: str) -> None:
    reunion.cancelada_el, reunion.motivo, reunion.horarios = now(), motivo.strip(), []
    reunion.secuencia += 1


def _tell(reunion: Reunion, actor: Usuario, *, known: bool) -> None:
    """Put it into both calendars, and have both reminded the day before."""
    if known:
        reunion.secuencia += 1
    solicitud = reunion.solicitud
    solicitud.actualizada_el = now()
    db.session.flush()
    if known:
        _record("solicitud.cambiar_reunion", solicitud, actor)
        emails.cambio(solicitud, reunion)
    else:
        _record("solicitud.acordar_reunion", solicitud, actor)
        emails.acordada(solicitud, reunion)
    if reunion.inicio is not None and reunion.inicio - ANTES > now() + PRONTO:
        payload = {"reunion": reunion.id, "secuencia": reunion.secuencia}
        enqueue(RECORDAR, payload, no_antes_el=reunion.inicio - ANTES)


def _check_moments(horarios: Sequence[datetime]) -> None:
    moment = now()
    if not 0 < len(horarios) <= HORARIOS or len(set(horarios)) != len(horarios):
        raise HorariosError
    if not all(moment + PRONTO <= h <= moment + LEJOS for h in horarios):
        raise HorariosError


def _link(enlace: str) -> str:
    """Return a link that a browser opens safely, or nothing."""
    enlace = enlace.strip()
    if not enlace:
        return ""
    parts = urlsplit(enlace)
    if parts.scheme != "https" or not parts.hostname or any(c.isspace() for c in enlace):
        raise EnlaceError
    return enlace


def _enter(solicitud: Solicitud, actor: Usuario) -> Papel:
    papel = _side(solicitud, actor)
    if not se_reunen(solicitud):
        raise ConversacionCerradaError
    return papel


def _side(solicitud: Solicitud, actor: Usuario) -> Papel:
    lock(solicitud)
    papel = solicitud.papel_de(actor)
    if papel is None or solicitud.consultor_id is None:
        raise YaNoEsSuyaError
    return papel


def _record(accion: str, solicitud: Solicitud, actor: Usuario) -> None:
    audit.record(accion, ("solicitud", solicitud.referencia), actor=actor)


@job(RECORDAR)
def recordar(payload: dict[str, Any]) -> None:
    """Remind both the day before, unless it changed since (then another job does) or it is off."""
    reunion = db.session.get(Reunion, payload["reunion"])
    if reunion is None or reunion.secuencia != payload["secuencia"] or not reunion.esta_viva:
        return
    emails.recordatorio(reunion.solicitud, reunion)
