"""Asking again who somebody is, before a grave act (issue, revoke …).

A view asks between its checks and its act:

    if page := confirmacion.ask():
        return page

The page sends what was typed once more to the same address, together with the proof, so nothing
is lost and the view goes on by itself. Not for forms with files: they cannot be sent again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, session
from flask_login import current_user

from plataforma.audit import record
from plataforma.db import transaction
from plataforma.entrada import attempts, emails, equipo
from plataforma.entrada.blueprint import development
from plataforma.entrada.clave.services import comprobar_actual
from plataforma.entrada.forms import ConfirmarForm
from plataforma.errors import DomainError
from plataforma.identidad import tokens
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import (
    ClaveActualError,
    CodigoMaloError,
    DemasiadosIntentosError,
)
from plataforma.identidad.models import PropositoToken
from plataforma.identidad.services import objeto
from plataforma.identidad.sessions import is_proved, note_proof

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

ASKED = "confirmar"  # in the cookie: the request of the code mailed to this browser
WAYS = ("clave", "codigo", "enviar")
PREFIX = "confirmar-"  # of our own fields, beside those of the act


def ask() -> tuple[str, int] | None:
    """Return the page that asks for a proof, or None when there is one of the last minutes."""
    if is_proved():
        return None
    form = ConfirmarForm(prefix=PREFIX)
    modo = form.modo.data if form.modo.data in WAYS else ""
    if not modo and not current_user.clave_hash:
        modo = "enviar"
    field = form.clave if modo == "clave" else form.codigo
    try:
        if modo == "enviar":
            _send_code()
        elif modo:
            _prove(modo, field.data or "")
            return None
    except DomainError as error:
        field.errors = [str(error)]
    return _page(form, por_codigo=modo in {"enviar", "codigo"})


def require_password(persona: Usuario, clave: str) -> None:
    """Raise unless this is the person's password, within the limits of a sign-in."""
    cuenta, origen = pseudonimo(persona.correo), equipo.origin(persona.correo)
    if not attempts.may_try(cuenta, origen):
        raise DemasiadosIntentosError
    if not comprobar_actual(persona, clave):
        attempts.count_failure(cuenta, origen)
        raise ClaveActualError


def _prove(modo: str, typed: str) -> None:
    """Check the password or the code; write down that it was right."""
    persona: Usuario = current_user._get_current_object()  # noqa: SLF001 — the audit line keeps it
    if modo == "codigo":
        _require_code(persona, typed)
    else:
        require_password(persona, typed)
    with transaction():
        note_proof(session["_user_id"])
        record("identidad.confirmar", objeto(persona), actor=persona)


def _require_code(persona: Usuario, typed: str) -> None:
    origen = equipo.origin(persona.correo)
    if not attempts.may_type_code(origen):
        raise DemasiadosIntentosError
    solicitud = str(session.get(ASKED, ""))
    with transaction():  # a wrong try is counted
        token = tokens.check_code(solicitud, typed)
        right = (
            token is not None
            and token.proposito == PropositoToken.CONFIRMAR
            and token.correo == persona.correo
        )
        if token is not None and right:
            tokens.spend_code(solicitud, token)
    if not right:
        attempts.count_wrong_code(origen)
        raise CodigoMaloError
    session.pop(ASKED, None)


def _send_code() -> None:
    """Mail a code for this browser, as often as a sign-in may."""
    persona: Usuario = current_user._get_current_object()  # noqa: SLF001
    if not attempts.may_mail(pseudonimo(persona.correo), equipo.origin(persona.correo)):
        raise DemasiadosIntentosError
    solicitud = tokens.new_request()
    with transaction():
        secret = tokens.issue(PropositoToken.CONFIRMAR, persona.correo, solicitud=solicitud)
        emails.send_confirmar(persona, secret)
    session[ASKED] = solicitud


def _page(form: ConfirmarForm, *, por_codigo: bool) -> tuple[str, int]:
    """The page, with what was sent to it: 422 when the proof was wrong."""
    typed = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != "csrf_token" and not name.startswith(PREFIX)
    ]
    wrong = bool(form.errores)
    form.clave.data = form.codigo.data = None
    page = render_template(
        "entrada/confirmar.html", form=form, por_codigo=por_codigo, enviado=typed,
        correo=current_user.correo, **development(),
    )  # fmt: skip
    return page, 422 if wrong else 200
