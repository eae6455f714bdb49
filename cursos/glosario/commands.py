"""What `flask preparar` does for the glossary."""

from __future__ import annotations

from cursos.glosario.busqueda import FUENTE
from plataforma.busqueda import Tipo, request_differences
from plataforma.db import transaction


def prepare() -> None:
    """Bring an index made by older code up to the terms of this one."""
    with transaction():
        request_differences(FUENTE, Tipo.TERMINO)
