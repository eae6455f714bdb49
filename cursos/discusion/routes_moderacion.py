"""Reporting a text, and the pages of who keeps the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.catalogo.queries import find_curso
from cursos.discusion import queries_moderacion as colas
from cursos.discusion import services_moderacion as services
from cursos.discusion.forms import RAZONES, DenunciarForm, OcultarForm
from cursos.discusion.models import Razon
from cursos.discusion.queries import find_aporte
from cursos.discusion.routes import bp, volver
from cursos.discusion.texto import enlazar
from cursos.discusion.vista import quien
from cursos.permissions import Permiso
from plataforma import limits
from plataforma.access import authorize, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.discusion.models import Aporte

    Answer = str | Response | tuple[str, int]

moderacion = Blueprint(
    "moderacion", __name__, url_prefix="/autoria/<curso>/discusion", template_folder="templates"
)
DENUNCIAS = "10/hour"


@bp.route("/<curso>/discusion/aportes/<int:aporte>/denunciar/", methods=["GET", "POST"])
@requires(Permiso.LEER_APORTE)
def denunciar(curso: str, aporte: int) -> Answer:
    found = authorize(Permiso.LEER_APORTE, find_aporte(curso, aporte))
    form = DenunciarForm()
    if form.validate_on_submit():
        limits.require("discusion.denuncia", str(current_user.id), DENUNCIAS)
        razon, detalle = Razon(form.razon.data), form.detalle.data or ""
        with transaction():
            services.denunciar(found, actor=current_user, razon=razon, detalle=detalle)
        flash(_("Gracias. Quien cuida el curso lo revisa."), "success")
        return volver(found)
    page = render_template(
        "discusion/denunciar.html", form=form, aporte=found, texto=enlazar(found.texto)
    )
    return (page, 422) if form.is_submitted() else page


@moderacion.get("/")
@requires(Permiso.CUIDAR_CURSO)
def cola(curso: str) -> str:
    """What waits: reports, hidden texts, questions without an answer."""
    found = authorize(Permiso.CUIDAR_CURSO, find_curso(curso))
    cuentas = colas.count_colas(found.id)
    asked = request.args.get("ver", "")
    elegida = asked if asked in colas.COLAS else colas.COLAS[0]
    number = request.args.get("pagina", 1, type=int)
    return render_template(
        "discusion/cola.html",
        curso=found,
        cuentas=cuentas,
        elegida=elegida,
        pagina=colas.list_cola(found.id, elegida, cuentas[elegida], number),
        razones={c.value: c.label for c in RAZONES},
        quien=quien,
        enlazar=enlazar,
    )


@moderacion.route("/<int:aporte>/ocultar/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def ocultar(curso: str, aporte: int) -> Answer:
    found, form = _cuidado(curso, aporte), OcultarForm()
    if form.validate_on_submit():
        with transaction():
            services.ocultar(found, actor=current_user, motivo=form.motivo.data)
        flash(_("El texto ya no está a la vista. Quien lo escribió recibe el motivo."), "success")
        return _cola(curso)
    page = render_template(
        "discusion/ocultar.html", form=form, aporte=found, texto=enlazar(found.texto), quien=quien
    )
    return (page, 422) if form.is_submitted() else page


@moderacion.post("/<int:aporte>/mantener/")
@requires(Permiso.CUIDAR_CURSO)
def mantener(curso: str, aporte: int) -> Response:
    found = _cuidado(curso, aporte)
    with transaction():
        services.mantener(found, actor=current_user)
    flash(_("El texto sigue a la vista. Sus denuncias quedan respondidas."), "success")
    return _cola(curso)


@moderacion.post("/<int:aporte>/restaurar/")
@requires(Permiso.CUIDAR_CURSO)
def restaurar(curso: str, aporte: int) -> Response:
    found = _cuidado(curso, aporte)
    with transaction():
        services.restaurar(found, actor=current_user)
    flash(_("El texto está otra vez a la vista. Quien lo escribió ya lo sabe."), "success")
    return _cola(curso, "ocultos")


def _cuidado(curso: str, aporte: int) -> Aporte:
    """Return a text of a course that this person keeps."""
    authorize(Permiso.CUIDAR_CURSO, find_curso(curso))
    return authorize(Permiso.LEER_APORTE, find_aporte(curso, aporte))


def _cola(curso: str, ver: str | None = None) -> Response:
    return redirect(url_for("moderacion.cola", curso=curso, ver=ver), 303)
