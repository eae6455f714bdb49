"""The blueprint of asking; each `routes*.py` adds its views, and `vistas.py` names them."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("asistente", __name__, url_prefix="/asistencia", template_folder="templates")
