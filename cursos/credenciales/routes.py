"""A person's own shelf. `cursos.tramites` lets them withdraw what stands on it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_login import current_user

from cursos.credenciales import enganches, queries, textos
from plataforma.access import authenticated
from plataforma.clock import now
from plataforma.i18n import get_lang

bp = Blueprint("credenciales", __name__, template_folder="templates")


@bp.get("/cuenta/credenciales/")
@authenticated
def mias() -> str:
    """Show a person's own credentials."""
    fichas = [textos.ficha(c, get_lang(), at=now()) for c in queries.list_of(current_user.id)]
    return render_template(
        "credenciales/mias.html",
        fichas=fichas,
        procedencia=textos.procedencia,
        repisas=enganches.repisas(current_user),
    )
