"""Who acts for an organisation: another role, taking somebody off, leaving, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.equipos import emails
from plataforma.equipos.errors import TraspasoASiError, UltimaGestionError
from plataforma.equipos.models import InvitacionEquipo
from plataforma.errors import ForbiddenError
from plataforma.identidad.sessions import close_all
from plataforma.organizaciones.models import Membresia, RolMembresia
from plataforma.organizaciones.queries import list_gestores, lock
from plataforma.organizaciones.services import avisar_cambio

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def cambiar_rol(membresia: Membresia, rol: RolMembresia, *, actor: Usuario) -> None:
    """Give the person another role, and tell them. The last manager keeps theirs."""
    lock(membresia.organizacion_id)
    db.session.refresh(membresia)
    if membresia.rol == rol:
        return
    if rol != RolMembresia.GESTOR:
        require_other_manager(membresia)
        withdraw_invitations(membresia)
    membresia.rol = rol
    _record("organizacion.cambiar_rol", membresia, actor)
    if membresia.usuario_id != actor.id:
        close_all(membresia.usuario)  # a change of role needs a new session
        emails.mail_equipo(membresia, "rol")
    avisar_cambio(membresia.organizacion_id)


def quitar_miembro(membresia: Membresia, *, actor: Usuario) -> None:
    """End what the person may do for the organisation, in every device at once."""
    lock(membresia.organizacion_id)
    require_other_manager(membresia)
    withdraw_invitations(membresia)
    _record("organizacion.quitar_miembro", membresia, actor)
    close_all(membresia.usuario)
    emails.mail_equipo(membresia, "quitado")
    _end(membresia)


def dejar(membresia: Membresia) -> None:
    """Stop acting for the organisation, by oneself."""
    lock(membresia.organizacion_id)
    require_other_manager(membresia)
    withdraw_invitations(membresia)
    _record("organizacion.dejar", membresia, membresia.usuario)
    _end(membresia)


def traspasar(a: Membresia, *, queda: RolMembresia | None, actor: Usuario) -> None:
    """Pass the management to somebody of the team; the actor stays in a role, or leaves."""
    lock(a.organizacion_id)
    db.session.refresh(a)
    if a.usuario_id == actor.id:
        raise TraspasoASiError
    own = find_own(a.organizacion_id, actor.id)
    if own is None or own.rol != RolMembresia.GESTOR:
        raise ForbiddenError
    a.rol = RolMembresia.GESTOR
    close_all(a.usuario)
    ceder(own, a, queda)


def ceder(own: Membresia, a: Membresia, queda: RolMembresia | None) -> None:
    """End the management of one who handed over to `a`, and tell both."""
    record(
        "organizacion.traspasar",
        ("organizacion", a.organizacion_id),
        actor=own.usuario,
        datos={"a": a.usuario.seudonimo, "queda": queda or ""},
    )
    withdraw_invitations(own)
    emails.mail_traspaso(own, a, queda)
    if queda:
        own.rol = queda
        avisar_cambio(own.organizacion_id)
    else:
        _end(own)


def find_own(organizacion_id: int, usuario_id: int) -> Membresia | None:
    return db.session.scalar(
        select(Membresia)
        .where(Membresia.organizacion_id == organizacion_id, Membresia.usuario_id == usuario_id)
        .execution_options(populate_existing=True)
    )


def require_other_manager(membresia: Membresia) -> None:
    """Refuse when nobody else with a working account manages the organisation."""
    if membresia.rol != RolMembresia.GESTOR:
        return
    others = (p for p in list_gestores(membresia.organizacion_id) if p.id != membresia.usuario_id)
    if not any(others):
        raise UltimaGestionError


def withdraw_invitations(membresia: Membresia) -> None:
    """End what a manager sent and nobody answered: a way back in for who is taken off."""
    db.session.execute(
        update(InvitacionEquipo)
        .where(
            InvitacionEquipo.organizacion_id == membresia.organizacion_id,
            InvitacionEquipo.creada_por_id == membresia.usuario_id,
            InvitacionEquipo.aceptada_el.is_(None),
            InvitacionEquipo.retirada_el.is_(None),
        )
        .values(retirada_el=now())
    )


def _end(membresia: Membresia) -> None:
    db.session.delete(membresia)
    db.session.flush()
    avisar_cambio(membresia.organizacion_id)


def _record(accion: str, membresia: Membresia, actor: Usuario) -> None:
    record(
        accion,
        ("organizacion", membresia.organizacion_id),
        actor=actor,
        datos={"miembro": membresia.usuario.seudonimo, "rol": membresia.rol},
    )
