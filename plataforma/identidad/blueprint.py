"""The blueprint of identity; `routes.py` of each folder adds its views."""

from __future__ import annotations

from flask import Blueprint

from plataforma.i18n import get_lang
from plataforma.paises import nombre_pais

bp = Blueprint("identidad", __name__, template_folder="templates")


@bp.app_template_filter("pais")
def pais(codigo: str) -> str:
    """PY → Paraguay / Paraguai."""
    return nombre_pais(codigo, get_lang())
