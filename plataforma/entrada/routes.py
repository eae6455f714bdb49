"""/entrar/, its code and its link; /salir/."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from flask import flash, make_response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import public, quien
from plataforma.db import transaction
from plataforma.entrada import attempts, equipo, services
from plataforma.entrada.blueprint import bp
from plataforma.entrada.forms import CodigoForm, CorreoForm, EntrarForm
from plataforma.entrada.llegada import arrive, asked_path
from plataforma.entrada.services import Pedido
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identidad import passwords
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.errors import (
    CodigoMaloError,
    DemasiadosIntentosError,
    EnlaceMuertoError,
    EntradaNegadaError,
)
from plataforma.identidad.models import PropositoToken
from plataforma.identidad.sessions import (
    INVITADO,
    WriteRefusedError,
    close_session,
    needs_touch,
    open_session,
    touch,
)
from plataforma.identidad.tokens import find_live, new_request

if TYPE_CHECKING:
    from flask import Response as FlaskResponse
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario

log = logging.getLogger(__name__)
CODIGO = "codigo"  # in the cookie: what was asked for here (`keep_request`)


@bp.route("/entrar/", methods=["GET", "POST"])
@public
def entrar() -> Response | str | tuple[str, int]:
    siguiente = asked_path()
    if current_user.is_authenticated:
        return redirect(siguiente or url_for("panel.ver"), 303)
    form = EntrarForm(siguiente=siguiente)
    if request.method == "GET":
        return render_template("entrada/entrar.html", form=form)
    if request.form.get("modo") == "codigo":
        return _send_code(siguiente)
    if form.validate_on_submit():
        try:
            persona = _check_password(form.direccion, form.clave.data)
            return _open(persona, form.clave.data, siguiente)
        except DomainError as error:
            form.clave.errors = [str(error)]
    return render_template("entrada/entrar.html", form=form), 422


def _check_password(correo: str, clave: str) -> Usuario:
    """Return the person, or raise what a stranger and the owner both may read."""
    cuenta, origen = pseudonimo(correo), equipo.origin(correo)
    if not attempts.may_try(cuenta, origen):
        raise DemasiadosIntentosError
    persona = services.comprobar_clave(correo, clave)
    if persona is None:
        attempts.count_failure(cuenta, origen)
        with transaction():
            services.anotar_fallo(correo)
        raise EntradaNegadaError
    return persona


def _open(persona: Usuario, clave: str, siguiente: str) -> Response:
    stale = persona.clave_hash is not None and passwords.needs_rehash(persona.clave_hash)
    new_hash = passwords.hash_password(clave) if stale else None
    with transaction():
        services.entrar_con_clave(persona, new_hash)
        open_session(persona)
    return arrive(persona, siguiente)


def _send_code(siguiente: str) -> Response | tuple[str, int]:
    form = CorreoForm()
    if not form.validate_on_submit():
        full = EntrarForm(siguiente=siguiente)
        full.correo.errors = form.correo.errors
        return render_template("entrada/entrar.html", form=full), 422
    return ask_code(form.direccion, siguiente)


def ask_code(correo: str, siguiente: str) -> Response:
    """Mail a code for this browser and show where to type it."""
    pedido = Pedido(correo=correo, solicitud=new_request(), idioma=get_lang(), siguiente=siguiente)
    with transaction():
        services.pedir_codigo(pedido, equipo.origin(correo))
    keep_request(pedido)
    return redirect(url_for("entrada.codigo"), 303)


def keep_request(pedido: Pedido, *, en_alta: bool = False) -> None:
    """Remember in this browser what was asked, so that the next page can take the code."""
    session[CODIGO] = {
        "en_alta": en_alta,
        "correo": pedido.correo,
        "solicitud": pedido.solicitud,
        "siguiente": pedido.siguiente,
    }


@bp.route("/entrar/codigo/", methods=["GET", "POST"])
@public
def codigo() -> Response | str | tuple[str, int]:
    asked = session.get(CODIGO)
    if current_user.is_authenticated or not asked:
        return redirect(url_for("entrada.entrar"), 303)
    form = CodigoForm()
    if form.validate_on_submit():
        try:
            return _enter_with_code(asked, form.codigo.data)
        except DomainError as error:
            form.codigo.errors = [str(error)]
    page = render_template(
        "entrada/codigo.html", form=form, correo=asked["correo"], en_alta=asked["en_alta"]
    )
    return (page, 422) if form.errors else page


def _enter_with_code(asked: dict[str, Any], typed: str) -> Response:
    origen = equipo.origin(asked["correo"])
    if not attempts.may_type_code(origen):
        raise DemasiadosIntentosError
    with transaction():
        entered = services.entrar_con_codigo(asked["solicitud"], typed)
        if entered is None:
            services.anotar_fallo(asked["correo"])
        else:
            open_session(entered[0])
    if entered is None:
        attempts.count_wrong_code(origen)
        raise CodigoMaloError
    return _after_mail(*entered)


@bp.post("/entrar/codigo/otro/")
@public
def otro_codigo() -> Response:
    asked = session.get(CODIGO)
    if not asked:
        return redirect(url_for("entrada.entrar"), 303)
    pedido = Pedido(
        correo=asked["correo"],
        solicitud=new_request(),
        idioma=get_lang(),
        siguiente=asked["siguiente"],
    )
    with transaction():
        services.pedir_otro_codigo(pedido, asked["solicitud"], equipo.origin(asked["correo"]))
    keep_request(pedido, en_alta=asked["en_alta"])
    flash(_("Pedimos otro correo. Use el código del más nuevo."), "success")
    return redirect(url_for("entrada.codigo"), 303)


@bp.route("/entrar/enlace/<enlace>/", methods=["GET", "POST"])
@public
def enlace(enlace: str) -> Response:
    """Looking shows one button; only the button spends the link."""
    live = find_live(enlace, PropositoToken.ENTRAR, PropositoToken.VERIFICAR)
    if request.method == "POST" and live:
        solicitud = session.get(CODIGO, {}).get("solicitud", "")
        try:
            with transaction():
                entered = services.entrar_con_enlace(enlace, solicitud)
                open_session(entered[0])
            return _after_mail(*entered)
        except EnlaceMuertoError:
            live = None
    page = render_template("entrada/enlace.html", valido=live is not None)
    return secret_page(page, 200 if live else 410)


def _after_mail(persona: Usuario, siguiente: str) -> Response:
    """Somebody whom a chamber enrolled gives consent first."""
    if services.falta_permiso(persona):
        return arrive(persona, url_for("entrada.permisos", siguiente=siguiente or None))
    return arrive(persona, siguiente)


def secret_page(page: str, status: int) -> FlaskResponse:
    """A page whose address is a secret: it leaves no referrer."""
    response = make_response(page, status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@bp.post("/salir/")
@public
def salir() -> Response:
    if current_user.is_authenticated:
        with transaction():
            services.salir(current_user)
            close_session()
    return leave()


def leave() -> Response:
    """Send a person who left to the home page; the phone forgets the pages it kept.

    The service worker forgets what this person saved and has not sent. Not "storage" here: that
    would take along what another person of this phone has still to send.
    """
    response = redirect(url_for("portada.inicio"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.before_app_request
def keep_alive() -> Any:
    """Note that the session is in use, at most every five minutes, in its own small transaction."""
    if not session.keys() & {"_user_id", INVITADO} or not quien().is_authenticated:
        return
    if not needs_touch():
        return
    try:
        with transaction():
            touch()
    except WriteRefusedError:
        log.warning("could not note the use of a session: the database refuses to write")
