"""A participant's side: when and where, into the calendar, "I am here"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.queries import find_mi_participacion
from cursos.encuentros import citas, queries, services, vista
from cursos.encuentros.errors import CodigoAsistenciaError
from cursos.encuentros.forms import AsistirForm
from cursos.encuentros.routes import bp
from cursos.permissions import Permiso
from plataforma import limits
from plataforma.access import authorize, requires
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Participante
    from cursos.encuentros.models import Encuentro

MIS = "/cuenta/cohortes/<int:cohorte>/encuentros"
WRONG_RATE = "20/hour"  # wrong codes of one person: a guesser gets nowhere in 2^30


@bp.get(f"{MIS}/")
@requires(Permiso.VER_MI_COHORTE)
def mis(cohorte: int) -> str:
    p = _load_mine(cohorte)
    came = queries.list_mis_asistencias(p.id)
    meetings = queries.list_encuentros(p.cohorte_id)
    return render_template(
        "encuentros/mis.html", p=p, lineas=[(vista.linea_de(e), e.id in came) for e in meetings]
    )


@bp.get(f"{MIS}/encuentros.ics")
@requires(Permiso.VER_MI_COHORTE)
def mi_ics(cohorte: int) -> Response:
    p = _load_mine(cohorte)
    content = citas.calendario(queries.list_encuentros(p.cohorte_id), get_lang())
    return descarga(content.encode(), f"encuentros-{p.cohorte_id}.ics", "text/calendar")


@bp.route(f"{MIS}/<int:encuentro>/asistir/", methods=["GET", "POST"])
@requires(Permiso.VER_MI_COHORTE)
def asistir(cohorte: int, encuentro: int) -> str | Response | tuple[str, int]:
    """Say that one is there. The QR brings the code along; a press confirms it."""
    p = _load_mine(cohorte)
    meeting = _load(p, encuentro)
    here = p.id in queries.list_asistieron(meeting.id)
    form = AsistirForm(codigo=request.args.get("codigo", "")[:20])
    if not here and form.validate_on_submit():
        try:
            with transaction():
                services.anotar_con_codigo(meeting, p, form.codigo.data)
        except DomainError as error:
            if isinstance(error, CodigoAsistenciaError):
                limits.require("asistencia", str(current_user.id), WRONG_RATE)
            form.codigo.errors = [str(error)]
        else:
            flash(_("Anotamos su asistencia."), "success")
            return redirect(url_for(".mis", cohorte=cohorte), 303)
    page = render_template(
        "encuentros/asistir.html", p=p, l=vista.linea_de(meeting), form=form, anotada=here
    )
    return (page, 422) if form.errors else page


def _load_mine(cohorte: int) -> Participante:
    found = find_mi_participacion(current_user.id, cohorte)
    return authorize(Permiso.VER_MI_COHORTE, found)


def _load(p: Participante, encuentro: int) -> Encuentro:
    found = queries.find_encuentro(p.cohorte_id, encuentro)
    if found is None:
        raise NotFoundError
    return found
