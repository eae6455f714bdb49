"""The survey: one's own answer; for the chamber, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_vista
from cursos.permissions import Permiso
from cursos.satisfaccion import queries, services, vista
from cursos.satisfaccion.forms import EncuestaForm
from plataforma.access import authorize, requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Participante
    from cursos.satisfaccion.models import Valoracion

bp = Blueprint("satisfaccion", __name__, template_folder="templates")


@bp.route("/cuenta/cohortes/<int:cohorte>/encuesta/", methods=["GET", "POST"])
@requires(Permiso.VER_MI_COHORTE)
def mia(cohorte: int) -> str | Response | tuple[str, int]:
    """Answer, or change the answer, as long as the survey is open."""
    p, given = _load_mine(cohorte)
    form = EncuestaForm.of(given)
    if form.validate_on_submit():
        with transaction():
            services.responder(p, form.respuesta)
        flash(_("Guardamos su respuesta. Gracias."), "success")
        return redirect(url_for(".mia", cohorte=cohorte), 303)
    page = render_template(
        "satisfaccion/mia.html",
        p=p,
        form=form,
        dada=given,
        hasta=queries.ultimo_dia(p.cohorte),
        abierta=now().date() <= queries.ultimo_dia(p.cohorte),
        minimo=queries.MINIMO,
    )
    return (page, 422) if form.errors else page


def _load_mine(cohorte: int) -> tuple[Participante, Valoracion | None]:
    found = queries.find_mia(current_user.id, cohorte)
    if found is None:
        raise NotFoundError
    return authorize(Permiso.VER_MI_COHORTE, found[0]), found[1]


@bp.get(f"{COHORTE}/encuesta/")
@requires(Permiso.VER_PERSONAS)
def ver(organizacion: str, cohorte: int) -> str:
    """Show what the people in sight said, as totals."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    resumen = queries.resumir([found.alcance])
    asked = request.args.get("pagina", 1, type=int)
    comments = queries.list_comentarios([found.alcance], asked) if resumen.alcanza else None
    return render_template(
        "satisfaccion/ver.html",
        v=found,
        c=found.cohorte,
        resumen=resumen,
        preguntas=vista.preguntas(resumen) if resumen.alcanza else [],
        pagina=comments,
        minimo=queries.MINIMO,
        enlace=lambda n: url_for(".ver", **found.lugar, pagina=n),
    )
