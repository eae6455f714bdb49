"""Two low ratings running: the Secretariat looks into it, the consultant may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from consultores.red.models import Consultor
from consultores.solicitudes.errors import FaltaMotivoError, YaReplicadaError
from consultores.solicitudes.intercambio import Calificacion
from consultores.solicitudes.models import Solicitud
from consultores.valoracion import emails
from consultores.valoracion.errors import RevisionCerradaError
from consultores.valoracion.models import Decision, RevisionDeConsultor
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

BAJA = 3.0  # shared taxonomy §6: less than this in two requests running
SI, NO = 5, 1  # what a yes and a no count on the scale of the treatment
POR_PAGINA = 20


def nota(c: Calificacion) -> float:
    """Return the mean of the four answers, from 1 to 5."""
    answers = [SI if yes else NO for yes in (c.contactada, c.util, c.a_tiempo)]
    return (sum(answers) + c.trato) / 4


def abrir_si_toca(consultor: Consultor) -> None:
    """Open a review when the last two ratings are low and nobody has looked at them yet."""
    last = _last_two(consultor)
    if len(last) < 2 or any(nota(c) >= BAJA for c in last):  # noqa: PLR2004 — two running
        return
    newest, before = last
    known = select(RevisionDeConsultor.id).where(
        RevisionDeConsultor.consultor_id == consultor.id,
        RevisionDeConsultor.cerrada_el.is_(None)
        | (RevisionDeConsultor.segunda_id == newest.solicitud_id)
        | (RevisionDeConsultor.segunda_id == before.solicitud_id),
    )
    if db.session.scalar(known) is not None:
        return
    revision = RevisionDeConsultor(
        consultor=consultor,
        primera_id=before.solicitud_id,
        segunda_id=newest.solicitud_id,
        abierta_el=now(),
    )
    db.session.add(revision)
    db.session.flush()
    audit.record("consultor.abrir_revision", ("consultor", consultor.slug), actor=None)
    emails.abierta(revision)


def _last_two(consultor: Consultor) -> list[Calificacion]:
    found = (
        select(Calificacion)
        .join(Solicitud, Solicitud.id == Calificacion.solicitud_id)
        .where(Solicitud.consultor_id == consultor.id)
        .order_by(Calificacion.calificada_el.desc(), Calificacion.id.desc())
        .limit(2)
    )
    return list(db.session.scalars(found))


def find_revision(revision_id: int) -> RevisionDeConsultor:
    found = db.session.get(RevisionDeConsultor, revision_id)
    if found is None:
        raise NotFoundError
    return found


def list_revisiones(*, abiertas: bool, numero: int) -> Pagina[RevisionDeConsultor]:
    """Return the reviews, those that wait longest first."""
    which = RevisionDeConsultor.cerrada_el
    found = select(RevisionDeConsultor).where(which.is_(None) if abiertas else which.is_not(None))
    order = RevisionDeConsultor.abierta_el if abiertas else which.desc()
    return paginar(found.order_by(order, RevisionDeConsultor.id), numero, POR_PAGINA)


def count_abiertas() -> int:
    open_ = select(func.count(RevisionDeConsultor.id)).where(
        RevisionDeConsultor.cerrada_el.is_(None)
    )
    return db.session.scalar(open_) or 0


def find_abierta_de(usuario_id: int) -> RevisionDeConsultor | None:
    """Return the review of this person's work that is open."""
    return db.session.scalar(
        select(RevisionDeConsultor)
        .join(RevisionDeConsultor.consultor)
        .where(Consultor.usuario_id == usuario_id, RevisionDeConsultor.cerrada_el.is_(None))
    )


def responder(revision: RevisionDeConsultor, *, actor: Usuario, texto: str) -> None:
    """The consultant's side of it, once."""
    db.session.refresh(revision, with_for_update=True)
    if revision.cerrada_el is not None:
        raise RevisionCerradaError
    if revision.respondida_el is not None:
        raise YaReplicadaError
    revision.respuesta, revision.respondida_el = texto.strip(), now()
    _record("consultor.responder_revision", revision, actor)


def cerrar(
    revision: RevisionDeConsultor, *, actor: Usuario, decision: Decision, motivo: str
) -> None:
    """Decide, with the reason that the consultant reads."""
    db.session.refresh(revision, with_for_update=True)
    if revision.cerrada_el is not None:
        raise RevisionCerradaError
    if not motivo.strip():
        raise FaltaMotivoError
    revision.decision, revision.motivo = decision, motivo.strip()
    revision.cerrada_el, revision.cerrada_por_id = now(), actor.id
    _record("consultor.cerrar_revision", revision, actor)
    emails.cerrada(revision)


def _record(accion: str, revision: RevisionDeConsultor, actor: Usuario) -> None:
    audit.record(accion, ("consultor", revision.consultor.slug), actor=actor)
