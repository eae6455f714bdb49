"""/autoria/<curso>/preguntas/exportar/<formato>/: what is published, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request

from cursos.banco.blueprint import own_course, version_actual
from cursos.intercambio import conversion, fuente
from cursos.intercambio.piezas import Formato, Idioma
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint(
    "intercambio", __name__, url_prefix="/autoria/<curso>/preguntas", template_folder="templates"
)
MIME = {Formato.MOODLE: ("application/xml", "xml")}


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
    mimetype, extension = MIME.get(kind, ("text/plain", "txt"))
    text = conversion.exportar(datos, kind, idioma).texto
    return descarga(text.encode(), f"{found.slug}-{kind}-{idioma}.{extension}", mimetype)
