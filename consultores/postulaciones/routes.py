"""Applying to be a consultant: the list of sections, each section, and sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import queries
from consultores.acreditacion.models import EstadoPostulacion, Postulacion, Tramite
from consultores.permissions import Permiso
from consultores.postulaciones import borradores, credenciales, envio, vista
from consultores.postulaciones.forms import FORMS, SeccionForm, SubtemasForm
from consultores.postulaciones.forms_intereses import InteresesForm
from consultores.postulaciones.secciones import SECCIONES
from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_de_usuario
from plataforma import limits
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("acreditacion", __name__, url_prefix="/consultores", template_folder="templates")
ENVIOS = "10/day"
TODAS: dict[str, type[SeccionForm]] = {**FORMS, "intereses": InteresesForm}


def actual() -> Postulacion | None:
    """Return the open application of the person, kept or not; None for who is accredited."""
    found = queries.find_abierta(current_user)
    if found is not None:
        return found if found.tramite == Tramite.INGRESO else None
    consultor = find_de_usuario(current_user.id)
    if consultor and consultor.estado in (EstadoConsultor.ACREDITADO, EstadoConsultor.SUSPENDIDO):
        return None
    return borradores.inicial(current_user)


@bp.get("/postular/")
@requires(Permiso.POSTULAR)
def postular() -> str | Response:
    """What is done and what is missing; afterwards, how the application goes."""
    found = actual()
    if found is None:
        return redirect(url_for("acreditacion_ficha.ver"), 303)
    asked = credenciales.pedidas(credenciales.areas_de(found))
    sections = vista.lineas(found, pide_credencial=bool(asked))
    return render_template(
        "postulaciones/postular.html",
        postulacion=found,
        lineas=sections,
        pendientes=sum(not line.hecha for line in sections),
        rechazo=queries.find_ultima(current_user),
        bloques=vista.bloques(found, get_lang()),
        motivos=vista.MOTIVOS,
        respuestas=vista.NOMBRES_RESPUESTA,
        tonos=vista.TONOS_RESPUESTA,
    )


@bp.route("/postular/<seccion>/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def seccion(seccion: str) -> str | Response | tuple[str, int]:
    """One section. What is missing does not keep the rest from being saved."""
    if seccion in ("evidencias", "referencias", "credencial"):
        return redirect(url_for(f"acreditacion_pruebas.{seccion}"), 303)
    found = actual()
    if seccion not in TODAS:
        raise NotFoundError
    if found is None or not found.editable:
        return redirect(url_for("acreditacion.postular"), 303)
    form = _form(seccion, found)
    if not form.validate_on_submit():
        page = _page(found, seccion, form)
        return (page, 422) if form.is_submitted() else page
    try:
        with transaction():
            borradores.guardar(current_user, seccion, form.recibido(), form.numero)
    except borradores.OtraPestanaError as error:
        return _page(found, seccion, form, error), 409
    flash(_("Guardado."), "success")
    return redirect(url_for("acreditacion.postular"), 303)


def _form(code: str, found: Postulacion) -> SeccionForm:
    form = TODAS[code].de(found.seccion(code))
    if isinstance(form, SubtemasForm):
        form.limitar(found.seccion("areas").get("areas", []))
    if isinstance(form, InteresesForm):
        form.pais_propio = found.pais
    if not form.is_submitted():
        form.vuelta.data = str(found.vuelta(code))
    return form


def _page(
    found: Postulacion,
    code: str,
    form: SeccionForm,
    otra: borradores.OtraPestanaError | None = None,
) -> str:
    """Show the form; with what another tab saved meanwhile, when one did."""
    if otra is not None:
        form.vuelta.data = str(otra.vuelta)
    return render_template(
        "postulaciones/seccion.html",
        form=form,
        codigo=code,
        nombre=SECCIONES[code],
        otra=vista.filas_de(code, otra.guardado, get_lang()) if otra else None,
        volver=url_for("acreditacion.postular"),
        postulacion=found,
        falta=[],
    )


@bp.route("/postular/enviar/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def enviar() -> str | Response:
    """The check page, and sending."""
    found = actual()
    if found is None or not found.editable:
        return redirect(url_for("acreditacion.postular"), 303)
    asked = credenciales.pedidas(credenciales.areas_de(found))
    if any(not line.hecha for line in vista.lineas(found, pide_credencial=bool(asked))):
        flash(_("Todavía falta algo: está marcado en la lista."), "warning")
        return redirect(url_for("acreditacion.postular"), 303)
    form = SeccionForm()
    if form.validate_on_submit():
        limits.require("acreditacion.enviar", str(current_user.id), ENVIOS)
        with transaction():
            envio.enviar(current_user)
        flash(_("Recibimos su postulación. Le respondemos por correo."), "success")
        return redirect(url_for("acreditacion.postular"), 303)
    return render_template(
        "postulaciones/enviar.html",
        postulacion=found,
        bloques=vista.bloques(found, get_lang()),
        form=form,
        vuelve=found.estado == EstadoPostulacion.OBSERVADA,
    )


@bp.post("/postular/otra-vez/")
@requires(Permiso.POSTULAR)
def otra_vez() -> Response:
    """After a refusal: a new draft with what was said before."""
    with transaction():
        borradores.abrir(current_user)
    return redirect(url_for("acreditacion.postular"), 303)
