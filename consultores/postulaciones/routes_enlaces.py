"""Pages that open with the link of a mail: a referee's answer, and a member's credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import enlaces
from consultores.acreditacion.emails import nombre_de
from consultores.acreditacion.models import Postulacion
from consultores.postulaciones import credenciales, referencias
from consultores.postulaciones.forms_pruebas import RespuestaForm
from plataforma import limits
from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.forms import Form

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.acreditacion.models import Referencia

bp = Blueprint(
    "acreditacion_enlaces", __name__, url_prefix="/consultores", template_folder="templates"
)
RESPUESTAS = "30/hour"


@bp.route("/referencia/<token>/", methods=["GET", "POST"])
@public
def referencia(token: str) -> str | Response | tuple[str, int]:
    """A referee without an account answers, once. Reading the page changes nothing."""
    found, form = referencias.find_por_enlace(token), RespuestaForm()
    closed = _closed(found) if not form.is_submitted() else ""
    if form.validate_on_submit():
        limits.require("acreditacion.respuesta", request.remote_addr or "", RESPUESTAS)
        yes = form.respuesta.data == "confirma"
        with transaction():
            referencias.responder(
                found, confirma=yes, frase=form.frase.data or "", quien=current_user
            )
        return redirect(url_for("acreditacion_enlaces.referencia", token=token), 303)
    page = render_template(
        "postulaciones/referencia.html",
        referencia=found,
        quien=nombre_de(found.postulacion),
        form=form,
        cerrada=closed,
    )
    return (page, 422) if form.errores else page


def _closed(found: Referencia) -> str:
    """Return why there is nothing to answer any more."""
    try:
        referencias.check_abierta(found)
    except DomainError as error:
        return str(error)
    return ""


@bp.route("/credencial-de-institucion/<token>/", methods=["GET", "POST"])
@authenticated
def credencial(token: str) -> str | Response:
    """A member of an institution says that the credential is theirs."""
    found = enlaces.leer(Postulacion, token)
    if current_user.correo != found.miembro_correo or not found.editable:
        raise NotFoundError
    form = Form()
    if form.validate_on_submit():
        with transaction():
            credenciales.confirmar(found, current_user)
        flash(_("Confirmado. La institución ya lo ve en su postulación."), "success")
        return redirect(url_for("panel.ver"), 303)
    return render_template("postulaciones/confirmar.html", quien=nombre_de(found), form=form)
