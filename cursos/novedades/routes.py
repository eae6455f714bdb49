"""Whether a person wants the mail of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.novedades.baja import leer_baja
from cursos.novedades.forms import AjustesForm
from cursos.novedades.services import poner_aviso, recibe_aviso
from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.security import csrf

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("novedades", __name__, url_prefix="/cuenta/novedades", template_folder="templates")


@bp.route("/", methods=["GET", "POST"])
@authenticated
def ajustes() -> str | Response:
    form = AjustesForm(recibe=recibe_aviso(current_user.id))
    if form.validate_on_submit():
        with transaction():
            poner_aviso(current_user.id, recibe=bool(form.recibe.data))
        flash(_("Ajuste guardado."), "success")
        return redirect(url_for("novedades.ajustes"), 303)
    return render_template("novedades/ajustes.html", form=form)


@bp.get("/baja/<token>/")
@public
def baja(token: str) -> str:
    """Ask for one press: programs that open every link of a mail must stop nothing."""
    _persona(token)
    return render_template("novedades/baja.html", token=token, hecha=False)


@bp.post("/baja/<token>/")
@csrf.exempt
@public
def dar_de_baja(token: str) -> str:
    """Stop the mails. The mail program's own button sends no token of ours (RFC 8058)."""
    persona = _persona(token)
    with transaction():
        poner_aviso(persona, recibe=False)
    return render_template("novedades/baja.html", token=token, hecha=True)


def _persona(token: str) -> int:
    persona = leer_baja(token)
    if persona is None:
        raise NotFoundError
    return persona
