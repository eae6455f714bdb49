"""More time or more tries for one person, and more minutes for a try that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from cursos.banco.blueprint import bp, own_course
from cursos.banco.forms import AjusteForm
from cursos.cuestionarios import ajustes as acts
from cursos.cuestionarios.errors import NoEstaEnElCursoError
from cursos.cuestionarios.queries import select_intento
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import get_or_404, transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import Curso

PRORROGA = 15  # minutes


@bp.get("/ajustes/")
@requires(Permiso.CUIDAR_CURSO)
def ajustes(curso: str) -> str:
    """Who was given what, and the tries whose clock is running."""
    return _page(own_course(curso), AjusteForm())


@bp.post("/ajustes/")
@requires(Permiso.CUIDAR_CURSO)
def ajustar(curso: str) -> str | Response | tuple[str, int]:
    found, form = own_course(curso), AjusteForm()
    if not form.validate_on_submit():
        return _page(found, form), 422
    try:
        with transaction():
            inscripcion = acts.find_participante(found, form.correo.data or "")
            acts.ajustar(
                current_user,
                inscripcion,
                tiempo_extra=form.tiempo_extra.data or 0,
                intentos_extra=form.intentos_extra.data or 0,
            )
    except NoEstaEnElCursoError as error:
        form.correo.errors = [str(error)]
        return _page(found, form), 422
    flash(_("Ajuste guardado para %(nombre)s.", nombre=inscripcion.usuario.nombre), "success")
    return redirect(url_for(".ajustes", curso=curso), 303)


@bp.post("/ajustes/<int:intento>/prorroga")
@requires(Permiso.CUIDAR_CURSO)
def prorrogar(curso: str, intento: int) -> Response:
    own_course(curso)
    with transaction():
        acts.prorrogar(current_user, get_or_404(select_intento(curso, intento)), PRORROGA)
    text = ngettext("Tiene %(num)s minuto más.", "Tiene %(num)s minutos más.", PRORROGA)
    flash(text, "success")
    return redirect(url_for(".ajustes", curso=curso), 303)


def _page(curso: Curso, form: AjusteForm) -> str:
    return render_template(
        "banco/ajustes.html",
        curso=curso,
        form=form,
        ajustes=acts.list_ajustes(curso.id),
        abiertos=acts.list_contra_reloj(curso.id),
        prorroga=PRORROGA,
    )
