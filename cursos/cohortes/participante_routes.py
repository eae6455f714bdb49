"""A participant's side: who sees what, until when, and how to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes import queries, services
from cursos.cohortes.blueprint import bp
from cursos.cohortes.herramientas import avisos_de
from cursos.permissions import Permiso
from plataforma.access import authorize, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Participante


@bp.get("/cuenta/cohortes/<int:cohorte>/")
@requires(Permiso.VER_MI_COHORTE)
def mia(cohorte: int) -> str:
    """Show a participant who sees what, until when, and how to leave."""
    found = _load_mine(cohorte)
    return render_template("cohortes/mia.html", p=found, tarjetas=avisos_de(found))


@bp.post("/cuenta/cohortes/<int:cohorte>/salir/")
@requires(Permiso.VER_MI_COHORTE)
def salir(cohorte: int) -> Response:
    found = _load_mine(cohorte)
    with transaction():
        services.retirar(found, actor=current_user)
    flash(_("Salió de la cohorte. Sigue en el curso y su cámara ya no ve su avance."), "success")
    return redirect(url_for("panel.ver"), 303)


def _load_mine(cohorte: int) -> Participante:
    found = queries.find_mi_participacion(current_user.id, cohorte)
    return authorize(Permiso.VER_MI_COHORTE, found)
