"""Issuing, one person at a time: whatever is cut short is undone whole, and done again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from cursos.catalogo.models import VersionCurso
from cursos.credenciales import logros
from cursos.credenciales.models import Origen
from cursos.credenciales.services import Decision, YaTieneCredencialError, emitir
from cursos.lotes import emails, queries, queries_lotes
from cursos.lotes.models import Caso, EstadoItem, EstadoLote, Lote, LoteItem, Omision
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from cursos.lotes.queries import Persona

TRIES = 3  # of one person, before the others' sake goes first
_OMITIDOS = {Caso.YA_LA_TIENE: Omision.YA_LA_TIENE, Caso.SUSPENDIDA: Omision.SUSPENDIDA}
log = logging.getLogger(__name__)


def emitir_siguiente(lote_id: int) -> bool:
    """Issue to the next person of a lot, in the caller's transaction; False when none is left.

    The line of the person and the credential are written together: neither can be there without
    the other, so that who comes after a crash neither forgets anybody nor issues twice.
    """
    lote = db.session.get(Lote, lote_id)
    if lote is None or lote.estado != EstadoLote.EN_CURSO:
        return False
    item = queries_lotes.next_item(lote.id)
    if item is None:
        if not queries_lotes.has_pending(lote.id):  # else another runner has the last one in hand
            _finish(lote_id)
        return False
    try:
        with db.session.begin_nested():
            _issue(lote, item)
    except YaTieneCredencialError:
        _omit(item, Omision.YA_LA_TIENE)
    except OperationalError:
        raise  # the database, not the person: the whole job is tried again
    except Exception:
        log.exception("lot %s, line %s failed", lote_id, item.id)
        item.fallos += 1
        if item.fallos >= TRIES:
            _omit(item, Omision.FALLO)
    return True


def _issue(lote: Lote, item: LoteItem) -> None:
    found = queries.list_personas(lote.cohorte_id, item.usuario_id) if item.usuario_id else []
    if not found:
        _omit(item, Omision.FUERA)
        return
    omision = _why_not(item, found[0])
    if omision is not None:
        _omit(item, omision)
        return
    item.credencial_id = _emit(lote, found[0]).id
    item.estado = EstadoItem.EMITIDA


def _why_not(item: LoteItem, persona: Persona) -> Omision | None:
    """It was decided on what a person was: what became of them since then counts."""
    if persona.caso in _OMITIDOS:
        return _OMITIDOS[persona.caso]
    if persona.caso not in {item.caso, Caso.CUMPLE}:
        return Omision.CAMBIO
    return None


def _emit(lote: Lote, persona: Persona) -> Credencial:
    """Who met the rule is issued to by the rule; who did not, by decision and with its reason."""
    by_rule = persona.caso == Caso.CUMPLE
    decision = Decision(
        origen=Origen.AUTOMATICA if by_rule else Origen.MANUAL,
        motivo="" if by_rule else lote.motivo,
        actor=lote.pedido_por,
    )
    version = db.session.get_one(VersionCurso, persona.version_id)
    usuario = db.session.get_one(Usuario, persona.usuario_id)
    return emitir(
        usuario, logros.de_version(version), decision, renueva=persona.caso == Caso.VENCIDA
    )


def _omit(item: LoteItem, omision: Omision) -> None:
    item.estado, item.omision = EstadoItem.OMITIDA, omision


def _finish(lote_id: int) -> None:
    """Close the lot once, and tell who asked for it."""
    lote = queries_lotes.find_for_change(lote_id)
    if lote is None or lote.estado != EstadoLote.EN_CURSO:
        return
    lote.estado, lote.terminado_el = EstadoLote.TERMINADO, now()
    counts = queries_lotes.count_items(lote.id)
    issued, omitted = (counts.get(e, 0) for e in (EstadoItem.EMITIDA, EstadoItem.OMITIDA))
    audit.record(
        "lote.terminar",
        ("lote", lote.id),
        actor=None,
        datos={"emitidas": issued, "omitidas": omitted},
    )
    emails.mail_terminado(lote, issued, omitted)
