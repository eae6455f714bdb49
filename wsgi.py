"""The composition root: names the parts. The only file that imports all packages."""

from __future__ import annotations

from config import from_env
from consultores.part import PARTE as CONSULTORES
from cursos.part import PARTE as CURSOS
from plataforma.app import create_app
from plataforma.plataforma import PARTE as PLATAFORMA

PARTES = (PLATAFORMA, CURSOS, CONSULTORES)

if __name__ != "__main__":
    app = create_app(from_env(), PARTES)
