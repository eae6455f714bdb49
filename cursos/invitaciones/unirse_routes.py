"""The public side of a code on the wall: type it, see who sees what, join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.catalogo.formato import datos_curso
from cursos.catalogo.queries import find_version_actual
from cursos.cohortes.codigo import find_abierta
from cursos.cohortes.enlaces import limpiar_codigo
from cursos.cohortes.lugares import lugares_de
from cursos.cohortes.queries import find_mi_linea
from cursos.invitaciones import errors
from cursos.invitaciones.forms import CodigoDeCohorteForm, UnirseForm
from cursos.invitaciones.routes import WRONG_RATE, arrived
from cursos.invitaciones.unirse import unirse
from plataforma import limits
from plataforma.access import authenticated, public
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte

bp = Blueprint("unirse", __name__, url_prefix="/unirse", template_folder="templates")


@bp.route("/", methods=["GET", "POST"])
@public
def codigo() -> str | Response | tuple[str, int]:
    """Type the code of a poster."""
    form = CodigoDeCohorteForm()
    if form.validate_on_submit():
        if find_abierta(form.codigo.data) is not None:
            return redirect(url_for(".ver", codigo=limpiar_codigo(form.codigo.data)), 303)
        limits.require("invitacion", request.remote_addr or "", WRONG_RATE)
        form.codigo.errors = [_("Ese código no abre ninguna cohorte ahora. Revise las letras.")]
    page = render_template("invitaciones/codigo_de_cohorte.html", form=form)
    return (page, 422) if form.errors else page


@bp.get("/<codigo>/")
@public
def ver(codigo: str) -> str | Response | tuple[str, int]:
    """Say what it is, until when, and who sees what. Looking changes nothing."""
    found = find_abierta(codigo)
    if found is None:
        return _unknown()
    if current_user.is_authenticated and find_mi_linea(current_user.id, found.id):
        return redirect(url_for("cohortes.mia", cohorte=found.id), 303)
    return _page(found, codigo, UnirseForm())


@bp.post("/<codigo>/")
@authenticated
def entrar(codigo: str) -> Response | str | tuple[str, int]:
    """Join, with one press; without a seat, the waiting list is offered."""
    found = find_abierta(codigo)
    if found is None:
        return _unknown()
    form = UnirseForm()
    form.preparar()
    if not form.validate_on_submit():
        return _page(found, codigo, form)
    waits = "espera" in request.form
    try:
        with transaction():
            line = unirse(codigo, current_user, form.datos, en_espera=waits)
    except errors.SinLugarError:
        return _page(found, codigo, form, sin_lugar=True)
    return arrived(line)


def _unknown() -> tuple[str, int]:
    """The same for a code that never was, is closed or is over; tries are counted."""
    limits.require("invitacion", request.remote_addr or "", WRONG_RATE)
    return render_template("invitaciones/codigo_cerrado.html"), 404


def _page(
    cohorte: Cohorte, codigo: str, form: UnirseForm, *, sin_lugar: bool = False
) -> str | tuple[str, int]:
    form.preparar()
    version = find_version_actual(cohorte.curso_id)
    full = sin_lugar or lugares_de(cohorte).libres() < 1
    page = render_template(
        "invitaciones/unirse.html",
        c=cohorte,
        codigo=codigo,
        form=form,
        datos=datos_curso(version) if version else [],
        llena=full,
        siguiente=url_for(".ver", codigo=codigo),
    )
    return (page, 422) if form.errors or sin_lugar else page
