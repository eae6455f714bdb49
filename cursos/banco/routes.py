"""The authors' pages about the questions of a course."""

from __future__ import annotations

from cursos.banco import ajustes_routes as _ajustes_routes  # noqa: F401 — its views
from cursos.banco.blueprint import bp

__all__ = ["bp"]
