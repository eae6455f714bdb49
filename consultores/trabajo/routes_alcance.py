"""Taking a request with a scope, and agreeing on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, render_template, request
from flask_babel import gettext as _

from consultores.pasos import ofertas
from consultores.permissions import Permiso
from consultores.solicitudes import una_vez
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Estado, Papel
from consultores.solicitudes.intercambio import Mensaje
from consultores.solicitudes.paginas import tarde, volver
from consultores.trabajo import alcance as alcances
from consultores.trabajo.blueprint import bp
from consultores.trabajo.errors import FechaDeEntregaError
from consultores.trabajo.forms import AlcanceForm, CambioForm
from plataforma.access import quien, requires
from plataforma.db import transaction
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


@bp.route("/<referencia>/aceptar/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def aceptar(referencia: str) -> Answer:
    """Take the offer and say what will be done, in one form that is already filled in."""
    solicitud = find(referencia, Permiso.ATENDER)
    if solicitud.oferta_de(quien()) is None:
        if request.method == "POST":
            ofertas.explicar(solicitud, quien())
        return tarde(solicitud)
    said = _("Aceptó la solicitud. La empresa recibe su nombre y su propuesta.")
    return _propose(solicitud, alcances.aceptar, said)


@bp.route("/<referencia>/alcance/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def alcance(referencia: str) -> Answer:
    """Propose again: the firm asked for a change, or the consultant thought better of it."""
    solicitud = find(referencia, Permiso.ATENDER)
    mine = solicitud.papel_de(quien()) == Papel.CONSULTOR
    if request.method == "GET" and not (mine and solicitud.estado == Estado.ACEPTADA):
        return tarde(solicitud)
    return _propose(solicitud, alcances.proponer, _("La empresa recibe la propuesta nueva."))


def _propose(solicitud: Solicitud, act: Callable[..., None], said: str) -> Answer:
    offer = solicitud.oferta_de(quien())
    consultor = offer.consultor if offer else solicitud.consultor
    begun = alcances.inicial(solicitud, consultor, get_lang()) if consultor else None
    form = AlcanceForm(obj=begun)
    if form.validate_on_submit():
        try:
            with transaction():
                act(solicitud, form.propuesta(), actor=quien())
        except FechaDeEntregaError as error:
            form.entrega_el.errors = [str(error)]
        else:
            flash(said, "success")
            return volver(solicitud)
    shown = render_template(
        "trabajo/alcance.html",
        form=form,
        solicitud=solicitud,
        ultimo_dia=alcances.ultimo_dia(solicitud, consultor) if consultor else None,
        pedido=alcances.cambio_pedido(solicitud),
    )
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/acordar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def acordar(referencia: str) -> Response:
    """Agree with what is proposed, with one tap."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    version = request.form.get("version", 0, type=int)
    with transaction():
        alcances.acordar(solicitud, version=version, actor=quien())
    flash(_("Quedaron de acuerdo. El trabajo empieza hoy."), "success")
    return volver(solicitud)


@bp.route("/<referencia>/alcance/cambio/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def cambio(referencia: str) -> Answer:
    """Ask for a change of what is proposed."""
    solicitud, form = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), CambioForm()
    found = alcances.vigente(solicitud) if solicitud.estado == Estado.ACEPTADA else None
    if found is None:
        return tarde(solicitud)
    if form.validate_on_submit():
        with transaction():
            said = form.texto.data
            mark = una_vez.marca_de(Mensaje, solicitud.id, form.marca, said)
            alcances.pedir_cambio(solicitud, actor=quien(), texto=said, intento=mark)
        flash(_("Pidió un cambio. Le avisamos cuando la propuesta esté corregida."), "success")
        return volver(solicitud)
    shown = render_template("trabajo/cambio.html", form=form, solicitud=solicitud, alcance=found)
    return (shown, 422) if form.is_submitted() else shown
