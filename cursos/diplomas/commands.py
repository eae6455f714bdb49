"""What `flask preparar` does for the diplomas."""

from __future__ import annotations

from cursos.diplomas import estreno
from plataforma.db import transaction


def prepare() -> None:
    """Give what is new here to those who held its pieces before."""
    with transaction():
        estreno.pedir()
