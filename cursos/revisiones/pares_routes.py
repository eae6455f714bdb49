"""Peers: ask for a sheet to look at, read it without names, say what one thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.inscripciones.version import version_de
from cursos.permissions import Permiso
from cursos.revisiones import pares
from cursos.revisiones.errors import RevisionError
from cursos.revisiones.lectura import leer_comentario, leer_niveles, por_completar
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.vista import armar
from plataforma.access import authenticated, authorize, requires
from plataforma.db import get_or_404, transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.revisiones.models import RevisionPar

bp = Blueprint(
    "pares", __name__, template_folder="templates", url_prefix="/cursos/<curso>/tarea/pares"
)


@bp.get("/")
@authenticated
def lista(curso: str) -> str:
    version = version_de(current_user, curso)
    return render_template(
        "revisiones/pares.html",
        curso=version.curso,
        pares=pares.situacion(current_user.id, version.curso_id),
    )


@bp.post("/")
@authenticated
def pedir(curso: str) -> Response:
    version = version_de(current_user, curso)
    with transaction():
        found = pares.pedir(current_user, version.curso_id)
    return redirect(url_for("pares.ver", curso=curso, revision=found.id), 303)


@bp.get("/<int:revision>/")
@requires(Permiso.REVISAR_PAR)
def ver(curso: str, revision: int) -> str:
    own = _own(curso, revision)
    return _page(own, own.niveles, own.comentario)


@bp.post("/<int:revision>/")
@requires(Permiso.REVISAR_PAR)
def aconsejar(curso: str, revision: int) -> Response | tuple[str, int]:
    own = _own(curso, revision)
    levels = leer_niveles(tarea_de(own.entrega.version), request.form)
    text = leer_comentario(request.form)
    try:
        with transaction():
            pares.aconsejar(own, levels, text)
    except RevisionError as error:
        return _page(_own(curso, revision), levels, text, error), 422
    flash(_("Gracias. La persona lee su consejo sin su nombre."), "success")
    return redirect(url_for("pares.lista", curso=curso), 303)


def _own(curso: str, revision: int) -> RevisionPar:
    return authorize(Permiso.REVISAR_PAR, get_or_404(pares.select_revision(curso, revision)))


def _page(
    own: RevisionPar,
    niveles: dict[str, str],
    comentario: str,
    error: RevisionError | None = None,
) -> str:
    tarea = tarea_de(own.entrega.version)
    return render_template(
        "revisiones/par.html",
        revision=own,
        curso=own.entrega.tarea.curso,
        hoja=armar(tarea, own.entrega.valores, reservados=False),
        niveles=niveles,
        comentario=comentario,
        error=error,
        faltan=por_completar(tarea, niveles, error),
    )
