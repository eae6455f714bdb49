"""What the credential asks for, open to all; asking for it; saying what one saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_cohorte
from cursos.formadores import queries, services, vista
from cursos.formadores.forms import ObservacionForm
from cursos.formadores.reglas import LOGRO, MINIMO, TALLERES
from cursos.permissions import Permiso
from plataforma.access import authenticated, public, requires
from plataforma.db import transaction
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte

bp = Blueprint("formadores", __name__, template_folder="templates")
PAGINA = "/diplomas/ff-1/"  # where the signed document says how it is earned


@bp.get(PAGINA)
@public
def ver() -> str:
    """Say what it asks for and, to who facilitates, what each workshop lacks."""
    known = current_user.is_authenticated
    talleres = queries.list_talleres(current_user.id) if known else []
    vigentes = services.vigentes(current_user) if talleres else set()
    filas = [vista.fila(t, vigentes, services.today()) for t in talleres]
    return render_template(
        "formadores/ver.html",
        logro=LOGRO,
        minimo=MINIMO,
        total=TALLERES,
        filas=filas,
        hechas=sum(f.completo for f in filas),
        propia=queries.find_propia(current_user.id) if known else None,
    )


@bp.post(PAGINA)
@authenticated
def pedir() -> Response:
    try:
        with transaction():
            codigo = services.pedir(current_user).codigo
    except DomainError as error:
        flash(str(error), "warning")
        return redirect(url_for(".ver"), 303)
    return redirect(url_for("verificacion.ver", codigo=codigo), 303)


@bp.route(f"{COHORTE}/observacion/", methods=["GET", "POST"])
@requires(Permiso.OBSERVAR_COHORTE)
def observar(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    found, form = load_cohorte(organizacion, cohorte, Permiso.OBSERVAR_COHORTE), ObservacionForm()
    if form.validate_on_submit():
        try:
            _keep(found, form)
        except DomainError as error:
            form.fecha.errors = [str(error)]
        else:
            flash(_("Observación guardada."), "success")
            return redirect(url_for(".observar", organizacion=organizacion, cohorte=cohorte), 303)
    page = render_template(
        "formadores/observar.html",
        c=found,
        form=form,
        observacion=queries.find_observacion(found),
    )
    return (page, 422) if form.errores else page


def _keep(cohorte: Cohorte, form: ObservacionForm) -> None:
    with transaction():
        services.observar(cohorte, fecha=form.fecha.data, texto=form.texto.data, actor=current_user)
