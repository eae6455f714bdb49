"""Invitations to act for an organisation: sent, sent again, withdrawn, accepted."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.equipos import emails
from plataforma.equipos.errors import (
    InvitacionAjenaError,
    InvitacionCerradaError,
    YaInvitadaError,
)
from plataforma.equipos.models import EstadoInvitacion, InvitacionEquipo
from plataforma.equipos.services import ceder, find_own
from plataforma.errors import NotFoundError
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.models import Usuario
from plataforma.identidad.sessions import hash_token
from plataforma.organizaciones.errors import YaEsMiembroError
from plataforma.organizaciones.models import Membresia, RolMembresia
from plataforma.organizaciones.queries import lock
from plataforma.organizaciones.services import avisar_cambio
from plataforma.paises import idioma_de

if TYPE_CHECKING:
    from plataforma.organizaciones.models import Organizacion

VIDA = timedelta(days=14)
KEPT = timedelta(days=90)  # an address that was invited is not kept for ever
AGAIN = timedelta(minutes=1)  # two presses on "send again" are one
BYTES = 24


@dataclass(frozen=True, kw_only=True)
class Oferta:
    """What an address is offered. `traspaso`: the inviter's management; `queda`: their new role."""

    correo: str
    rol: RolMembresia
    traspaso: bool = False
    queda: RolMembresia | None = None


def invitar(organizacion: Organizacion, oferta: Oferta, *, actor: Usuario) -> InvitacionEquipo:
    """Mail a link; the same offer that waits already is not sent twice."""
    lock(organizacion.id)
    _forget_old(organizacion.id)
    reader = db.session.scalar(select(Usuario).where(Usuario.correo == oferta.correo))
    if reader and find_own(organizacion.id, reader.id):
        raise YaEsMiembroError
    waiting = _find_waiting(organizacion.id, oferta.correo)
    if waiting:
        if _offer(waiting) == oferta:
            return waiting
        raise YaInvitadaError
    token = secrets.token_urlsafe(BYTES)
    made = InvitacionEquipo(
        organizacion=organizacion,
        correo=oferta.correo,
        idioma=reader.idioma if reader else idioma_de(organizacion.pais),
        rol=oferta.rol,
        traspaso=oferta.traspaso,
        queda=oferta.queda or "",
        token_hash=hash_token(token),
        creada_por=actor,
        vence_el=now() + VIDA,
    )
    db.session.add(made)
    db.session.flush()
    _record("organizacion.invitar", made, actor)
    emails.mail_invitacion(made, token)
    return made


def reenviar(invitacion: InvitacionEquipo, *, actor: Usuario) -> None:
    """Mail a new link, for another fourteen days; the old one opens nothing any more."""
    _lock(invitacion)
    if invitacion.aceptada_el or invitacion.retirada_el:
        raise InvitacionCerradaError
    waiting = _find_waiting(invitacion.organizacion_id, invitacion.correo)
    if waiting and waiting.id != invitacion.id:
        raise YaInvitadaError
    if now() - invitacion.enviada_el < AGAIN:
        return
    token = secrets.token_urlsafe(BYTES)
    invitacion.token_hash = hash_token(token)
    invitacion.enviada_el, invitacion.vence_el = now(), now() + VIDA
    _record("organizacion.reenviar_invitacion", invitacion, actor)
    emails.mail_invitacion(invitacion, token)


def retirar(invitacion: InvitacionEquipo, *, actor: Usuario) -> None:
    """Make the link worthless. What was withdrawn stays so; what was accepted is a member."""
    _lock(invitacion)
    if invitacion.aceptada_el:
        raise InvitacionCerradaError
    if invitacion.retirada_el:
        return
    invitacion.retirada_el = now()
    _record("organizacion.retirar_invitacion", invitacion, actor)


def aceptar(token: str, *, actor: Usuario) -> InvitacionEquipo:
    """Begin to act for the organisation. Only the person with the invited, proven address can."""
    found = find_por_token(token)
    if found is None:
        raise NotFoundError
    _lock(found)
    if found.correo != actor.correo or actor.correo_verificado_el is None:
        raise InvitacionAjenaError
    own = find_own(found.organizacion_id, actor.id)
    if found.estado == EstadoInvitacion.ACEPTADA and own:
        return found
    if found.estado != EstadoInvitacion.PENDIENTE:
        raise InvitacionCerradaError
    found.aceptada_el = now()
    if own is None:
        own = Membresia(usuario=actor, organizacion=found.organizacion, rol=found.rol)
        db.session.add(own)
    elif own.rol != RolMembresia.GESTOR:
        own.rol = found.rol
    db.session.flush()
    _record("organizacion.aceptar_invitacion", found, actor)
    _hand_over(found, own)
    avisar_cambio(found.organizacion_id)
    return found


def _hand_over(invitacion: InvitacionEquipo, a: Membresia) -> None:
    """End the management of who handed over, if they still have it."""
    if not invitacion.traspaso or invitacion.creada_por_id in {None, a.usuario_id}:
        return
    own = find_own(invitacion.organizacion_id, invitacion.creada_por_id or 0)
    if own and own.rol == RolMembresia.GESTOR:
        ceder(own, a, RolMembresia(invitacion.queda) if invitacion.queda else None)


def find_por_token(token: str) -> InvitacionEquipo | None:
    return db.session.scalar(
        select(InvitacionEquipo).where(InvitacionEquipo.token_hash == hash_token(token))
    )


def find_invitacion(organizacion_id: int, invitacion_id: int) -> InvitacionEquipo | None:
    return db.session.scalar(
        select(InvitacionEquipo).where(
            InvitacionEquipo.id == invitacion_id,
            InvitacionEquipo.organizacion_id == organizacion_id,
        )
    )


def list_invitaciones(organizacion_id: int) -> list[InvitacionEquipo]:
    """Return those of the last months, the newest first."""
    found = select(InvitacionEquipo).where(
        InvitacionEquipo.organizacion_id == organizacion_id,
        InvitacionEquipo.enviada_el > now() - KEPT,
    )
    return list(db.session.scalars(found.order_by(InvitacionEquipo.id.desc())))


def _find_waiting(organizacion_id: int, correo: str) -> InvitacionEquipo | None:
    return db.session.scalar(
        select(InvitacionEquipo).where(
            InvitacionEquipo.organizacion_id == organizacion_id,
            InvitacionEquipo.correo == correo,
            InvitacionEquipo.aceptada_el.is_(None),
            InvitacionEquipo.retirada_el.is_(None),
            InvitacionEquipo.vence_el > now(),
        )
    )


def _offer(invitacion: InvitacionEquipo) -> Oferta:
    queda = RolMembresia(invitacion.queda) if invitacion.queda else None
    return Oferta(
        correo=invitacion.correo,
        rol=RolMembresia(invitacion.rol),
        traspaso=invitacion.traspaso,
        queda=queda,
    )


def _forget_old(organizacion_id: int) -> None:
    ended = or_(
        InvitacionEquipo.vence_el < now() - KEPT,
        InvitacionEquipo.aceptada_el < now() - KEPT,
        InvitacionEquipo.retirada_el < now() - KEPT,
    )
    db.session.execute(
        delete(InvitacionEquipo).where(InvitacionEquipo.organizacion_id == organizacion_id, ended)
    )


def _lock(invitacion: InvitacionEquipo) -> None:
    lock(invitacion.organizacion_id)
    db.session.refresh(invitacion)


def _record(accion: str, invitacion: InvitacionEquipo, actor: Usuario) -> None:
    record(
        accion,
        ("organizacion", invitacion.organizacion_id),
        actor=actor,
        datos={
            "invitado": pseudonimo(invitacion.correo),
            "rol": invitacion.rol,
            "traspaso": invitacion.traspaso,
        },
    )
