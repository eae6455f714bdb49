"""Facts about who may see or change a cohort; the table is in `cursos/permissions.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.organizaciones import permissions as organizaciones

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario


def gestiona_la_cohorte(persona: Usuario, cohorte: Cohorte) -> bool:
    """A manager of the chamber that the cohort belongs to."""
    return organizaciones.es_gestor(persona, cohorte.organizacion)


def es_de_la_camara(persona: Usuario, cohorte: Cohorte) -> bool:
    """Anybody who acts for the chamber that the cohort belongs to."""
    return organizaciones.es_de_la_casa(persona, cohorte.organizacion)


def es_su_participacion(persona: Usuario, participante: Participante) -> bool:
    """The person who is in the cohort through this line of its list."""
    return participante.usuario_id == persona.id
