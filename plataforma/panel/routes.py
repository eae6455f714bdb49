"""/panel/: one thing to go on with, at most three beside it, the shelf."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_login import current_user

from plataforma.access import authenticated
from plataforma.panel.orden import arrange
from plataforma.part import Slot, tarjetas

bp = Blueprint("panel", __name__, url_prefix="/panel", template_folder="templates")


@bp.get("/")
@authenticated
def ver() -> str:
    return render_template("panel/ver.html", panel=arrange(tarjetas(Slot.PANEL, current_user)))
