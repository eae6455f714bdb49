"""Keys that a new version corrected: whose marks change, and grading them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.banco.blueprint import bp, own_course, version_actual
from cursos.banco.correcciones import (
    VISTA_PREVIA,
    claves_cambiadas,
    enunciados,
    list_correcciones,
    recalcular,
)
from cursos.banco.services import pedir_recalificacion
from cursos.banco.vista import cambios, resumir
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


@bp.get("/correcciones/")
@requires(Permiso.CUIDAR_CURSO)
def correcciones(curso: str) -> str:
    """Say whose marks change before anything is written."""
    found = own_course(curso)
    version = version_actual(found)
    changed = claves_cambiadas(version)
    tries = recalcular(changed, found.id)
    anteriores = list_correcciones(version)
    return render_template(
        "banco/correcciones.html",
        curso=found,
        cambios=cambios(changed),
        recalculos=[r for r in tries if r.sube or r.bajaria],
        resumen=resumir(tries),
        tope=VISTA_PREVIA if len(tries) == VISTA_PREVIA else 0,
        anteriores=anteriores,
        enunciados=enunciados(version, {c.pregunta_clave for c in anteriores}),
    )


@bp.post("/correcciones/")
@requires(Permiso.CUIDAR_CURSO)
def recalificar(curso: str) -> Response:
    found = own_course(curso)
    with transaction():
        pedir_recalificacion(current_user, version_actual(found))
    flash(_("Recalificamos los intentos y avisamos por correo a quien le sube la nota."), "success")
    return redirect(url_for(".correcciones", curso=curso), 303)
