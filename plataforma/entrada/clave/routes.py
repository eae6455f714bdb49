"""/clave/: forgotten password. /cuenta/clave/: change it while signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _

from plataforma.access import public
from plataforma.db import transaction
from plataforma.entrada import equipo
from plataforma.entrada.blueprint import bp
from plataforma.entrada.clave import services
from plataforma.entrada.clave.forms import NuevaClaveForm
from plataforma.entrada.forms import CorreoForm
from plataforma.entrada.llegada import arrive, asked_path
from plataforma.entrada.routes import secret_page
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identidad import passwords
from plataforma.identidad.errors import (
    EnlaceMuertoError,
)
from plataforma.identidad.sessions import open_session

if TYPE_CHECKING:
    from flask import Response as FlaskResponse
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario

PEDIDA = "clave_pedida"  # in the cookie: the address that the next page names
SIGUIENTE = "clave_siguiente"  # in the cookie: where the person wanted to go


@bp.route("/clave/", methods=["GET", "POST"])
@public
def pedir_clave() -> Response | str | tuple[str, int]:
    form = CorreoForm()
    if form.validate_on_submit():
        with transaction():
            services.pedir_cambio_clave(form.direccion, get_lang(), equipo.origin(form.direccion))
        session[PEDIDA], session[SIGUIENTE] = form.direccion, asked_path()
        return redirect(url_for("entrada.clave_pedida"), 303)
    page = render_template("entrada/clave.html", form=form, siguiente=asked_path())
    return (page, 422) if form.errors else page


@bp.get("/clave/enviada/")
@public
def clave_pedida() -> Response | str:
    if PEDIDA not in session:
        return redirect(url_for("entrada.pedir_clave"), 303)
    return render_template("entrada/clave_pedida.html", correo=session[PEDIDA])


@bp.route("/clave/<enlace>/", methods=["GET", "POST"])
@public
def nueva_clave(enlace: str) -> FlaskResponse | Response:
    """Looking spends nothing; a password that is refused neither."""
    persona, form = services.find_persona(enlace), NuevaClaveForm()
    if persona and form.validate_on_submit() and password_fits(form, persona):
        hashed = passwords.hash_password(form.clave.data)
        siguiente = session.get(SIGUIENTE, "")  # the cookie is emptied below
        try:
            with transaction():
                persona = services.cambiar_clave_con_enlace(enlace, hashed)
                open_session(persona)
            flash(_("Su clave nueva está guardada. Ya entró."), "success")
            return arrive(persona, siguiente)
        except EnlaceMuertoError:
            persona = None
    page = render_template("entrada/clave_nueva.html", form=form, valido=persona is not None)
    return secret_page(page, 410 if persona is None else 422 if form.errors else 200)


def password_fits(form: NuevaClaveForm, persona: Usuario) -> bool:
    """Put the refusal on the field."""
    product = current_app.extensions["settings"].nombre
    try:
        passwords.check_policy(form.clave.data, words=services.words_of(persona, product))
    except DomainError as error:
        form.clave.errors = [str(error)]
        return False
    return True
