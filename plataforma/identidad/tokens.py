"""One-time secrets sent by mail: a link, and a short code typed by hand.

Looking at a link never spends it (mail scanners open every link); only `spend` does.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult

from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.errors import CodigoMaloError, EnlaceMuertoError
from plataforma.identidad.models import PropositoToken, Token

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

LIFE = timedelta(minutes=30)
SECRET_BYTES = 16  # 128 bits
CODE_DIGITS = 6
MAX_TRIES = 5
KEPT = timedelta(days=1)  # dead tokens hold a waiting person's name: they go after a day


@dataclass(frozen=True)
class Secreto:
    """What leaves in the mail: `enlace` goes into the address, `codigo` is typed."""

    enlace: str
    codigo: str


def new_request() -> str:
    """Return what a browser keeps to prove that it asked for the code."""
    return secrets.token_urlsafe(SECRET_BYTES)


def issue(
    proposito: PropositoToken,
    correo: str,
    *,
    solicitud: str = "",
    datos: dict[str, Any] | None = None,
    vida: timedelta = LIFE,
) -> Secreto:
    """Make a token; what is stored opens nothing by itself."""
    _forget_dead()
    secret = Secreto(
        enlace=secrets.token_urlsafe(SECRET_BYTES),
        codigo=f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}",
    )
    db.session.add(
        Token(
            token_hash=_digest(secret.enlace),
            proposito=proposito,
            correo=correo,
            vence_el=now() + vida,
            codigo_hash=_code_digest(solicitud, secret.codigo),
            solicitud_hash=_digest(solicitud) if solicitud else "",
            datos=datos or {},
        )
    )
    return secret


def find_live(enlace: str, *propositos: PropositoToken) -> Token | None:
    """Return the token of a link, if it can still be spent. Changes nothing."""
    return db.session.scalar(
        select(Token).where(
            Token.token_hash == _digest(enlace), Token.proposito.in_(propositos), *_live()
        )
    )


def spend(enlace: str, *propositos: PropositoToken) -> Token:
    """Use up the token of a link, or raise EnlaceMuertoError. Two clicks: one wins."""
    token = find_live(enlace, *propositos)
    if token is None or not _mark_used(token):
        raise EnlaceMuertoError
    return token


def check_code(solicitud: str, codigo: str) -> Token | None:
    """Return the token that the code opens, or None after counting the wrong try.

    Does not raise, so that the count is committed.
    """
    token = db.session.scalar(
        select(Token)
        .where(Token.solicitud_hash == _digest(solicitud), Token.intentos < MAX_TRIES, *_live())
        .order_by(Token.id.desc())
        .limit(1)
        .with_for_update()
    )
    if token is None or not solicitud:
        return None
    typed = "".join(c for c in codigo if c.isdigit())
    if hmac.compare_digest(token.codigo_hash, _code_digest(solicitud, typed)):
        return token
    token.intentos += 1
    return None


def spend_code(solicitud: str, token: Token) -> None:
    """Use up a token found by `check_code`, and the others of the same browser."""
    if not _mark_used(token):
        raise CodigoMaloError
    same = Token.solicitud_hash == _digest(solicitud)
    db.session.execute(update(Token).where(same, Token.usado_el.is_(None)).values(usado_el=now()))


def same_browser(token: Token, solicitud: str) -> bool:
    """Return whether the link came back to the browser that asked for it."""
    return bool(solicitud) and hmac.compare_digest(token.solicitud_hash, _digest(solicitud))


def find_waiting(solicitud: str, proposito: PropositoToken) -> Token | None:
    """Return the newest unspent token of a browser, even past its time or its tries."""
    return db.session.scalar(
        select(Token)
        .where(
            Token.solicitud_hash == _digest(solicitud),
            Token.proposito == proposito,
            Token.usado_el.is_(None),
        )
        .order_by(Token.id.desc())
        .limit(1)
    )


def kill_all(correo: str, *, but: PropositoToken | None = None) -> None:
    """Make every token of an address worthless: its password or the address changed."""
    query = delete(Token).where(Token.correo == correo)
    if but:
        query = query.where(Token.proposito != but)
    db.session.execute(query)


def kill_of(seudonimo: str) -> set[str]:
    """Forget the other addresses of a person that wait in tokens; return them."""
    purposes = (PropositoToken.CORREO, PropositoToken.DESHACER)
    waiting = db.session.scalars(select(Token).where(Token.proposito.in_(purposes)))
    found = [token for token in waiting if token.datos["usuario"] == seudonimo]
    for token in found:
        db.session.delete(token)
    return {token.correo for token in found}


def _live() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Token.usado_el.is_(None), Token.vence_el > now()


def _mark_used(token: Token) -> bool:
    done = db.session.execute(
        update(Token).where(Token.id == token.id, *_live()).values(usado_el=now())
    )
    return isinstance(done, CursorResult) and done.rowcount == 1


def _forget_dead() -> None:
    db.session.execute(delete(Token).where(Token.vence_el < now() - KEPT))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _code_digest(solicitud: str, codigo: str) -> str:
    """Bind the six digits to 128 bits that the database does not hold."""
    return hmac.new(solicitud.encode(), codigo.encode(), hashlib.sha256).hexdigest()
