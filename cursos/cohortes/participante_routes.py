"""A participant's side: who sees what, until when, one's own data, and how to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes import queries, services
from cursos.cohortes.blueprint import bp
from cursos.cohortes.espera import posicion_de
from cursos.cohortes.herramientas import avisos_de
from cursos.cohortes.models import EstadoParticipante
from cursos.cohortes.perfil import PerfilForm, guardar_perfil
from cursos.cohortes.recorrido import pasos_de
from cursos.cohortes.tarjetas import decir_paso
from cursos.permissions import Permiso
from plataforma.access import authorize, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Participante


@bp.route("/cuenta/cohortes/<int:cohorte>/", methods=["GET", "POST"])
@requires(Permiso.VER_MI_COHORTE)
def mia(cohorte: int) -> str | Response | tuple[str, int]:
    """Show a participant who sees what, until when, what the list says, and how to leave."""
    found = _load_mine(cohorte)
    form = PerfilForm(obj=found)
    form.elegir()
    if form.validate_on_submit():
        with transaction():
            guardar_perfil(found, form, actor=current_user)
        flash(_("Sus datos quedaron guardados."), "success")
        return redirect(url_for(".mia", cohorte=cohorte), 303)
    return _page(found, form)


def _page(participante: Participante, form: PerfilForm) -> str | tuple[str, int]:
    waits = participante.estado == EstadoParticipante.EN_ESPERA
    step = pasos_de([participante]).get(participante.id)
    page = render_template(
        "cohortes/mia.html",
        p=participante,
        form=form,
        tarjetas=[] if waits else avisos_de(participante),
        posicion=posicion_de(participante) if waits else None,
        paso=decir_paso(step) if step else "",
    )
    return (page, 422) if form.errors else page


@bp.post("/cuenta/cohortes/<int:cohorte>/salir/")
@requires(Permiso.VER_MI_COHORTE)
def salir(cohorte: int) -> Response:
    found = _load_mine(cohorte)
    waited = found.estado == EstadoParticipante.EN_ESPERA
    with transaction():
        services.retirar(found, actor=current_user)
    if waited:
        flash(_("Ya no está en la lista de espera."), "success")
    else:
        flash(
            _("Salió de la cohorte. Sigue en el curso y su cámara ya no ve su avance."), "success"
        )
    return redirect(url_for("panel.ver"), 303)


def _load_mine(cohorte: int) -> Participante:
    found = queries.find_mi_linea(current_user.id, cohorte)
    return authorize(Permiso.VER_MI_COHORTE, found)
