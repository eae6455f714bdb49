"""A review of two requests: the Secretariat's list and decision, the consultant's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultores.permissions import Permiso
from consultores.valoracion import revisiones
from consultores.valoracion.forms import DECISIONES, DecisionForm, VersionForm
from consultores.valoracion.models import Decision
from plataforma.access import authorize, puede_actual, quien, requires
from plataforma.db import transaction
from plataforma.errors import ForbiddenError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.valoracion.models import RevisionDeConsultor
    from plataforma.forms import Form

    Answer = str | Response | tuple[str, int]


bp = Blueprint("valoracion", __name__, url_prefix="/asistencia", template_folder="templates")


@bp.get("/revisiones/")
@requires(Permiso.DECIDIR)
def lista() -> str:
    """The queue: those that wait longest first."""
    closed = request.args.get("estado", "") == "cerradas"
    return render_template(
        "valoracion/revisiones.html",
        pagina=revisiones.list_revisiones(
            abiertas=not closed, numero=request.args.get("pagina", 1, type=int)
        ),
        cerradas=closed,
        decisiones=DECISIONES,
    )


@bp.get("/revisiones/<int:revision>/")
@requires(Permiso.VER_REVISION)
def revision(revision: int) -> str:
    return _page(_find(revision))


@bp.post("/revisiones/<int:revision>/responder/")
@requires(Permiso.VER_REVISION)
def responder(revision: int) -> Answer:
    """The consultant's version, once."""
    found, form = _find(revision), VersionForm()
    if found.consultor.usuario_id != quien().id:
        raise ForbiddenError
    if not form.validate_on_submit():
        return _page(found, version=form), 422
    with transaction():
        revisiones.responder(found, actor=quien(), texto=form.texto.data)
    flash(_("La Secretaría lee su versión antes de decidir."), "success")
    return _back(found)


@bp.post("/revisiones/<int:revision>/cerrar/")
@requires(Permiso.DECIDIR)
def cerrar(revision: int) -> Answer:
    found, form = revisiones.find_revision(revision), DecisionForm()
    if not form.validate_on_submit():
        return _page(found, decision=form), 422
    with transaction():
        revisiones.cerrar(
            found,
            actor=quien(),
            decision=Decision(form.decision.data),
            motivo=form.motivo.data,
        )
    flash(_("Revisión cerrada. El consultor recibe el motivo."), "success")
    return _back(found)


def _find(revision: int) -> RevisionDeConsultor:
    return authorize(Permiso.VER_REVISION, revisiones.find_revision(revision))


def _back(found: RevisionDeConsultor) -> Response:
    return redirect(url_for("valoracion.revision", revision=found.id), 303)


def _page(found: RevisionDeConsultor, **forms: Form) -> str:
    """Show both cases; to the consultant the firms' names as in the requests."""
    return render_template(
        "valoracion/revision.html",
        revision=found,
        nota=revisiones.nota,
        decisiones=DECISIONES,
        decide=puede_actual(Permiso.DECIDIR),
        es_suya=found.consultor.usuario_id == quien().id,
        version=forms.get("version") or VersionForm(formdata=None),
        decision=forms.get("decision") or DecisionForm(formdata=None),
        con_error=next(iter(forms.values()), None),
    )
