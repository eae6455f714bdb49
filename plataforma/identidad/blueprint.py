"""The blueprint of identity; `routes.py` of each folder adds its views."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app

from plataforma.i18n import get_lang
from plataforma.paises import nombre_pais

bp = Blueprint("identidad", __name__, template_folder="templates")


@bp.app_template_filter("pais")
def pais(codigo: str) -> str:
    """PY → Paraguay / Paraguai."""
    return nombre_pais(codigo, get_lang())


@bp.after_request
def never_kept(response: Response) -> Response:
    """These pages hold what the person typed: no cache keeps them, no Back button shows them."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.context_processor
def development() -> dict[str, Any]:
    """Whether mails are read at /_correo/ instead of being sent."""
    settings = current_app.extensions["settings"]
    return {"en_desarrollo": not settings.is_production and not settings.mail_url}
