"""A person's data: what leaves in the export, what goes when the account closes.

Each part adds its share through `Part.personal_data`; the export names them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from plataforma.audit import record
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.cuenta import emails
from plataforma.db import db
from plataforma.email import Correo, forget, is_secret
from plataforma.identidad import tokens
from plataforma.identidad.errors import UltimaAdministracionError
from plataforma.identidad.models import ContactoInvitado, EstadoUsuario, Token, Usuario
from plataforma.identidad.queries import count_con_rol, list_consentimientos, list_sesiones
from plataforma.identidad.services import objeto
from plataforma.identidad.sessions import close_all
from plataforma.jobs.models import Job
from plataforma.part import as_json
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.part import PersonalData

PROFILE = (
    "nombre",
    "correo",
    "correo_verificado_el",
    "idioma",
    "pais",
    "telefono",
    "empresa",
    "zona_horaria",
    "estado",
    "seudonimo",
    "creado_el",
)
CONSENT = (
    "proposito",
    "version",
    "texto_hash",
    "idioma",
    "canal",
    "dado_el",
    "retirado_el",
)
MAIL = ("plantilla", "idioma", "estado", "creado_el", "enviado_el")
SAID = ("asunto", "texto")  # not of a mail that opens something
NOWHERE = "cuenta-cerrada.invalid"  # RFC 2606: no mail ever leaves to it


def exportar_datos(usuario: Usuario, partes: Iterable[PersonalData]) -> dict[str, Any]:
    """Return everything that the platform holds about the person, as JSON values."""
    found: dict[str, Any] = {"fecha": now().isoformat()}
    for part in partes:
        found[part.name] = part.export(usuario)
    record("identidad.exportar_datos", objeto(usuario), actor=usuario)
    return found


def cerrar_cuenta(
    usuario: Usuario, partes: Iterable[PersonalData], *, conservar_credenciales: bool
) -> None:
    """Erase what identifies the person. The row stays, empty, for what others keep of it."""
    if usuario.tiene_rol(Rol.ADMINISTRACION) and count_con_rol(Rol.ADMINISTRACION) <= 1:
        raise UltimaAdministracionError
    address, name, lang = usuario.correo, usuario.nombre, usuario.idioma
    for part in partes:
        part.erase(usuario, conservar_credenciales)
    record(
        "identidad.cerrar_cuenta",
        objeto(usuario),
        actor=usuario,
        datos={"conserva_credenciales": conservar_credenciales},
    )
    emails.send_cuenta_cerrada(address, name, lang)


def export_share(usuario: Usuario) -> dict[str, Any]:
    """Identity's own share of the export."""
    return {
        "perfil": as_json(usuario, *PROFILE),
        "roles": sorted(r.rol for r in usuario.roles),
        "consentimientos": [as_json(c, *CONSENT) for c in list_consentimientos(usuario.id)],
        "contacto_sin_cuenta": [as_json(c, "correo", "telefono") for c in _contacts(usuario)],
        "sesiones": [
            as_json(s, "dispositivo", "creada_el", "vista_el", "probada_el")
            for s in list_sesiones(usuario.id)
        ],
        "correos": [as_json(c, *MAIL, *(() if is_secret(c) else SAID)) for c in _mails(usuario)],
        "enlaces_y_codigos": [
            as_json(t, "proposito", "vence_el", "usado_el") | {"datos": _told(t)}
            for t in _tokens(usuario)
        ],
        "actos": [as_json(a, "accion", "objeto", "datos", "ocurrio_el") for a in _acts(usuario)],
    }


def erase_share(usuario: Usuario, _conservar_credenciales: bool) -> None:  # noqa: FBT001 — PersonalData
    """Empty the account; consents stay as proof, under a row that names nobody."""
    close_all(usuario)
    tokens.kill_all(usuario.correo)
    addresses = {usuario.correo, *tokens.kill_of(usuario.seudonimo)}
    forget(Correo.para.in_(addresses))
    for address in addresses:  # a server that refuses a mail names its reader
        db.session.execute(
            update(Job).where(Job.error.contains(address, autoescape=True)).values(error="")
        )
    for consent in list_consentimientos(usuario.id):
        consent.retirado_el = consent.retirado_el or now()
    db.session.execute(delete(ContactoInvitado).where(ContactoInvitado.usuario_id == usuario.id))
    usuario.poner_roles(())
    usuario.estado = EstadoUsuario.CERRADO
    usuario.correo = f"{usuario.seudonimo}@{NOWHERE}"
    usuario.clave_hash = None
    usuario.nombre = usuario.empresa = usuario.telefono = ""
    usuario.pais = usuario.zona_horaria = ""


def _mails(usuario: Usuario) -> Iterable[Correo]:
    return db.session.scalars(
        select(Correo).where(Correo.para == usuario.correo).order_by(Correo.id)
    )


def _contacts(usuario: Usuario) -> Iterable[ContactoInvitado]:
    return db.session.scalars(
        select(ContactoInvitado).where(ContactoInvitado.usuario_id == usuario.id)
    )


def _tokens(usuario: Usuario) -> Iterable[Token]:
    return db.session.scalars(
        select(Token).where(Token.correo == usuario.correo).order_by(Token.id)
    )


def _told(token: Token) -> dict[str, Any]:
    """Return what the person wrote to get the token: of a sign-up all but the password."""
    alta = token.datos.get("alta", {})
    return {name: alta[name] for name in (*PROFILE, "permisos") if name in alta}


def _acts(usuario: Usuario) -> Iterable[AuditLine]:
    return db.session.scalars(
        select(AuditLine).where(AuditLine.actor == usuario.seudonimo).order_by(AuditLine.id)
    )
