"""The invited person's side: the link and the typed code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.catalogo.formato import datos_curso
from cursos.catalogo.queries import find_version_actual
from cursos.cohortes.enlaces import enlace_de
from cursos.cohortes.models import EstadoParticipante
from cursos.invitaciones import errors, queries, services
from cursos.invitaciones.forms import CodigoForm
from plataforma import limits
from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Participante

bp = Blueprint("invitaciones", __name__, url_prefix="/invitacion", template_folder="templates")

# Wrong codes from one address: a room of sixty people may mistype, a guesser gets nowhere in 2^50.
WRONG_RATE = "60/hour"


@bp.route("/", methods=["GET", "POST"])
@public
def codigo() -> str | Response | tuple[str, int]:
    """Type the code of a printed card."""
    form = CodigoForm()
    if form.validate_on_submit():
        found = queries.find_por_codigo(form.codigo.data)
        if found is not None:
            token = enlace_de(found.semilla).token
            return redirect(url_for(".ver", token=token), 303)
        limits.require("invitacion", request.remote_addr or "", WRONG_RATE)
        form.codigo.errors = [str(errors.CodigoDesconocidoError())]
    page = render_template("invitaciones/codigo.html", form=form)
    return (page, 422) if form.errors else page


@bp.get("/<token>/")
@public
def ver(token: str) -> Response:
    """Say who invites, to what, and what the chamber will see. Looking changes nothing."""
    found = _find(token)
    cohorte = found.cohorte
    version = find_version_actual(cohorte.curso_id)
    mine = current_user.is_authenticated and found.usuario_id == current_user.id
    joined = (EstadoParticipante.INSCRITO, EstadoParticipante.EN_ESPERA)
    if mine and found.estado in joined:
        return redirect(url_for("cohortes.mia", cohorte=cohorte.id), 303)
    page = render_template(
        "invitaciones/ver.html",
        p=found,
        c=cohorte,
        token=token,
        espera=found.estado == EstadoParticipante.EN_ESPERA,
        datos=datos_curso(version) if version else [],
        usada=found.usuario_id is not None and not mine,
        retirada=found.estado == EstadoParticipante.RETIRADO and not found.se_fue,
        siguiente=url_for(".ver", token=token),
    )
    response = make_response(page)
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is a secret
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/<token>/")
@authenticated
def aceptar(token: str) -> Response:
    with transaction():
        found = services.aceptar_invitacion(token, current_user)
    return arrived(found)


def arrived(participante: Participante) -> Response:
    """Lead who has a seat to their course, who waits to what they wait for."""
    place = participante.inscripcion
    if participante.estado == EstadoParticipante.EN_ESPERA or place is None:
        flash(_("Está en la lista de espera. Le escribimos cuando haya un lugar."), "success")
        return redirect(url_for("cohortes.mia", cohorte=participante.cohorte_id), 303)
    camara = participante.cohorte.organizacion.nombre
    flash(_("Ya está en el curso con %(camara)s.", camara=camara), "success")
    return redirect(url_for("catalogo.ver_curso", curso=place.curso.slug), 303)


def _find(token: str) -> Participante:
    found = queries.find_por_token(token)
    if found is None:
        raise NotFoundError
    return found
