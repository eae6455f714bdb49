"""The composition root: names the parts. The only file that imports all packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config import from_env
from consultores.part import PARTE as CONSULTORES
from cursos.part import PARTE as CURSOS
from plataforma.app import create_app
from plataforma.plataforma import PARTE as PLATAFORMA

if TYPE_CHECKING:
    from flask import Flask

PARTES = (PLATAFORMA, CURSOS, CONSULTORES)


def __getattr__(name: str) -> Flask:
    """Build `app` when a server or the `flask` command asks for it: tests only want PARTES."""
    if name != "app":
        raise AttributeError(name)
    built = create_app(from_env(), PARTES)
    globals()["app"] = built
    return built
