"""Asking without an account: beginning, the code, taking the request along, and being forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from consultores.asistente import emails
from consultores.solicitudes import borradores
from consultores.solicitudes.errors import ConsultorPropioError
from consultores.solicitudes.intercambio import Archivo, Mensaje
from consultores.solicitudes.models import Movimiento, Solicitud
from consultores.solicitudes.queries import find_solicitud
from plataforma.audit import record
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.identidad.invitados import (
    contacto_de,
    es_invitado,
    es_su_codigo,
    nuevo_codigo,
    probar_correo,
    registrar_invitado,
)
from plataforma.identidad.services import objeto
from plataforma.part import parts

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.invitados import DatosInvitado
    from plataforma.identidad.models import Usuario


def empezar(
    datos: DatosInvitado, *, marca: str, tipo: str, consultor: Consultor | None
) -> Solicitud:
    """Begin the one request of a guest; the same form sent twice gives the same one."""
    persona = registrar_invitado(datos, seudonimo=marca)
    return borradores.empezar_borrador(persona, intento=marca, tipo=tipo, consultor=consultor)


def solicitud_de(persona: Usuario) -> Solicitud | None:
    """Return the request that a guest was made for."""
    return db.session.scalar(select(Solicitud).where(Solicitud.solicitante_id == persona.id))


def mandar_codigo(solicitud: Solicitud) -> None:
    """Mail a fresh code to the address that the guest gave."""
    persona = solicitud.solicitante
    contacto = contacto_de(persona)
    if contacto is not None and contacto.correo:
        emails.send_codigo(solicitud, contacto.correo, nuevo_codigo(persona))


def confirmar(solicitud: Solicitud, codigo: str) -> bool:
    """Prove the address by the code that only went there; False when it is another."""
    if not es_su_codigo(solicitud.solicitante, codigo):
        return False
    probar_correo(solicitud.solicitante)
    return True


def find_por_codigo(referencia: str, codigo: str) -> Solicitud | None:
    """Return the request that number and code open together; the same work for none."""
    found = find_solicitud(referencia.strip().upper())
    guest = found.solicitante if found and es_invitado(found.solicitante) else None
    return found if es_su_codigo(guest, codigo) else None


def llevar(solicitud: Solicitud, persona: Usuario) -> None:
    """Give the request to an account; what the guest was goes."""
    guest = solicitud.solicitante
    if any(a.consultor.usuario_id == persona.id for a in solicitud.asignaciones):
        raise ConsultorPropioError
    solicitud.solicitante = persona
    db.session.flush()
    for column in (Mensaje.autor_id, Movimiento.actor_id, Archivo.subido_por_id):
        mine = update(column.class_).where(column == guest.id)
        db.session.execute(mine.values({column: persona.id}))
    record("solicitud.llevar", ("solicitud", solicitud.referencia), actor=persona)
    olvidar(guest)


def olvidar(guest: Usuario) -> None:
    """Erase the guest and what they wrote. The row stays, empty, for what others keep of it."""
    contacto = contacto_de(guest)
    if contacto is not None:
        forget(Correo.para == contacto.correo, Correo.plantilla == emails.CODIGO)
    record("identidad.olvidar_invitado", objeto(guest), actor=guest)
    for part in reversed(parts()):
        for share in part.personal_data:
            share.erase(guest, False)


def exportar(guest: Usuario) -> dict[str, Any]:
    """Return everything that is kept about the guest, as JSON values."""
    return {share.name: share.export(guest) for p in parts() for share in p.personal_data}
