"""/autoria/<curso>/preguntas/importar/ and …/exportar/<formato>/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, make_response, render_template, request
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from cursos.banco.blueprint import own_course, version_actual
from cursos.intercambio import conversion, fuente
from cursos.intercambio.armado import Contexto
from cursos.intercambio.forms import FORMATOS, ImportarForm
from cursos.intercambio.piezas import Formato, Idioma
from cursos.permissions import Permiso
from plataforma import limits
from plataforma.access import requires
from plataforma.clock import now
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from flask import Response

bp = Blueprint(
    "intercambio", __name__, url_prefix="/autoria/<curso>/preguntas", template_folder="templates"
)
ARCHIVOS = "60/hour"
MIME = {Formato.MOODLE: ("application/xml", "xml")}


@bp.route("/importar/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def importar(curso: str) -> str | tuple[str, int]:
    """Turn a file into the YAML of the package; nothing is kept here."""
    found = own_course(curso)
    version = version_actual(found)
    form, result = ImportarForm(), None
    lecciones = fuente.list_lecciones(version)
    form.leccion.choices = [SelectChoice(k, t.en(get_lang())) for k, t in lecciones.items()]
    if form.validate_on_submit():
        limits.require("intercambio.importar", str(current_user.id), ARCHIVOS)
        known = {dato["clave"] for dato in fuente.list_datos(version)}
        result = conversion.importar(
            form.content,
            Formato(form.formato.data),
            form.idioma.data,
            Contexto(form.leccion.data, form.uso.data, form.norma.data, now().date(), known),
            omitir=bool(form.omitir.data),
        )
    page = render_template(
        "intercambio/importar.html", curso=found, form=form, resultado=result, formatos=FORMATOS
    )
    refused = form.errors or (result and not result.preguntas)
    return (page, 422) if refused else page


@bp.get("/exportar/<formato>/")
@requires(Permiso.CUIDAR_CURSO)
def exportar(curso: str, formato: str) -> Response:
    """Download the questions that the format can hold, in one language or in both."""
    found = own_course(curso)
    asked = request.args.get("idioma", "")
    idioma = Idioma(asked) if asked in set(Idioma) else Idioma.AMBOS
    if formato not in set(Formato):
        raise NotFoundError
    kind = Formato(formato)
    datos = fuente.list_datos(version_actual(found))
    response = make_response(conversion.exportar(datos, kind, idioma).texto)
    response.mimetype, extension = MIME.get(kind, ("text/plain", "txt"))
    name = f"{found.slug}-{kind}-{idioma}.{extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
