"""What a holder does with their own credential, under the shelf of `cursos.credenciales`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from cursos.credenciales import queries
from cursos.credenciales.routes import bp
from cursos.credenciales.vida import CambioTardioError
from cursos.permissions import Permiso
from cursos.tramites import evidencia
from cursos.tramites.cambios import RETIRO_PROPIO
from cursos.tramites.routes_cambio import cambio_page, do_change
from plataforma.access import authorize, requires
from plataforma.clock import now
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


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


@bp.post("/cuenta/credenciales/<codigo>/evidencia/")
@requires(Permiso.MOSTRAR_EVIDENCIA)
def mostrar_evidencia(codigo: str) -> Response:
    """Let the public page show one's mark and worksheet, or take that back."""
    authorize(Permiso.MOSTRAR_EVIDENCIA, queries.find_by_codigo(codigo))
    with transaction():
        credencial = authorize(Permiso.MOSTRAR_EVIDENCIA, queries.find_for_change(codigo))
        evidencia.mostrar(credencial, si=request.form.get("mostrar") == "si")
        shown = credencial.muestra_evidencia
    flash(
        _("La página pública muestra su nota y su hoja de trabajo.")
        if shown
        else _("La página pública no muestra su nota ni su hoja de trabajo."),
        "success",
    )
    return redirect(url_for("verificacion.ver", codigo=codigo), 303)
