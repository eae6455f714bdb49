"""What is asked about the mail that came."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from plataforma.buzon.models import CorreoEntrante, EstadoEntrante
from plataforma.clock import now
from plataforma.db import db
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Sequence

PER_PAGE = 30
LATE = timedelta(hours=1)  # read by now, unless something is wrong
UNDELIVERED = (EstadoEntrante.NO_ENTREGADO, EstadoEntrante.RETENIDO, EstadoEntrante.IGNORADO)


def find_correo(mail_id: int) -> CorreoEntrante | None:
    return db.session.get(CorreoEntrante, mail_id)


def find_no_entregados(numero: int) -> Pagina[CorreoEntrante]:
    """Return the mails that are in no conversation, newest first: two statements."""
    c = CorreoEntrante
    stuck = and_(c.estado == EstadoEntrante.RECIBIDO, c.recibido_el < now() - LATE)
    found = select(c).where(or_(c.estado.in_(UNDELIVERED), stuck))
    return paginar(found.order_by(c.recibido_el.desc(), c.id.desc()), numero, PER_PAGE)


def list_de_persona(persona_id: int) -> Sequence[CorreoEntrante]:
    found = select(CorreoEntrante).where(CorreoEntrante.persona_id == persona_id)
    return db.session.scalars(found.order_by(CorreoEntrante.id)).all()


def list_retenidos(persona_id: int) -> Sequence[CorreoEntrante]:
    """Return the mails that wait for this person's word, the newest few."""
    c = CorreoEntrante
    found = select(c).where(c.persona_id == persona_id, c.estado == EstadoEntrante.RETENIDO)
    return db.session.scalars(found.order_by(c.id.desc()).limit(3)).all()
