"""Who may do what in the academy.

Everybody reads courses and lessons; a person answers only the quizzes that they began.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.permissions import es_administracion

if TYPE_CHECKING:
    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    RENDIR = "cursos.rendir"  # answer, hand in and see again one try at a final quiz
    GESTIONAR_CREDENCIALES = "cursos.gestionar_credenciales"  # search, issue by hand, revoke


def es_su_intento(persona: Usuario, intento: Intento) -> bool:
    """The person who began this try."""
    return intento.inscripcion.usuario_id == persona.id


TABLA: PermissionTable = {
    Permiso.RENDIR: [[es_su_intento]],
    Permiso.GESTIONAR_CREDENCIALES: [[es_administracion]],
}
