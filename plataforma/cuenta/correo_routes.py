"""/cuenta/correo/: another address, its code, and taking the change back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated, public
from plataforma.cuenta import correo as services
from plataforma.cuenta.blueprint import bp
from plataforma.cuenta.clave_routes import password_proved
from plataforma.cuenta.forms import CambioCorreoForm
from plataforma.db import transaction
from plataforma.entrada import attempts, equipo
from plataforma.entrada.forms import CodigoForm
from plataforma.entrada.llegada import arrive
from plataforma.entrada.routes import secret_page
from plataforma.errors import DomainError
from plataforma.identidad.errors import (
    CodigoMaloError,
    CorreoIgualError,
    DemasiadosIntentosError,
    EnlaceMuertoError,
)
from plataforma.identidad.models import PropositoToken
from plataforma.identidad.tokens import find_live, new_request

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

NUEVO = "correo_nuevo"  # in the cookie: the address and the request of the code asked for here


@bp.route("/correo/", methods=["GET", "POST"])
@authenticated
def correo() -> Response | str | tuple[str, int]:
    form = CambioCorreoForm()
    if form.validate_on_submit() and _is_other(form) and password_proved(form.clave):
        asked = {"correo": form.direccion, "solicitud": new_request()}
        with transaction():
            services.pedir_cambio_correo(
                current_user,
                asked["correo"],
                asked["solicitud"],
                equipo.origin(current_user.correo),
            )
        session[NUEVO] = asked
        return redirect(url_for("cuenta.codigo_correo"), 303)
    page = render_template(
        "cuenta/correo.html", form=form, con_clave=current_user.clave_hash is not None
    )
    return (page, 422) if form.errors else page


def _is_other(form: CambioCorreoForm) -> bool:
    if form.direccion == current_user.correo:
        form.correo.errors = [CorreoIgualError.mensaje]
        return False
    return True


@bp.route("/correo/codigo/", methods=["GET", "POST"])
@authenticated
def codigo_correo() -> Response | str | tuple[str, int]:
    asked = session.get(NUEVO)
    if not asked:
        return redirect(url_for("cuenta.correo"), 303)
    form = CodigoForm()
    if form.validate_on_submit():
        try:
            _change(asked["solicitud"], form.codigo.data)
            session.pop(NUEVO)
            flash(_("Su correo cambió. Desde ahora entra con el nuevo."), "success")
            return arrive(current_user, url_for("cuenta.perfil"))
        except DomainError as error:
            form.codigo.errors = [str(error)]
    page = render_template("cuenta/codigo_correo.html", form=form, correo=asked["correo"])
    return (page, 422) if form.errors else page


def _change(solicitud: str, typed: str) -> None:
    origen = equipo.origin(current_user.correo)
    if not attempts.may_type_code(origen):
        raise DemasiadosIntentosError
    with transaction():
        done = services.cambiar_correo(current_user, solicitud, typed, sesion=session["_user_id"])
    if not done:
        attempts.count_wrong_code(origen)
        raise CodigoMaloError


@bp.route("/correo/deshacer/<enlace>/", methods=["GET", "POST"])
@public
def deshacer_correo(enlace: str) -> Response:
    """Looking shows one button; only the button takes the change back."""
    live = find_live(enlace, PropositoToken.DESHACER) is not None
    if request.method == "POST" and live:
        try:
            with transaction():
                services.deshacer_correo(enlace)
            flash(_("Su correo es otra vez el de antes. Elija ahora una clave nueva."), "success")
            return redirect(url_for("entrada.pedir_clave"), 303)
        except EnlaceMuertoError:
            live = False
    page = render_template("cuenta/deshacer_correo.html", valido=live)
    return secret_page(page, 200 if live else 410)
