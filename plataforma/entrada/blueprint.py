"""The blueprint of entering; `routes.py` of each folder adds its views."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app

bp = Blueprint("entrada", __name__, template_folder="templates")


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
