"""Guests: who asks for something once, without an account, and comes back with a code.

A guest is a row of Usuario made for one request. Its address leads nowhere, so it can neither be
written to nor enter; how to reach the person stands in ContactoInvitado. The code is 49 bits over
an alphabet without look-alikes, and only its keyed hash is kept. A link of a mail carries a proof
that we made it, and dies with the code.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.consentimientos import dar_consentimiento, prueba
from plataforma.identidad.errors import AltaRepetidaError
from plataforma.identidad.models import (
    ContactoInvitado,
    EstadoUsuario,
    Proposito,
    Usuario,
)
from plataforma.identidad.services import objeto
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from collections.abc import Iterable

SIN_CUENTA = "sin-cuenta.invalid"  # RFC 2606: no mail ever leaves to it
ALFABETO = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nobody takes one of these for another
LARGO = 10
VIDA_ENLACE = timedelta(days=60)
CLAVE = "invitados"  # name of the key


@dataclass(frozen=True, kw_only=True)
class DatosInvitado:
    """What a guest says: a name, and one way to be reached. `correo` is normalised."""

    nombre: str
    idioma: str
    pais: str
    empresa: str = ""
    correo: str = ""
    telefono: str = ""


def registrar_invitado(datos: DatosInvitado, *, seudonimo: str = "") -> Usuario:
    """Add the row of one request, with the consent as at sign-up.

    The same form sent twice gives the same guest: `seudonimo_de` names it.
    """
    seudonimo = seudonimo or secrets.token_hex(8)
    found = db.session.scalar(select(Usuario).where(Usuario.seudonimo == seudonimo))
    if found is not None:
        return found
    persona = Usuario(
        seudonimo=seudonimo,
        nombre=datos.nombre,
        correo=f"{seudonimo}@{SIN_CUENTA}",
        idioma=datos.idioma,
        pais=datos.pais,
        zona_horaria=zona_de(datos.pais),
        empresa=datos.empresa,
        estado=EstadoUsuario.INVITADO,
    )
    try:
        with db.session.begin_nested():
            db.session.add(persona)
    except IntegrityError as error:  # the same form, at the same moment
        raise AltaRepetidaError from error
    contacto = ContactoInvitado(usuario=persona, correo=datos.correo, telefono=datos.telefono)
    contacto.codigo_hash = _digest(persona, secrets.token_urlsafe())  # of a code that nobody has
    db.session.add(contacto)
    dar_consentimiento(persona, prueba(Proposito.SERVICIO, datos.idioma))
    record("identidad.registrar_invitado", objeto(persona), actor=persona)
    return persona


def seudonimo_de(navegador: str, intento: str) -> str:
    """Return the name of the guest whom this form of this browser makes."""
    text = f"alta:{navegador}:{intento}"
    return hmac.new(_key(), text.encode(), hashlib.sha256).hexdigest()[:16]


def cambiar_contacto(persona: Usuario, datos: DatosInvitado) -> None:
    """Keep another way to be reached; another address is proved anew."""
    contacto = _contacto(persona)
    if contacto.correo != datos.correo:
        persona.correo_verificado_el = None
    contacto.correo, contacto.telefono = datos.correo, datos.telefono
    persona.nombre, persona.empresa = datos.nombre, datos.empresa
    persona.pais, persona.zona_horaria = datos.pais, zona_de(datos.pais)


def es_invitado(persona: Usuario) -> bool:
    return getattr(persona, "estado", None) == EstadoUsuario.INVITADO


def contacto_de(persona: Usuario) -> ContactoInvitado | None:
    """Return how the guest is reached; None for anybody else."""
    if not es_invitado(persona):
        return None
    return db.session.scalar(
        select(ContactoInvitado).where(ContactoInvitado.usuario_id == persona.id)
    )


def correo_de(persona: Usuario) -> str:
    """Return where the person reads us: the account's address, or a guest's proved one."""
    if persona.estado == EstadoUsuario.ACTIVO:
        return persona.correo
    contacto = contacto_de(persona)
    return contacto.correo if contacto and persona.correo_verificado_el else ""


def nuevo_codigo(persona: Usuario) -> str:
    """Return a fresh code, in two groups; the one before opens nothing any more."""
    typed = "".join(secrets.choice(ALFABETO) for _ in range(LARGO))
    _contacto(persona).codigo_hash = _digest(persona, typed)
    return f"{typed[: LARGO // 2]}-{typed[LARGO // 2 :]}"


def es_su_codigo(persona: Usuario | None, codigo: str) -> bool:
    """Return whether the code opens this person's request; the same work for nobody."""
    contacto = contacto_de(persona) if persona else None
    kept = contacto.codigo_hash if contacto else ""
    return hmac.compare_digest(kept, _digest(persona, limpio(codigo)))


def limpio(codigo: str) -> str:
    """Return the code as it was made, however it was typed."""
    return "".join(c for c in codigo.upper() if c in ALFABETO)


def probar_correo(persona: Usuario) -> None:
    """Keep that the guest read what we sent to the address."""
    if _contacto(persona).correo and persona.correo_verificado_el is None:
        persona.correo_verificado_el = now()
        record("identidad.probar_contacto", objeto(persona), actor=persona)


def find_invitado(seudonimo: str) -> Usuario | None:
    return db.session.scalar(
        select(Usuario).where(
            Usuario.seudonimo == seudonimo, Usuario.estado == EstadoUsuario.INVITADO
        )
    )


def firmar_enlace(persona: Usuario) -> str:
    """Return what a mail's link carries to open the request."""
    until = int((now() + VIDA_ENLACE).timestamp())
    return f"{persona.seudonimo}-{until}-{_mac(persona, until)}"


def leer_enlace(token: str) -> Usuario | None:
    """Return the guest of a link that we made and whose time is not over."""
    seudonimo, _, rest = token.partition("-")
    until, _, mac = rest.partition("-")
    if not (until.isascii() and until.isdigit() and len(until) <= LARGO):
        return None
    persona = find_invitado(seudonimo)
    if persona is None or int(until) < now().timestamp():
        return None
    good = hmac.compare_digest(mac.encode(), _mac(persona, int(until)).encode())
    return persona if good else None


def list_invitados(antes_de: datetime) -> Iterable[Usuario]:
    """Return the guests who came before a moment, the oldest first."""
    found = select(Usuario).where(
        Usuario.estado == EstadoUsuario.INVITADO, Usuario.creado_el < antes_de
    )
    return db.session.scalars(found.order_by(Usuario.id)).all()


def _contacto(persona: Usuario) -> ContactoInvitado:
    contacto = contacto_de(persona)
    if contacto is None:
        msg = f"{persona.seudonimo} is no guest"
        raise LookupError(msg)
    return contacto


def _digest(persona: Usuario | None, codigo: str) -> str:
    whose = persona.seudonimo if persona else ""
    return hmac.new(_key(), f"codigo:{whose}:{codigo}".encode(), hashlib.sha256).hexdigest()


def _mac(persona: Usuario, until: int) -> str:
    code = _contacto(persona).codigo_hash
    text = f"enlace:{persona.seudonimo}:{until}:{code}"
    return hmac.new(_key(), text.encode(), hashlib.sha256).hexdigest()[:32]


def _key() -> bytes:
    key: bytes = current_app.extensions["claves"].secret(CLAVE)
    return key
