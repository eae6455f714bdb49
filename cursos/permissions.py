"""Who may do what in the academy.

Everybody reads courses and lessons; a person answers only the quizzes that they began.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.organizaciones.permissions import es_de_la_casa, es_gestor
from plataforma.permissions import es_administracion, es_autor

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.cohortes.models import Cohorte, Participante
    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    RENDIR = "cursos.rendir"  # answer, hand in and see again one try at a final quiz
    GESTIONAR_CREDENCIALES = "cursos.gestionar_credenciales"  # search, issue by hand, revoke
    CUIDAR_CURSO = "cursos.cuidar_curso"  # write it, see its figures, review, moderate
    VER_COHORTE = "cursos.ver_cohorte"  # who is in it and how far they are
    GESTIONAR_COHORTE = "cursos.gestionar_cohorte"  # change it, enrol, take off the list
    VER_MI_COHORTE = "cursos.ver_mi_cohorte"  # one's own place in a cohort, and leaving it


def es_su_intento(persona: Usuario, intento: Intento) -> bool:
    """The person who began this try."""
    return intento.inscripcion.usuario_id == persona.id


def es_autor_del_curso(persona: Usuario, curso: Curso) -> bool:
    """An author whom the course was given to."""
    return any(autor.usuario_id == persona.id for autor in curso.autores)


def gestiona_la_cohorte(persona: Usuario, cohorte: Cohorte) -> bool:
    """A manager of the chamber that the cohort belongs to."""
    return es_gestor(persona, cohorte.organizacion)


def es_de_la_camara(persona: Usuario, cohorte: Cohorte) -> bool:
    """Anybody who acts for the chamber that the cohort belongs to."""
    return es_de_la_casa(persona, cohorte.organizacion)


def es_su_participacion(persona: Usuario, participante: Participante) -> bool:
    """The person who is in the cohort through this line of its list."""
    return participante.usuario_id == persona.id


TABLA: PermissionTable = {
    Permiso.RENDIR: [[es_su_intento]],
    Permiso.GESTIONAR_CREDENCIALES: [[es_administracion]],
    Permiso.CUIDAR_CURSO: [[es_autor, es_autor_del_curso], [es_administracion]],
    Permiso.VER_COHORTE: [[es_de_la_camara], [es_administracion]],
    Permiso.GESTIONAR_COHORTE: [[gestiona_la_cohorte]],
    Permiso.VER_MI_COHORTE: [[es_su_participacion]],
}
