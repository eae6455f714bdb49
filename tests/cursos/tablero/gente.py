"""People of a cohort who are somewhere on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.aprendizaje.models import AvanceLeccion
from cursos.tablero.queries import list_personas
from plataforma.db import db
from tests.factories.cohortes import make_inscrito
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Alcance
    from cursos.cohortes.models import Cohorte, Participante
    from cursos.tablero.filtro import Filtro

BASE = "/es/camara/litoral/cohortes"


def learner(cohorte: Cohorte, nombre: str, lecciones: int = 0, **place: Any) -> Participante:
    """Somebody enrolled who has done some lessons."""
    participante = make_inscrito(cohorte, make_usuario(nombre), **place)
    for n in range(1, lecciones + 1):
        db.session.add(
            AvanceLeccion(inscripcion_id=participante.inscripcion_id, leccion_clave=f"leccion-{n}")
        )
    db.session.flush()
    return participante


def names(alcance: Alcance, filtro: Filtro) -> list[str]:
    """Return whom a filter shows, in its order."""
    return [row.participante.nombre for row in list_personas(alcance, filtro).filas]
