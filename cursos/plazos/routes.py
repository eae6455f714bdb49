"""The chamber's side: until when each module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_cohorte
from cursos.permissions import Permiso
from cursos.plazos import queries, services
from cursos.plazos.errors import FueraDeCohorteError
from cursos.plazos.forms import plazos_form
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("plazos", __name__, template_folder="templates")


@bp.route(f"{COHORTE}/plazos/", methods=["GET", "POST"])
@requires(Permiso.CONDUCIR_COHORTE)
def editar(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """One day for each module; `?proponer=1` fills in even parts, to look at before saving."""
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    tramos = queries.list_tramos(found, get_lang())
    shown = {t.campo: t.dia for t in tramos}
    if request.args.get("proponer"):
        shown |= services.repartir(found, tramos)
    form = plazos_form(tramos, shown)
    if form.validate_on_submit():
        days = {t.campo: form[t.campo].data for t in tramos}
        try:
            with transaction():
                services.guardar_plazos(found, tramos, days, actor=current_user)
        except FueraDeCohorteError as error:
            for campo in services.fuera(found, days):
                form[campo].errors = [str(error)]
        else:
            flash(_("Plazos guardados. Recordamos cada uno 3 días antes."), "success")
            return redirect(
                url_for("cohortes.ver", organizacion=organizacion, cohorte=cohorte), 303
            )
    page = render_template(
        "plazos/editar.html", c=found, org=organizacion, form=form, tramos=tramos
    )
    return (page, 422) if form.errors else page
