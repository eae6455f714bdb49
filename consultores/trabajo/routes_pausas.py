"""Pauses, a firm that cannot be reached, and going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultores.pasos import marcha
from consultores.permissions import Permiso
from consultores.solicitudes.acceso import find
from consultores.solicitudes.errors import FechaDePausaError
from consultores.solicitudes.estados import Acto, Papel, admite
from consultores.solicitudes.forms import MotivoForm
from consultores.solicitudes.paginas import tarde, volver
from consultores.trabajo import otra_vez, pausas
from consultores.trabajo.blueprint import bp
from consultores.trabajo.forms import PausaForm
from plataforma.access import quien, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


def _may(solicitud: Solicitud, acto: Acto) -> bool:
    papel = solicitud.papel_de(quien())
    return papel is not None and admite(solicitud.estado, acto, papel)


@bp.route("/<referencia>/pausa/", methods=["GET", "POST"])
@requires(Permiso.CONVERSAR, invitado=True)
def pedir_pausa(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.CONVERSAR), PausaForm()
    if not _may(solicitud, Acto.SUSPENDER):
        return tarde(solicitud)
    if form.validate_on_submit():
        said = {"hasta": form.hasta.data, "motivo": form.motivo.data}
        try:
            with transaction():
                pausas.pedir(solicitud, actor=quien(), **said)
        except FechaDePausaError as error:
            form.hasta.errors = [str(error)]
        else:
            flash(
                _("Pidió la pausa. El trabajo sigue hasta que la otra parte responda."), "success"
            )
            return volver(solicitud)
    shown = render_template("trabajo/pausa.html", form=form, solicitud=solicitud)
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/pausa/responder/")
@requires(Permiso.CONVERSAR, invitado=True)
def responder_pausa(referencia: str) -> Response:
    """Agree with what the other side asked, or take one's own wish back."""
    solicitud = find(referencia, Permiso.CONVERSAR)
    agrees = request.form.get("que") == "acordar"
    with transaction():
        (pausas.acordar if agrees else pausas.retirar)(solicitud, actor=quien())
    said = _("Pausa acordada.") if agrees else _("Retiró el pedido de pausa.")
    flash(said, "success")
    return volver(solicitud)


@bp.route("/<referencia>/pausa/negar/", methods=["GET", "POST"])
@requires(Permiso.CONVERSAR, invitado=True)
def negar_pausa(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.CONVERSAR), MotivoForm()
    asked = pausas.find_pedida(solicitud)
    if asked is None or asked.pedida_por == solicitud.papel_de(quien()):
        return tarde(solicitud)
    if form.validate_on_submit():
        with transaction():
            pausas.negar(solicitud, actor=quien(), motivo=form.motivo.data)
        flash(_("El trabajo sigue. La otra parte lee su motivo."), "success")
        return volver(solicitud)
    shown = render_template("trabajo/negar_pausa.html", form=form, solicitud=solicitud)
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/seguir/")
@requires(Permiso.CONVERSAR, invitado=True)
def reanudar(referencia: str) -> Response:
    """Go on before the day of the pause; or "I am still here"."""
    solicitud = find(referencia, Permiso.CONVERSAR)
    with transaction():
        marcha.reanudar(solicitud, actor=quien())
    flash(_("El trabajo sigue. La otra parte ya lo sabe."), "success")
    return volver(solicitud)


@bp.route("/<referencia>/sin-contacto/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def sin_contacto(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.ATENDER), MotivoForm()
    if not _may(solicitud, Acto.SIN_CONTACTO):
        return tarde(solicitud)
    if form.validate_on_submit():
        with transaction():
            marcha.declarar_sin_contacto(solicitud, actor=quien(), motivo=form.motivo.data)
        flash(_("Le escribimos a la empresa. Tiene diez días hábiles para responder."), "success")
        return volver(solicitud)
    shown = render_template("trabajo/sin_contacto.html", form=form, solicitud=solicitud)
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/otra-vez/")
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def pedir_otra_vez(referencia: str) -> Response:
    """Begin a draft with what a request that ended had said."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    if solicitud.esta_abierta or solicitud.papel_de(quien()) != Papel.SOLICITANTE:
        return tarde(solicitud)
    with transaction():
        draft = otra_vez.copiar(solicitud, actor=quien())
    flash(_("Aquí está lo que había escrito. Revíselo y envíelo."), "success")
    return redirect(url_for("seguimiento.ver", referencia=draft.referencia), 303)
