"""The mail of the day to each counterpart: what waits for them since the last one, together.

It covers the time between two mornings, and leaves a while after the second: what was written at
that very moment is there by then. The mails sent say how far it has gone; nothing else is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from consultores.reloj import emails_resumen
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db, transaction
from plataforma.dias_habiles import es_habil
from plataforma.email import Correo
from plataforma.i18n import DEFAULT_ZONE
from plataforma.identidad.models import EstadoUsuario, RolUsuario, Usuario
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement

HORA = time(8, 0)  # of the person's own clock, on business days
DESPUES = timedelta(minutes=10)  # longer than any act takes
MAX_LINEAS = 20  # requests named in one mail


@dataclass
class Lector:
    """Who reads the mail of the day, of which countries, and what of the time between."""

    persona: Usuario
    desde: datetime
    hasta: datetime
    paises: Collection[str] = field(default_factory=list)
    es_secretaria: bool = False

    @property
    def clave(self) -> str:
        return f"red-del-dia-{self.persona.id}-{self.hasta:%Y%m%d}"


def resumir() -> None:
    """Write the mails of the day that are due: each once, on however many machines."""
    for reader in _readers():
        if not _count(reader):
            continue
        try:
            with transaction():
                _write(reader)
        except IntegrityError:
            db.session.rollback()  # another machine was faster


def _write(reader: Lector) -> None:
    found = db.session.scalars(
        select(Solicitud)
        .where(_news(reader))
        .options(joinedload(Solicitud.consultor))
        .order_by(Solicitud.limite_el, Solicitud.id)
        .limit(MAX_LINEAS)
    )
    emails_resumen.del_dia(reader.persona, list(found), _count(reader), reader.clave)


def _count(reader: Lector) -> int:
    return db.session.scalar(select(func.count(Solicitud.id)).where(_news(reader))) or 0


def _news(reader: Lector) -> ColumnElement[bool]:
    """What came up between the two mornings: to be admitted, or late; for the Secretariat, lost."""
    s = Solicitud
    arrived = and_(
        s.estado == Estado.ENVIADA, s.reloj_desde > reader.desde, s.reloj_desde <= reader.hasta
    )
    late = and_(s.escalada_el > reader.desde, s.escalada_el <= reader.hasta)
    found = and_(s.pais.in_(reader.paises), or_(arrived, late))
    if not reader.es_secretaria:
        return found
    lost = and_(
        s.desenlace == Desenlace.SIN_CONSULTOR,
        s.cerrada_el > reader.desde,
        s.cerrada_el <= reader.hasta,
    )
    return or_(found, lost)


def _readers() -> Sequence[Lector]:
    """Return whose morning has come and who had no mail since: counterparts, and the Secretariat.

    The Secretariat reads for the countries that have no counterpart.
    """
    staff = _staff()
    kept = {p.pais for p, role in staff if role == Rol.CONTRAPARTE and p.pais}
    told = _last_told([p.id for p, _role in staff])
    found = []
    for persona, role in staff:
        until = _morning(persona)
        since = told.get(persona.id)
        if until is None or (since is not None and since >= until):
            continue
        start = _morning_before(persona, since) if since else until - timedelta(days=30)
        secretariat = role == Rol.ADMINISTRACION
        found.append(Lector(persona, start, until, [persona.pais], es_secretaria=secretariat))
    orphans = sorted(_countries() - kept) if any(r.es_secretaria for r in found) else []
    for reader in found:
        if reader.es_secretaria:
            reader.paises = orphans
    return found


def _staff() -> list[tuple[Usuario, Rol]]:
    """Return counterparts and administrators; who is both reads as the administration."""
    roles = (Rol.ADMINISTRACION, Rol.CONTRAPARTE)
    rows = db.session.execute(
        select(Usuario, RolUsuario.rol)
        .join(RolUsuario, RolUsuario.usuario_id == Usuario.id)
        .where(RolUsuario.rol.in_(roles), Usuario.estado == EstadoUsuario.ACTIVO)
        .order_by(Usuario.id, RolUsuario.rol.desc())
    )
    by_person = {persona.id: (persona, Rol(role)) for persona, role in rows}
    return list(by_person.values())


def _countries() -> set[str]:
    """Return the countries from which something waits."""
    waiting = or_(Solicitud.escalada_el.is_not(None), Solicitud.estado == Estado.ENVIADA)
    return set(db.session.scalars(select(Solicitud.pais).where(waiting).distinct()))


def _last_told(people: Collection[int]) -> dict[int, datetime]:
    by_origin = {emails_resumen.origen(n): n for n in people}
    rows = db.session.execute(
        select(Correo.origen, func.max(Correo.creado_el))
        .where(Correo.origen.in_(by_origin))
        .group_by(Correo.origen)
    )
    return {by_origin[origin]: moment for origin, moment in rows}


def _morning(persona: Usuario) -> datetime | None:
    """Return this morning at eight of the person's clock, once it has passed on a business day."""
    local = (now() - DESPUES).astimezone(_zone(persona))
    if local.time() < HORA or not es_habil(local.date(), persona.pais):
        return None
    return datetime.combine(local.date(), HORA, _zone(persona)).astimezone(UTC)


def _morning_before(persona: Usuario, moment: datetime) -> datetime:
    """Return up to when the mail of that moment told."""
    zone = _zone(persona)
    return datetime.combine(moment.astimezone(zone).date(), HORA, zone).astimezone(UTC)


def _zone(persona: Usuario) -> ZoneInfo:
    return ZoneInfo(persona.zona_horaria or DEFAULT_ZONE)
