"""Taking a place in a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.catalogo.queries import select_version
from cursos.inscripciones.services import inscribir
from plataforma.access import authenticated
from plataforma.db import get_or_404, transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("inscripciones", __name__)


@bp.post("/cursos/<curso>/inscribirme")
@authenticated
def inscribirme(curso: str) -> Response:
    version = get_or_404(select_version(curso))
    with transaction():
        inscribir(current_user, version.curso)
    flash(_("Ya está en el curso. Su avance se guarda en esta cuenta."), "success")
    return redirect(url_for("aprendizaje.continuar", curso=curso), 303)
