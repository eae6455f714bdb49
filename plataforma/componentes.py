"""/_componentes: every component with sample values, in both languages. Development only."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template

from plataforma.access import public
from plataforma.errors import NotFoundError

bp = Blueprint("componentes", __name__)


@bp.get("/_componentes")
@public
def ver() -> str:
    if current_app.extensions["settings"].is_production:
        raise NotFoundError
    return render_template("componentes.html")
