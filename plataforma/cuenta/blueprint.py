"""The blueprint of the account; the files of routes add their views."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("cuenta", __name__, url_prefix="/cuenta", template_folder="templates")
