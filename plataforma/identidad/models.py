"""Usuario and what proves who somebody is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable


class EstadoUsuario(StrEnum):
    ACTIVO = "activo"
    SUSPENDIDO = "suspendido"
    CERRADO = (
        "cerrado"  # by its owner: what identified the person is gone, the row holds references
    )
    INVITADO = "invitado"  # made for one request: no address of its own, no way to enter


class Usuario(Model):
    """A person with an account. `clave_hash` is empty for those who enter by e-mailed code only."""

    survives_transaction: ClassVar[bool] = (
        True  # read on every page; services lock what they change
    )
    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    id: Mapped[Id]
    # Pseudonym that audit lines carry instead of the id or the name.
    seudonimo: Mapped[str] = mapped_column(String(32), unique=True)
    nombre: Mapped[str] = mapped_column(String(120))
    # Normalised (lower case, NFC); the address as typed is not needed.
    correo: Mapped[str] = mapped_column(String(254), unique=True)
    correo_verificado_el: Mapped[datetime | None]
    clave_hash: Mapped[str | None] = mapped_column(String(200))
    idioma: Mapped[str] = mapped_column(String(2), default="es")
    pais: Mapped[str] = mapped_column(String(2), default="")
    telefono: Mapped[str] = mapped_column(String(20), default="")
    empresa: Mapped[str] = mapped_column(String(160), default="")
    zona_horaria: Mapped[str] = mapped_column(String(40), default="")
    estado: Mapped[EstadoUsuario] = mapped_column(String(20), default=EstadoUsuario.ACTIVO)
    creado_el: Mapped[datetime] = mapped_column(default=now)

    roles: Mapped[list[RolUsuario]] = relationship(
        back_populates="usuario", cascade="all, delete-orphan", lazy="selectin"
    )
    # Token of the session that this request came with; set by the loader, never stored.
    sesion_token = ""

    def get_id(self) -> str:
        """Return what Flask-Login keeps in the cookie: the session's token, not the person's id."""
        return self.sesion_token

    def tiene_rol(self, rol: Rol) -> bool:
        return any(r.rol == rol for r in self.roles)

    def poner_roles(self, roles: Iterable[Rol]) -> None:
        """Make the roles exactly these."""
        wanted = set(roles)
        self.roles = [r for r in self.roles if r.rol in wanted]
        held = {r.rol for r in self.roles}
        self.roles.extend(RolUsuario(rol=rol) for rol in sorted(wanted - held))


class RolUsuario(Model):
    """A platform role held by a person."""

    __table_args__ = (UniqueConstraint("usuario_id", "rol"),)
    survives_transaction: ClassVar[bool] = True

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    rol: Mapped[Rol] = mapped_column(String(20))
    usuario: Mapped[Usuario] = relationship(back_populates="roles")


class Sesion(Model):
    """One signed-in device. The cookie holds the token; here is only its hash."""

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), index=True
    )
    dispositivo: Mapped[str] = mapped_column(String(200), default="")
    creada_el: Mapped[datetime] = mapped_column(default=now)
    vista_el: Mapped[datetime] = mapped_column(default=now)
    # When the person last proved here who they are: at sign-in, or again before a grave act.
    probada_el: Mapped[datetime | None] = mapped_column(default=now)
    usuario: Mapped[Usuario] = relationship(lazy="joined")


class ContactoInvitado(Model):
    """How a guest is reached, and the code by which the guest comes back to the one request.

    That the address was proved stands on the person: `correo_verificado_el`.
    """

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(
        ForeignKey("usuario.id", ondelete="CASCADE"), unique=True
    )
    correo: Mapped[str] = mapped_column(String(254), default="", index=True)
    telefono: Mapped[str] = mapped_column(String(20), default="")
    codigo_hash: Mapped[str] = mapped_column(String(64))
    usuario: Mapped[Usuario] = relationship(lazy="joined", innerjoin=True)


class PropositoToken(StrEnum):
    ENTRAR = "entrar"  # one-time code by mail
    CLAVE = "clave"  # choose a new password
    VERIFICAR = "verificar"  # prove that the address is one's own, at sign-up
    CORREO = "correo"  # the same, for another address of an account
    DESHACER = "deshacer"  # take back a change of address
    CONFIRMAR = "confirmar"  # prove again, while signed in, who one is
    RETENIDO = "retenido"  # what somebody sent after their session had ended


class Token(Model):
    """A one-time secret sent by mail: 128 bits, hashed at rest, 30 minutes, single use.

    The six-digit code beside it opens only in the browser that asked (`solicitud_hash`), so a
    stranger can neither guess it from elsewhere nor use up its tries.
    """

    __table_args__ = (Index("ix_token_correo_proposito", "correo", "proposito"),)

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    proposito: Mapped[PropositoToken] = mapped_column(String(20))
    correo: Mapped[str] = mapped_column(String(254))
    vence_el: Mapped[datetime]
    usado_el: Mapped[datetime | None]
    # Wrong tries of the short code that stands beside the link in the mail.
    intentos: Mapped[int] = mapped_column(default=0)
    codigo_hash: Mapped[str] = mapped_column(String(64), default="")
    solicitud_hash: Mapped[str] = mapped_column(String(64), default="", index=True)
    # What the holder asked for: a sign-up that waits for its proof, the page to go back to.
    datos: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Proposito(StrEnum):
    """What a person consents to. Necessary and voluntary purposes are asked apart."""

    SERVICIO = "servicio"  # necessary: account, progress, credentials, assistance
    NOVEDADES = "novedades"  # voluntary: news of courses and events
    ESTADISTICAS = "estadisticas"  # voluntary: firm data in aggregate statistics


class Consentimiento(Model):
    """Proof of consent: purpose, text, language, moment, channel. Withdrawn, never erased."""

    __table_args__ = (Index("ix_consentimiento_usuario_id_proposito", "usuario_id", "proposito"),)

    id: Mapped[Id]
    usuario_id: Mapped[int] = mapped_column(ForeignKey("usuario.id", ondelete="CASCADE"))
    proposito: Mapped[Proposito] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    texto_hash: Mapped[str] = mapped_column(String(64))
    idioma: Mapped[str] = mapped_column(String(2))
    canal: Mapped[str] = mapped_column(String(20), default="web")
    dado_el: Mapped[datetime] = mapped_column(default=now)
    retirado_el: Mapped[datetime | None]
