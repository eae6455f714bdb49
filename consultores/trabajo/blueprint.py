"""The addresses of the work on a request; each file of routes adds its own."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("trabajo", __name__, url_prefix="/asistencia", template_folder="templates")
