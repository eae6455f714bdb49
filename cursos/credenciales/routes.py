"""A person's own shelf, and withdrawing what stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from cursos.credenciales import queries, textos
from cursos.credenciales.cambios import RETIRO_PROPIO
from cursos.credenciales.routes_cambio import cambio_page, do_change
from cursos.credenciales.vida import CambioTardioError
from cursos.permissions import Permiso
from plataforma.access import authenticated, authorize, requires
from plataforma.clock import now
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("credenciales", __name__, template_folder="templates")


@bp.get("/cuenta/credenciales/")
@authenticated
def mias() -> str:
    """Show a person's own credentials."""
    fichas = [textos.ficha(c, get_lang(), at=now()) for c in queries.list_of(current_user.id)]
    return render_template("credenciales/mias.html", fichas=fichas)


@bp.route("/cuenta/credenciales/<codigo>/retirar/", methods=["GET", "POST"])
@requires(Permiso.RETIRAR_CREDENCIAL)
def retirar(codigo: str) -> str | Response | tuple[str, int]:
    """Withdraw one's own credential from everybody's sight, for good."""
    credencial = authorize(Permiso.RETIRAR_CREDENCIAL, queries.find_by_codigo(codigo))
    if credencial.situacion(now()) not in RETIRO_PROPIO.desde:
        flash(str(CambioTardioError()), "error")
        return redirect(url_for("credenciales.mias"), 303)
    form = RETIRO_PROPIO.form()
    if not form.validate_on_submit():
        public = url_for("verificacion.ver", codigo=codigo)
        return cambio_page(RETIRO_PROPIO, credencial, form, volver=public)
    done = do_change(RETIRO_PROPIO, codigo, form)
    return done or redirect(url_for("credenciales.mias"), 303)
