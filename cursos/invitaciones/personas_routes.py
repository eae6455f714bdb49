"""The chamber's side of one person: invite, correct, invite again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes import mensajes
from cursos.cohortes.blueprint import COHORTE, load_participante, load_vista
from cursos.cohortes.enlaces import enlace_de, mostrar_codigo
from cursos.cohortes.queries import Situacion
from cursos.cohortes.vista import SITUACIONES
from cursos.invitaciones import errors, personas
from cursos.invitaciones.lineas import LineaForm
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante

bp = Blueprint("personas", __name__, template_folder="templates")
UNA = f"{COHORTE}/personas/<int:participante>"


@bp.route(f"{COHORTE}/personas/nueva/", methods=["GET", "POST"])
@requires(Permiso.TRAER_PERSONAS)
def nueva(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """Invite one person without a spreadsheet."""
    vista = load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)
    form = LineaForm()
    form.preparar(vista.organizacion.pais)
    full = False
    if form.validate_on_submit() and (linea := form.leer()):
        waits = "espera" in request.form
        try:
            with transaction():
                made = personas.invitar_una(vista, linea, actor=current_user, en_espera=waits)
            return _invited(vista, made)
        except errors.SinLugarError:
            full = True
        except errors.YaEstaError as error:
            form.nombre.errors = [str(error)]
    page = render_template("invitaciones/nueva.html", v=vista, form=form, llena=full)
    return (page, 422) if form.errors or full else page


def _invited(vista: Vista, participante: Participante) -> Response:
    name = participante.nombre
    said = {
        "inscrito": _("%(nombre)s ya está en el curso: tiene cuenta. Le avisamos.", nombre=name),
        "en_espera": _("%(nombre)s quedó en la lista de espera.", nombre=name),
        "pendiente": _("Invitamos a %(nombre)s.", nombre=name)
        if participante.correo
        else _("%(nombre)s está en la lista. Dele su código o su enlace.", nombre=name),
    }
    flash(said[participante.estado], "success")
    return redirect(url_for(".ver", participante=participante.id, **vista.lugar), 303)


@bp.route(f"{UNA}/", methods=["GET", "POST"])
@requires(Permiso.TRAER_PERSONAS)
def ver(organizacion: str, cohorte: int, participante: int) -> str | Response | tuple[str, int]:
    """What the list says of somebody; corrected as long as they have not come."""
    vista = load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)
    found = load_participante(vista.alcance, participante)
    form = LineaForm.of(found)
    form.preparar(vista.organizacion.pais)
    if form.validate_on_submit() and (linea := form.leer()):
        try:
            with transaction():
                personas.corregir(found, linea, actor=current_user)
        except errors.YaEstaError as error:
            form.nombre.errors = [str(error)]
        else:
            flash(_("Datos corregidos."), "success")
            return redirect(url_for(".ver", participante=participante, **vista.lugar), 303)
    return _page(vista, found, form)


def _page(vista: Vista, found: Participante, form: LineaForm) -> str | tuple[str, int]:
    waits = found.estado == "en_espera"
    page = render_template(
        "invitaciones/persona.html",
        v=vista,
        p=found,
        form=form,
        abierta=personas.espera_que_venga(found),
        enlace="" if waits else mensajes.invitacion_url(found),
        codigo="" if waits else mostrar_codigo(enlace_de(found.semilla).codigo),
        reenviable=bool(found.correo) and not waits and personas.puede_reenviarse(found),
        situacion=SITUACIONES[Situacion.EN_ESPERA if waits else Situacion.PENDIENTE],
    )
    return (page, 422) if form.errors else page


@bp.post(f"{UNA}/reenviar/")
@requires(Permiso.TRAER_PERSONAS)
def reenviar(organizacion: str, cohorte: int, participante: int) -> Response:
    vista = load_vista(organizacion, cohorte, Permiso.TRAER_PERSONAS)
    found = load_participante(vista.alcance, participante)
    with transaction():
        personas.reenviar(found, actor=current_user)
    flash(_("Invitación enviada otra vez a %(correo)s.", correo=found.correo), "success")
    return redirect(url_for(".ver", participante=participante, **vista.lugar), 303)
