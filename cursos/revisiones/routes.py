"""The tutors' pages: what waits, one delivery, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.catalogo.queries import find_curso
from cursos.permissions import Permiso
from cursos.revisiones.errors import RevisionError, YaRevisadaError
from cursos.revisiones.lectura import (
    leer_comentario,
    leer_comentarios,
    leer_niveles,
    por_completar,
    puntos,
)
from cursos.revisiones.queries import (
    count_por_estado,
    list_cola,
    list_consejos,
    list_entregas,
    select_entrega,
)
from cursos.revisiones.services import ABIERTAS, Decision, decidir
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.historia import ESTADOS, etiqueta_estado, historia
from cursos.tareas.models import Entrega, EstadoEntrega
from cursos.tareas.routes_formulario import enviar
from cursos.tareas.vista import armar
from plataforma.access import authorize, requires
from plataforma.db import get_or_404, transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import Curso

bp = Blueprint(
    "revisiones", __name__, template_folder="templates", url_prefix="/autoria/<curso>/tareas"
)


@bp.get("/")
@requires(Permiso.CUIDAR_CURSO)
def lista(curso: str) -> str:
    """The queue: what waits the longest first."""
    found = _curso(curso)
    asked = request.args.get("estado", "")
    estado = EstadoEntrega(asked) if asked in set(EstadoEntrega) else EstadoEntrega.ENTREGADA
    return render_template(
        "revisiones/lista.html",
        curso=found,
        estado=estado,
        pagina=list_cola(found.id, estado, request.args.get("pagina", 1, type=int)),
        cuentas=count_por_estado(found.id),
        estados=[(e, etiqueta_estado(e)[0]) for e in ESTADOS],
        etiqueta_estado=etiqueta_estado,
    )


@bp.get("/<int:entrega>/")
@requires(Permiso.CUIDAR_CURSO)
def ver(curso: str, entrega: int) -> str:
    own = _entrega(_curso(curso), entrega)
    kept = Decision(
        aprobar=False,
        vista=own.revisiones,
        niveles=own.niveles,
        comentarios=own.comentarios,
        comentario=own.comentario,
    )
    return _page(own, kept)


@bp.post("/<int:entrega>/")
@requires(Permiso.CUIDAR_CURSO)
def revisar(curso: str, entrega: int) -> Response | tuple[str, int]:
    """Decide; a refusal shows everything that was written, beside the reason."""
    own = _entrega(_curso(curso), entrega)
    decision = _leida(own)
    try:
        with transaction():
            decidir(own, decision, actor=current_user)
    except RevisionError as error:
        code = 409 if isinstance(error, YaRevisadaError) else 422
        return _page(_entrega(_curso(curso), entrega), decision, error), code
    flash(
        _("Aprobó la entrega. Se lo avisamos a la persona.")
        if decision.aprobar
        else _("Pidió cambios. Se lo avisamos a la persona."),
        "success",
    )
    return redirect(url_for("revisiones.lista", curso=curso), 303)


@bp.get("/<int:entrega>/<any(xlsx, pdf):formato>/")
@requires(Permiso.CUIDAR_CURSO)
def descargar(curso: str, entrega: int, formato: str) -> Response:
    own = _entrega(_curso(curso), entrega)
    return enviar(armar(tarea_de(own.version), own.valores), formato)


def _curso(slug: str) -> Curso:
    return authorize(Permiso.CUIDAR_CURSO, find_curso(slug))


def _entrega(curso: Curso, entrega_id: int) -> Entrega:
    return get_or_404(select_entrega(curso.id, entrega_id))


def _leida(entrega: Entrega) -> Decision:
    tarea = tarea_de(entrega.version)
    return Decision(
        aprobar=request.form.get("decision", "") == "aprobar",
        vista=request.form.get("vista", -1, type=int),
        niveles=leer_niveles(tarea, request.form),
        comentarios=leer_comentarios(tarea, request.form),
        comentario=leer_comentario(request.form),
    )


def _page(entrega: Entrega, decision: Decision, error: RevisionError | None = None) -> str:
    todas = list_entregas(entrega.tarea_id)
    tarea = tarea_de(entrega.version)
    ultima = todas[-1].id == entrega.id
    mine = entrega.tarea.usuario_id == current_user.id
    return render_template(
        "revisiones/revisar.html",
        entrega=entrega,
        curso=entrega.tarea.curso,
        hoja=armar(tarea, entrega.valores),
        decision=decision,
        error=error,
        faltan=por_completar(tarea, decision.niveles, error),
        abierta=ultima and not mine and entrega.estado in ABIERTAS,
        todas=todas,
        hechos=historia(todas),
        consejos=list_consejos([e.id for e in todas]),
        puntos=puntos(tarea, decision.niveles),
        archivos=entrega.tarea.archivos,
        etiqueta_estado=etiqueta_estado,
    )
