"""Meetings of a cohort."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cursos.encuentros.services import DatosEncuentro, crear_encuentro
from plataforma.clock import now

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.encuentros.models import Encuentro
    from plataforma.identidad.models import Usuario


def datos_encuentro(**changes: Any) -> DatosEncuentro:
    """A meeting in three days, in a room."""
    fields: dict[str, Any] = {
        "titulo": "Primer encuentro",
        "inicio": (now() + timedelta(days=3)).replace(microsecond=0),
        "minutos": 90,
        "zona": "America/Montevideo",
        "lugar": "Sala Artigas, 18 de Julio 1234",
    }
    return DatosEncuentro(**fields | changes)


def make_encuentro(cohorte: Cohorte, actor: Usuario, **changes: Any) -> Encuentro:
    """Add a meeting; with `inicio`, one that is on or over."""
    inicio = changes.pop("inicio", None)
    encuentro = crear_encuentro(cohorte, datos_encuentro(**changes), actor=actor)
    if inicio is not None:
        encuentro.inicio = inicio
    return encuentro
