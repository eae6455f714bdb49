"""Signed-in devices. The cookie carries a random token; the database holds its hash.

A new token is made at every sign-in, so a planted cookie is worth nothing; ending a row signs that
device out at its next request.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from flask import g, request, session
from flask_login import LoginManager, current_user, login_user, logout_user
from sqlalchemy import delete, select
from sqlalchemy.exc import OperationalError as WriteRefusedError
from sqlalchemy.orm import joinedload

from plataforma.access import on_guest
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Sesion, Usuario
from plataforma.part import parts

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.permissions import Rol

__all__ = [
    "WriteRefusedError",
    "close_all",
    "close_guest",
    "close_session",
    "guest",
    "is_proved",
    "last_guest",
    "load",
    "note_proof",
    "open_guest",
    "open_session",
    "touch",
]

IDLE = timedelta(days=14)
ABSOLUTE = timedelta(days=60)
PERSONA = "persona"  # in the cookie: whose session this was, also after it ended
INVITADO = "invitado"  # in the cookie: the token of a guest's session
DE_INVITADO = "de_invitado"  # likewise: whose it was, also after it ended
STAFF_IDLE = timedelta(minutes=30)
STAFF_ABSOLUTE = timedelta(hours=12)
TOUCH = timedelta(minutes=5)  # `vista_el` is written at most this often
RECENT = timedelta(minutes=5)  # for which a proof of who one is counts, before a grave act


class Visitante:
    """Somebody without an account; answers what templates and permissions ask of a Usuario."""

    id: ClassVar[int] = 0
    nombre: ClassVar[str] = ""
    idioma: ClassVar[str] = ""
    pais: ClassVar[str] = ""
    zona_horaria: ClassVar[str] = ""
    is_authenticated: ClassVar[bool] = False
    is_active: ClassVar[bool] = False
    is_anonymous: ClassVar[bool] = True

    def get_id(self) -> None:
        return None

    def tiene_rol(self, _rol: Rol) -> bool:
        return False


def init_identity(app: Flask) -> None:
    # No context processor: it would load the person on the 500 page, with the database down.
    app.config.update(
        PERMANENT_SESSION_LIFETIME=ABSOLUTE,
        # Only an act writes the cookie: two answers that cross would bring an older one back,
        # and with it lose a message or a sign-in.
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)
    manager.anonymous_user = Visitante
    manager.session_protection = None  # tokens are server-side; a phone changes address all day
    manager.user_loader(load)
    on_guest(app, guest)
    app.jinja_env.globals["current_user"] = current_user


def hash_token(token: str) -> str:
    """Return what is stored of a random token; high entropy needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def load(token: str) -> Usuario | None:
    """Return the person whose live session this token opens, roles included: one statement."""
    found = _live(token, EstadoUsuario.ACTIVO)
    if found is None:
        return None
    found.usuario.sesion_token = token  # of this request, never stored
    g.sesion_vista_el = found.vista_el
    g.sesion_probada_el = found.probada_el
    return found.usuario


def _live(token: str, estado: EstadoUsuario) -> Sesion | None:
    whole = joinedload(Sesion.usuario).joinedload(Usuario.roles)
    held = select(Sesion).where(Sesion.token_hash == hash_token(token)).options(whole)
    found = db.session.scalars(held).unique().one_or_none()
    if found is None or found.usuario.estado != estado or not is_live(found, now()):
        return None
    return found


def guest() -> Usuario | None:
    """Return the guest of this browser: the person whose one request was opened here by its code.

    Never asked of somebody signed in, whose requests are their own.
    """
    token = session.get(INVITADO, "")
    if not token:
        return None
    if "invitado" not in g:
        found = _live(token, EstadoUsuario.INVITADO)
        g.invitado = found.usuario if found else None
        g.sesion_vista_el = found.vista_el if found else None
    kept: Usuario | None = g.invitado
    return kept


def open_guest(persona: Usuario) -> None:
    """Let the guest in on this device, in place of another. Part of the caller's transaction."""
    token = _new_session(persona)
    _end(session.get(INVITADO, ""))
    session[INVITADO], session[DE_INVITADO] = token, persona.seudonimo
    session.permanent = True
    g.invitado = persona


def last_guest() -> str:
    """Return the pseudonym of the guest whose session was opened here last, live or not."""
    seudonimo: str = session.get(DE_INVITADO, "")
    return seudonimo


def close_guest() -> None:
    """Forget the guest of this device. Part of the caller's transaction."""
    _end(session.pop(INVITADO, ""))
    session.pop(DE_INVITADO, None)
    g.invitado = None


def is_live(sesion: Sesion, moment: datetime) -> bool:
    """Staff are signed out sooner: their accounts open more doors."""
    staff = bool(sesion.usuario.roles)
    idle, absolute = (STAFF_IDLE, STAFF_ABSOLUTE) if staff else (IDLE, ABSOLUTE)
    return moment - sesion.vista_el < idle and moment - sesion.creada_el < absolute


def needs_touch() -> bool:
    """Whether `vista_el` of this request's session is old enough to be written again."""
    seen: datetime | None = g.get("sesion_vista_el")
    return seen is not None and now() - seen > TOUCH


def touch() -> None:
    """Note that the session of this request, the guest's if nobody is signed in, is in use."""
    token = session["_user_id" if current_user.is_authenticated else INVITADO]
    row = db.session.scalar(select(Sesion).where(Sesion.token_hash == hash_token(token)))
    if row is not None:
        row.vista_el = now()


def is_proved() -> bool:
    """Whether this session's person proved in the last minutes who they are."""
    proved: datetime | None = g.get("sesion_probada_el")
    return proved is not None and now() - proved < RECENT


def note_proof(token: str) -> None:
    """Write down that the person of this session proved it now."""
    row = db.session.scalar(select(Sesion).where(Sesion.token_hash == hash_token(token)))
    if row is not None:
        row.probada_el = g.sesion_probada_el = now()


def open_session(persona: Usuario) -> None:
    """Sign the person in on this device with a fresh token. Part of the caller's transaction.

    A session that was open here before, whoever's, ends.
    """
    _end(session.get("_user_id", ""))
    token = _new_session(persona)
    session.clear()
    persona.sesion_token = token
    login_user(persona)
    session[PERSONA] = persona.seudonimo
    session.permanent = True
    for part in parts():
        if part.on_sign_in:
            part.on_sign_in(persona)


def _new_session(persona: Usuario) -> str:
    token = secrets.token_urlsafe(32)
    device = (request.user_agent.string or "")[:200]
    db.session.add(Sesion(token_hash=hash_token(token), usuario=persona, dispositivo=device))
    return token


def close_session() -> None:
    """Sign this device out. Part of the caller's transaction."""
    _end(session.get("_user_id", ""))
    logout_user()
    session.clear()


def _end(token: str) -> None:
    db.session.execute(delete(Sesion).where(Sesion.token_hash == hash_token(token)))


def close_all(persona: Usuario, *, but: str = "") -> None:
    """Sign the person out everywhere (password or roles changed), except the device `but`."""
    query = delete(Sesion).where(Sesion.usuario_id == persona.id)
    if but:
        query = query.where(Sesion.token_hash != hash_token(but))
    db.session.execute(query)
