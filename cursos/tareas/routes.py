"""The worksheet of a course, to download and keep."""

from __future__ import annotations

from flask import Blueprint, Response
from flask_login import current_user

from cursos.catalogo.services import worksheet_key
from cursos.inscripciones.version import version_de
from plataforma import storage
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

bp = Blueprint("tareas", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/cursos/<curso>/hoja/")
@public
def descargar(curso: str) -> Response:
    """Send the workbook of the person's version, in the language of the page."""
    version = version_de(current_user, curso)
    data = storage.get(worksheet_key(version.hash, get_lang())) if version.datos["hoja"] else None
    if data is None:
        raise NotFoundError
    name = f"{curso}-{version.numero}.{get_lang()}.xlsx"
    response = Response(data, mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
