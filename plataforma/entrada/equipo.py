"""Known devices: a signed cookie that says which accounts entered here before.

It opens nothing. It spares the owner the limits that strangers' wrong tries use up.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from plataforma.entrada.attempts import Origen
from plataforma.identidad.direcciones import pseudonimo

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse

MAX_AGE = 180 * 86_400  # seconds
MAX_ACCOUNTS = 8  # a shared phone


def origin(correo: str) -> Origen:
    """Return where this request tries to enter the account of `correo` from."""
    kept, cuenta = _read(), pseudonimo(correo)
    device = f"{kept['id']}:{cuenta}" if cuenta in kept["cuentas"] else ""
    return Origen(direccion=request.remote_addr or "", equipo=device)


def remember(response: Response | BaseResponse, correo: str) -> None:
    """Note that the account entered from this device."""
    kept, cuenta = _read(), pseudonimo(correo)
    accounts = [cuenta, *(c for c in kept["cuentas"] if c != cuenta)][:MAX_ACCOUNTS]
    response.set_cookie(
        _name(),
        str(_serializer().dumps({"id": kept["id"], "cuentas": accounts})),
        max_age=MAX_AGE,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _read() -> dict[str, Any]:
    try:
        kept: dict[str, Any] = _serializer().loads(request.cookies.get(_name(), ""), MAX_AGE)
    except BadSignature:
        return {"id": secrets.token_hex(8), "cuentas": []}
    return kept


def _serializer() -> URLSafeTimedSerializer:
    keys = current_app.extensions["settings"].secret_keys
    return URLSafeTimedSerializer(list(reversed(keys)), salt="identidad.equipo")


def _name() -> str:
    https = current_app.config["SESSION_COOKIE_SECURE"]
    return "__Host-escala-equipo" if https else "escala-equipo"
