"""Evidence, referees and the credential of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.acreditacion import queries
from consultores.permissions import Permiso
from consultores.postulaciones import borradores, credenciales, vista
from consultores.postulaciones import evidencias as pruebas
from consultores.postulaciones import referencias as personas
from consultores.postulaciones.forms_pruebas import EvidenciaForm, MiembroForm, ReferenciaForm
from consultores.postulaciones.routes import actual
from consultores.postulaciones.secciones import MAX_EVIDENCIAS, REFERENCIAS
from plataforma import limits
from plataforma.access import authorize, requires
from plataforma.archivos import MIME, ArchivoError
from plataforma.credenciales_publicas import curso_de
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.acreditacion.models import Postulacion
    from plataforma.forms import Form

bp = Blueprint(
    "acreditacion_pruebas", __name__, url_prefix="/consultores", template_folder="templates"
)
CORREOS = "12/day"  # to people who did not ask for them
ARCHIVOS = "40/day"


def _mine() -> Postulacion:
    """Return the application as it stands; 404 for who is accredited."""
    found = actual()
    if found is None:
        raise NotFoundError
    return found


def _page(plantilla: str, form: Form | None, **valores: object) -> str | tuple[str, int]:
    page = render_template(plantilla, form=form, **valores)
    return (page, 422) if form is not None and form.errores else page


@bp.route("/postular/evidencias/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def evidencias() -> str | Response | tuple[str, int]:
    """What proves the experience: each piece is kept as soon as it is added."""
    form, found = EvidenciaForm(), _mine()
    if form.validate_on_submit():
        limits.require("acreditacion.evidencia", str(current_user.id), ARCHIVOS)
        try:
            with transaction():
                pruebas.agregar(borradores.abrir_editable(current_user), form.dada())
            flash(_("Agregada."), "success")
            return redirect(url_for("acreditacion_pruebas.evidencias"), 303)
        except ArchivoError as error:
            form.archivo.errors = [str(error)]
    return _page("postulaciones/evidencias.html", form, postulacion=found, maximo=MAX_EVIDENCIAS)


@bp.post("/postular/evidencias/<clave>/quitar/")
@requires(Permiso.POSTULAR)
def quitar_evidencia(clave: str) -> Response:
    with transaction():
        pruebas.quitar(borradores.abrir_editable(current_user), clave)
    flash(_("Quitada."), "success")
    return redirect(url_for("acreditacion_pruebas.evidencias"), 303)


@bp.get("/evidencias/<clave>/")
@requires(Permiso.VER_EVIDENCIA)
def archivo(clave: str) -> Response:
    """Send the file to who applies or reviews, to be saved and never to be shown."""
    row = queries.find_evidencia(clave)
    authorize(Permiso.VER_EVIDENCIA, row[1] if row else None)
    content = pruebas.leer(row[0]) if row else None
    if row is None or content is None:
        raise NotFoundError
    return descarga(content, row[0].nombre, MIME[row[0].tipo])


@bp.route("/postular/referencias/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def referencias() -> str | Response | tuple[str, int]:
    """Three people; each gets a mail as soon as they are named."""
    form, found = ReferenciaForm(), _mine()
    if form.validate_on_submit():
        limits.require("acreditacion.referencia", str(current_user.id), CORREOS)
        try:
            with transaction():
                personas.nombrar(personas.abrir(current_user), form.persona())
            flash(_("Le escribimos. Aquí verá cuando responda."), "success")
            return redirect(url_for("acreditacion_pruebas.referencias"), 303)
        except (personas.MismoCorreoError, personas.RepetidaError) as error:
            form.correo.errors = [str(error)]
    return _page(
        "postulaciones/referencias.html",
        form,
        postulacion=found,
        total=REFERENCIAS,
        respuestas=vista.NOMBRES_RESPUESTA,
        tonos=vista.TONOS_RESPUESTA,
        recordable=personas.puede_recordarse,
        proximo=personas.proximo_recordatorio,
    )


@bp.post("/postular/referencias/<int:n>/recordar/")
@requires(Permiso.POSTULAR)
def recordar(n: int) -> Response:
    limits.require("acreditacion.referencia", str(current_user.id), CORREOS)
    with transaction():
        personas.recordar(personas.abrir(current_user), n)
    flash(_("Le escribimos otra vez."), "success")
    return redirect(url_for("acreditacion_pruebas.referencias"), 303)


@bp.post("/postular/referencias/<int:n>/quitar/")
@requires(Permiso.POSTULAR)
def quitar_referencia(n: int) -> Response:
    with transaction():
        personas.quitar(personas.abrir(current_user), n)
    flash(_("Quitada: nombre a otra persona."), "success")
    return redirect(url_for("acreditacion_pruebas.referencias"), 303)


@bp.route("/postular/credencial/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def credencial() -> str | Response | tuple[str, int]:
    """Whether the credential is there; an institution names the member who holds it."""
    form, found = MiembroForm(), _mine()
    asked = credenciales.pedidas(credenciales.areas_de(found))
    if form.validate_on_submit():
        limits.require("acreditacion.referencia", str(current_user.id), CORREOS)
        with transaction():
            mine = borradores.abrir_editable(current_user)
            credenciales.pedir_a_miembro(mine, form.direccion)
        flash(_("Le escribimos: cuando confirme, lo verá aquí."), "success")
        return redirect(url_for("acreditacion_pruebas.credencial"), 303)
    return _page(
        "postulaciones/credencial.html",
        form,
        postulacion=found,
        cursos=[(code, curso_de(code)) for code in asked],
        tenidas=credenciales.tenidas(found) if asked else {},
        es_institucion=credenciales.es_institucion(found),
    )
