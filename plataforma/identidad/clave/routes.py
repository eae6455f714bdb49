"""/clave/: forgotten password. /cuenta/clave/: change it while signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identidad import attempts, passwords
from plataforma.identidad.blueprint import bp
from plataforma.identidad.clave import services
from plataforma.identidad.clave.forms import CambioClaveForm, NuevaClaveForm
from plataforma.identidad.direcciones import pseudonimo
from plataforma.identidad.entrada import equipo
from plataforma.identidad.entrada.forms import CorreoForm
from plataforma.identidad.entrada.llegada import arrive
from plataforma.identidad.entrada.routes import secret_page
from plataforma.identidad.errors import (
    ClaveActualError,
    DemasiadosIntentosError,
    EnlaceMuertoError,
)
from plataforma.identidad.services import comprobar_actual, words_of
from plataforma.identidad.sessions import open_session

if TYPE_CHECKING:
    from flask import Response as FlaskResponse
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario

PEDIDA = "clave_pedida"  # in the cookie: the address that the next page names


@bp.route("/clave/", methods=["GET", "POST"])
@public
def pedir_clave() -> Response | str | tuple[str, int]:
    form = CorreoForm()
    if form.validate_on_submit():
        with transaction():
            services.pedir_cambio_clave(form.direccion, get_lang(), equipo.origin(form.direccion))
        session[PEDIDA] = form.direccion
        return redirect(url_for("identidad.clave_pedida"), 303)
    page = render_template("identidad/clave.html", form=form)
    return (page, 422) if form.errors else page


@bp.get("/clave/enviada/")
@public
def clave_pedida() -> Response | str:
    if PEDIDA not in session:
        return redirect(url_for("identidad.pedir_clave"), 303)
    return render_template("identidad/clave_pedida.html", correo=session[PEDIDA])


@bp.route("/clave/<enlace>/", methods=["GET", "POST"])
@public
def nueva_clave(enlace: str) -> FlaskResponse | Response:
    """Looking spends nothing; a password that is refused neither."""
    persona, form = services.find_persona(enlace), NuevaClaveForm()
    if persona and form.validate_on_submit() and _fits(form, persona):
        hashed = passwords.hash_password(form.clave.data)
        try:
            with transaction():
                persona = services.cambiar_clave_con_enlace(enlace, hashed)
                open_session(persona)
            flash(_("Su clave nueva está guardada. Ya entró."), "success")
            return arrive(persona)
        except EnlaceMuertoError:
            persona = None
    page = render_template("identidad/clave_nueva.html", form=form, valido=persona is not None)
    return secret_page(page, 410 if persona is None else 422 if form.errors else 200)


@bp.route("/cuenta/clave/", methods=["GET", "POST"])
@authenticated
def cuenta_clave() -> Response | str | tuple[str, int]:
    form = CambioClaveForm()
    if current_user.clave_hash is None:
        return _first_password()
    if form.validate_on_submit() and _actual_right(form) and _fits(form, current_user):
        hashed = passwords.hash_password(form.clave.data)
        with transaction():
            services.cambiar_clave(current_user, hashed)
            # The object, not the proxy: the session row keeps it after this request's user changes.
            open_session(current_user._get_current_object())  # noqa: SLF001
        flash(_("Clave guardada. Cerramos sus otras sesiones."), "success")
        return arrive(current_user, url_for("identidad.cuenta"))
    page = render_template("identidad/cuenta_clave.html", form=form)
    return (page, 422) if form.errors else page


def _first_password() -> Response | str:
    """Who enters by code proves the address again before choosing a password."""
    if request.method == "POST":
        with transaction():
            services.pedir_cambio_clave(
                current_user.correo, get_lang(), equipo.origin(current_user.correo)
            )
        session[PEDIDA] = current_user.correo
        return redirect(url_for("identidad.clave_pedida"), 303)
    return render_template("identidad/cuenta_clave_primera.html")


def _actual_right(form: CambioClaveForm) -> bool:
    """Check the present password, within the same limits as a sign-in."""
    cuenta, origen = pseudonimo(current_user.correo), equipo.origin(current_user.correo)
    try:
        if not attempts.may_try(cuenta, origen):
            raise DemasiadosIntentosError
        if not comprobar_actual(current_user, form.actual.data):
            attempts.count_failure(cuenta, origen)
            raise ClaveActualError
    except DomainError as error:
        form.actual.errors = [str(error)]
        return False
    return True


def _fits(form: NuevaClaveForm, persona: Usuario) -> bool:
    product = current_app.extensions["settings"].nombre
    try:
        passwords.check_policy(form.clave.data, words=words_of(persona, product))
    except DomainError as error:
        form.clave.errors = [str(error)]
        return False
    return True
