"""When a meeting is, on somebody's own clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plataforma.calendario import cuando as en_palabras

if TYPE_CHECKING:
    from cursos.encuentros.models import Encuentro


def cuando(encuentro: Encuentro, zona: str, lang: str) -> str:
    """martes 3 de marzo, de 15:00 a 16:30 (hora de Lima)."""
    length = timedelta(minutes=encuentro.minutos)
    return en_palabras(encuentro.inicio, length, zona or encuentro.zona, lang)
