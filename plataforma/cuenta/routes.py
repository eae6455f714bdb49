"""/cuenta/: profile and devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated
from plataforma.cuenta.blueprint import bp
from plataforma.cuenta.dispositivo import nombre_dispositivo
from plataforma.cuenta.forms import PerfilForm
from plataforma.cuenta.services import actualizar_perfil
from plataforma.db import transaction
from plataforma.entrada import services as entrada
from plataforma.entrada.routes import leave
from plataforma.errors import NotFoundError
from plataforma.identidad.errors import PaisDeContraparteError
from plataforma.identidad.queries import list_sesiones
from plataforma.identidad.sessions import close_session, hash_token

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


@bp.route("/", methods=["GET", "POST"])
@authenticated
def perfil() -> Response | str | tuple[str, int]:
    form = PerfilForm(obj=current_user)
    if form.validate_on_submit():
        try:
            with transaction():
                actualizar_perfil(current_user, form.perfil())
        except PaisDeContraparteError as error:
            form.pais.errors = [str(error)]
        else:
            flash(_("Cambios guardados."), "success")
            return redirect(url_for("cuenta.perfil"), 303)
    page = render_template("cuenta/perfil.html", form=form)
    return (page, 422) if form.errors else page


@bp.get("/sesiones/")
@authenticated
def sesiones() -> str:
    own = hash_token(session["_user_id"])
    rows = [
        (row, nombre_dispositivo(row.dispositivo), row.token_hash == own)
        for row in list_sesiones(current_user.id)
    ]
    return render_template("cuenta/sesiones.html", sesiones=rows)


@bp.post("/sesiones/<int:sesion_id>/cerrar/")
@authenticated
def cerrar_sesion(sesion_id: int) -> Response:
    with transaction():
        found = entrada.cerrar_sesion(current_user, sesion_id)
    if not found:
        raise NotFoundError
    flash(_("Sesión cerrada."), "success")
    return redirect(url_for("cuenta.sesiones"), 303)


@bp.post("/sesiones/cerrar/")
@authenticated
def cerrar_otras() -> Response:
    with transaction():
        entrada.salir_de_todo(current_user, menos=session["_user_id"])
    flash(_("Cerramos las sesiones de sus otros dispositivos."), "success")
    return redirect(url_for("cuenta.sesiones"), 303)


@bp.post("/sesiones/salir/")
@authenticated
def salir_de_todo() -> Response:
    with transaction():
        entrada.salir_de_todo(current_user)
        close_session()
    return leave()
