"""What can happen to a lot before anything is issued. `emision` does the issuing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from cursos.credenciales.queries import list_versions
from cursos.lotes import emails, errors, queries, queries_lotes
from cursos.lotes.models import (
    ELEGIBLES,
    Caso,
    EstadoItem,
    EstadoLote,
    Lote,
    LoteItem,
    Omision,
)
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.queries import list_con_rol
from plataforma.jobs import enqueue
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cursos.cohortes.models import Cohorte
    from cursos.lotes.queries import Persona
    from plataforma.identidad.models import Usuario

SOLA = 200  # people that one administrator may issue to alone, within a day
DIA = timedelta(hours=24)


@dataclass(frozen=True)
class Eleccion:
    """Everybody of the cohort, and who is chosen."""

    personas: list[Persona]
    elegidas: list[Persona]

    @property
    def sin_cumplir(self) -> list[Persona]:
        """Those who are chosen although the rule of the course is not met."""
        return [p for p in self.elegidas if p.caso != Caso.CUMPLE]

    def cuenta(self, caso: Caso) -> int:
        return sum(p.caso == caso for p in self.personas)

    @property
    def huella(self) -> str:
        """What was looked at: who is chosen, and as what."""
        seen = sorted(f"{p.usuario_id}:{p.caso}" for p in self.elegidas)
        return sha256("\n".join(seen).encode()).hexdigest()


def empezar(cohorte: Cohorte) -> Lote:
    """Open a draft; of two at once, both get the same one."""
    if found := queries_lotes.find_abierto(cohorte.id):
        return found
    if cohorte.curso_id not in {v.curso_id for v in list_versions()}:
        raise errors.SinCursoConCredencialError
    lote = Lote(cohorte_id=cohorte.id)
    try:
        with db.session.begin_nested():
            db.session.add(lote)
            db.session.flush()
    except IntegrityError:
        found = queries_lotes.find_abierto(cohorte.id)
        if found is None:
            raise
        return found
    return lote


def eleccion(lote: Lote) -> Eleccion:
    """Return the proposal with the corrections of the draft: four statements, however many."""
    personas = queries.list_personas(lote.cohorte_id)
    changed = queries_lotes.correcciones(lote.id)
    chosen = [
        p
        for p in personas
        if p.caso in ELEGIBLES and changed.get(p.usuario_id or 0, p.caso == Caso.CUMPLE)
    ]
    return Eleccion(personas, chosen)


def corregir(lote: Lote, mostradas: Collection[int], marcadas: Collection[int]) -> None:
    """Keep what was ticked on one page of the draft; the other pages stay as they were."""
    _require(lote, EstadoLote.BORRADOR)
    shown = set(mostradas)
    _forget(lote, shown)
    for p in queries.list_personas(lote.cohorte_id):
        if p.usuario_id in shown and p.caso in ELEGIBLES:
            ticked = p.usuario_id in marcadas
            if ticked != (p.caso == Caso.CUMPLE):
                _correct(lote, p, EstadoItem.ELEGIDA if ticked else EstadoItem.QUITADA)
    db.session.flush()


def quitar_a_todas(lote: Lote) -> None:
    """Leave nobody chosen, to begin from there."""
    _require(lote, EstadoLote.BORRADOR)
    _forget(lote)
    for p in queries.list_personas(lote.cohorte_id):
        if p.caso == Caso.CUMPLE:
            _correct(lote, p, EstadoItem.QUITADA)
    db.session.flush()


def proponer(lote: Lote) -> None:
    """Go back to those who completed the course."""
    _require(lote, EstadoLote.BORRADOR)
    _forget(lote)


def _forget(lote: Lote, people: Iterable[int] | None = None) -> None:
    gone = delete(LoteItem).where(LoteItem.lote_id == lote.id)
    if people is not None:
        gone = gone.where(LoteItem.usuario_id.in_(people))
    db.session.execute(gone)


def _correct(lote: Lote, p: Persona, estado: EstadoItem) -> None:
    db.session.add(LoteItem(lote_id=lote.id, usuario_id=p.usuario_id, estado=estado))


def pide_segunda(actor: Usuario, cuantas: int) -> bool:
    """Whether a second person must agree: above 200, counted with what one asked for alone today.

    Else who wants to go round the rule would only have to cut the list in two.
    """
    return cuantas + queries_lotes.count_asked_alone(actor.id, now() - DIA) > SOLA


def pedir(lote: Lote, actor: Usuario, *, motivo: str, huella: str) -> Lote:
    """Decide on what was looked at; issue, or wait for the second person.

    The caller holds the lot locked: a second press finds it decided.
    """
    _require(lote, EstadoLote.BORRADOR)
    chosen = eleccion(lote)
    if not chosen.elegidas:
        raise errors.SinElegidosError
    if chosen.huella != huella:
        raise errors.CambioLaListaError
    waits = pide_segunda(actor, len(chosen.elegidas))
    _forget(lote)
    db.session.add_all(
        LoteItem(lote_id=lote.id, usuario_id=p.usuario_id, estado=EstadoItem.PENDIENTE, caso=p.caso)
        for p in chosen.elegidas
    )
    lote.pedido_por, lote.pedido_por_id, lote.pedido_el = actor, actor.id, now()
    lote.motivo = motivo.strip()
    lote.estado = EstadoLote.ESPERANDO if waits else EstadoLote.EN_CURSO
    counts = {"personas": len(chosen.elegidas), "sin_cumplir": len(chosen.sin_cumplir)}
    _record("lote.pedir", lote, actor, **counts)
    if waits:
        for other in list_con_rol(Rol.ADMINISTRACION):
            if other.id != actor.id:
                emails.mail_segunda(lote, other, len(chosen.elegidas))
    else:
        enqueue("lotes.emitir", {"lote": lote.id})
    return lote


def aprobar(lote: Lote, actor: Usuario) -> None:
    """Agree, as the second person: it is issued."""
    _decide(lote, actor, EstadoLote.EN_CURSO)
    _record("lote.aprobar", lote, actor)
    enqueue("lotes.emitir", {"lote": lote.id})
    emails.mail_decidido(lote)


def rechazar(lote: Lote, actor: Usuario, *, motivo: str) -> None:
    """Refuse, as the second person: nothing is issued."""
    _decide(lote, actor, EstadoLote.RECHAZADO)
    lote.motivo_rechazo = motivo.strip()
    _record("lote.rechazar", lote, actor)
    emails.mail_decidido(lote)


def _decide(lote: Lote, actor: Usuario, estado: EstadoLote) -> None:
    _require(lote, EstadoLote.ESPERANDO)
    if actor.id == lote.pedido_por_id:
        raise errors.MismaPersonaError
    lote.estado = estado
    lote.decidido_por, lote.decidido_por_id, lote.decidido_el = actor, actor.id, now()


def descartar(lote: Lote, actor: Usuario) -> None:
    """Throw a draft away, or take back what one asked for."""
    _require(lote, EstadoLote.BORRADOR, EstadoLote.ESPERANDO)
    lote.estado = EstadoLote.DESCARTADO
    _forget(lote)
    _record("lote.descartar", lote, actor)


def detener(lote: Lote, actor: Usuario) -> None:
    """Issue to nobody else. What was issued stands."""
    _require(lote, EstadoLote.EN_CURSO)
    lote.estado, lote.terminado_el = EstadoLote.DETENIDO, now()
    for item in queries_lotes.list_pendientes(lote.id):
        item.estado, item.omision = EstadoItem.OMITIDA, Omision.DETENIDO
    _record("lote.detener", lote, actor)


def _require(lote: Lote, *estados: EstadoLote) -> None:
    if lote.estado not in estados:
        raise errors.LoteTardioError


def _record(act: str, lote: Lote, actor: Usuario, **datos: int) -> None:
    audit.record(act, ("lote", lote.id), actor=actor, datos=datos)
