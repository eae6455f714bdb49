"""/cuenta/clave/: change the password while signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated
from plataforma.cuenta.blueprint import bp
from plataforma.cuenta.forms import CambioClaveForm
from plataforma.db import transaction
from plataforma.entrada import confirmacion, equipo
from plataforma.entrada.clave.routes import PEDIDA, password_fits
from plataforma.entrada.clave.services import pedir_cambio_clave, poner_clave
from plataforma.entrada.llegada import arrive
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identidad import passwords
from plataforma.identidad.sessions import open_session

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.forms import PasswordField


@bp.route("/clave/", methods=["GET", "POST"])
@authenticated
def clave() -> Response | str | tuple[str, int]:
    form = CambioClaveForm()
    if current_user.clave_hash is None:
        return _first_password()
    if (
        form.validate_on_submit()
        and password_proved(form.actual)
        and password_fits(form, current_user)
    ):
        hashed = passwords.hash_password(form.clave.data)
        with transaction():
            poner_clave(current_user, hashed)
            # The object, not the proxy: the session row keeps it after this request's user changes.
            open_session(current_user._get_current_object())  # noqa: SLF001
        flash(_("Clave guardada. Cerramos sus otras sesiones."), "success")
        return arrive(current_user, url_for("cuenta.perfil"))
    page = render_template("cuenta/clave.html", form=form)
    return (page, 422) if form.errors else page


def _first_password() -> Response | str:
    """Who enters by code proves the address again before choosing a password."""
    if request.method == "POST":
        with transaction():
            pedir_cambio_clave(current_user.correo, get_lang(), equipo.origin(current_user.correo))
        session[PEDIDA] = current_user.correo
        return redirect(url_for("entrada.clave_pedida"), 303)
    return render_template("cuenta/clave_primera.html")


def password_proved(field: PasswordField) -> bool:
    """Check the present password, within the limits of a sign-in. Who has none passes."""
    if current_user.clave_hash is None:
        return True
    try:
        confirmacion.require_password(current_user, field.data or "")
    except DomainError as error:
        field.errors = [str(error)]
        return False
    return True
