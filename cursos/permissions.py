"""Who may do what in the academy.

Everybody reads courses, lessons and what is asked about them; a person answers only the quizzes
that they began, and changes only what they wrote.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.organizaciones.permissions import es_de_la_casa, es_gestor
from plataforma.permissions import es_administracion, es_autor

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Cohorte, Participante
    from cursos.credenciales.models import Credencial
    from cursos.cuestionarios.models import Intento
    from cursos.discusion.models import Aporte
    from cursos.revisiones.models import RevisionPar
    from cursos.tareas.models import Tarea
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    RENDIR = "cursos.rendir"  # answer, hand in and see again one try at a final quiz
    GESTIONAR_CREDENCIALES = "cursos.gestionar_credenciales"  # search, issue, suspend, revoke …
    GESTIONAR_EMISORES = "cursos.gestionar_emisores"  # which chambers issue, and their keys
    RETIRAR_CREDENCIAL = "cursos.retirar_credencial"  # one's own, from everybody's sight
    MOSTRAR_EVIDENCIA = "cursos.mostrar_evidencia"  # of one's own, on its public page
    ESCRIBIR_CURSOS = "cursos.escribir_cursos"  # the list of one's own, and a new one
    CUIDAR_CURSO = "cursos.cuidar_curso"  # write it, see its figures, review, moderate
    VER_TAREA = "cursos.ver_tarea"  # one's own deliveries, as they were
    VER_ARCHIVO_TAREA = "cursos.ver_archivo_tarea"  # a file that goes with a delivery
    REVISAR_PAR = "cursos.revisar_par"  # a sheet of one's cohort, given to look at
    VER_COHORTE = "cursos.ver_cohorte"  # who is in it and how far they are
    GESTIONAR_COHORTE = "cursos.gestionar_cohorte"  # change it, share it, open it
    CONDUCIR_COHORTE = "cursos.conducir_cohorte"  # run its meetings, follow everybody
    OBSERVAR_COHORTE = "cursos.observar_cohorte"  # say what one saw of who facilitates it
    VER_PERSONAS = "cursos.ver_personas"  # who a chamber brought to a cohort; all, for its owner
    TRAER_PERSONAS = "cursos.traer_personas"  # enrol, correct, take off: those very people
    ESCRIBIR_A_PERSONAS = "cursos.escribir_a_personas"  # one message to many of those very people
    LLEVAR_CERTIFICADOS = "cursos.llevar_certificados"  # of everybody in a cohort, in one file
    VER_MI_COHORTE = "cursos.ver_mi_cohorte"  # one's own place in a cohort, and leaving it
    LEER_APORTE = "cursos.leer_aporte"  # a text of a discussion: report it, say that it helped
    EDITAR_APORTE = "cursos.editar_aporte"  # one's own text, for a while
    RESOLVER_DUDA = "cursos.resolver_duda"  # accept an answer, close, open again


def es_su_intento(persona: Usuario, intento: Intento) -> bool:
    """The person who began this try."""
    return intento.inscripcion.usuario_id == persona.id


def es_su_credencial(persona: Usuario, credencial: Credencial) -> bool:
    """The person whom this credential was issued to."""
    return credencial.usuario_id == persona.id


def es_autor_del_curso(persona: Usuario, curso: Curso) -> bool:
    """An author whom the course was given to."""
    return any(autor.usuario_id == persona.id for autor in curso.autores)


def es_su_tarea(persona: Usuario, tarea: Tarea) -> bool:
    """The person who filled in this worksheet."""
    return tarea.usuario_id == persona.id


def es_autor_del_curso_de_la_tarea(persona: Usuario, tarea: Tarea) -> bool:
    """An author of the course that this worksheet belongs to."""
    return tarea.curso is not None and es_autor_del_curso(persona, tarea.curso)


def es_su_revision(persona: Usuario, revision: RevisionPar) -> bool:
    """The member of the cohort whom this sheet was given to."""
    return revision.revisor_id == persona.id


def gestiona_la_cohorte(persona: Usuario, cohorte: Cohorte) -> bool:
    """A manager of the chamber that the cohort belongs to."""
    return es_gestor(persona, cohorte.organizacion)


def es_de_la_camara(persona: Usuario, cohorte: Cohorte) -> bool:
    """Anybody who acts for the chamber that the cohort belongs to."""
    return es_de_la_casa(persona, cohorte.organizacion)


def es_su_facilitador(persona: Usuario, cohorte: Cohorte) -> bool:
    """The person whom the chamber named to take the cohort to its end."""
    return cohorte.facilitador_id == persona.id


def no_la_facilita(persona: Usuario, cohorte: Cohorte) -> bool:
    """Anybody but who facilitates it: nobody observes themselves."""
    return cohorte.facilitador_id != persona.id


def es_de_esta_camara(persona: Usuario, vista: Vista) -> bool:
    """Anybody who acts for the chamber that comes to the cohort: its owner, or one that shares."""
    return es_de_la_casa(persona, vista.organizacion)


def gestiona_esta_camara(persona: Usuario, vista: Vista) -> bool:
    """A manager of the chamber that comes to the cohort: its owner, or one that shares it."""
    return es_gestor(persona, vista.organizacion)


def es_facilitador_de_la_vista(persona: Usuario, vista: Vista) -> bool:
    """The facilitator of a cohort, coming to it through the chamber that owns it."""
    return (
        vista.es_propia
        and es_su_facilitador(persona, vista.cohorte)
        and es_de_la_casa(persona, vista.organizacion)
    )


def es_su_participacion(persona: Usuario, participante: Participante) -> bool:
    """The person who is in the cohort through this line of its list."""
    return participante.usuario_id == persona.id


def esta_a_la_vista(_persona: Usuario, aporte: Aporte) -> bool:
    """Anybody signed in, while neither the text nor its question is hidden."""
    return aporte.oculto_el is None and aporte.duda.pregunta.oculto_el is None


def es_su_aporte(persona: Usuario, aporte: Aporte) -> bool:
    """The person who wrote the text."""
    return aporte.autor_id == persona.id


def es_autor_del_curso_del_aporte(persona: Usuario, aporte: Aporte) -> bool:
    """An author of the course that the text is about."""
    return es_autor_del_curso(persona, aporte.duda.curso)


def es_su_duda(persona: Usuario, aporte: Aporte) -> bool:
    """The person who asked."""
    return aporte.duda.pregunta.autor_id == persona.id


TABLA: PermissionTable = {
    Permiso.RENDIR: [[es_su_intento]],
    Permiso.GESTIONAR_CREDENCIALES: [[es_administracion]],
    Permiso.GESTIONAR_EMISORES: [[es_administracion]],
    Permiso.RETIRAR_CREDENCIAL: [[es_su_credencial]],
    Permiso.MOSTRAR_EVIDENCIA: [[es_su_credencial]],
    Permiso.ESCRIBIR_CURSOS: [[es_autor], [es_administracion]],
    Permiso.CUIDAR_CURSO: [[es_autor, es_autor_del_curso], [es_administracion]],
    Permiso.VER_TAREA: [[es_su_tarea]],
    Permiso.VER_ARCHIVO_TAREA: [
        [es_su_tarea],
        [es_autor, es_autor_del_curso_de_la_tarea],
        [es_administracion],
    ],
    Permiso.REVISAR_PAR: [[es_su_revision]],
    Permiso.VER_COHORTE: [[es_de_la_camara], [es_administracion]],
    Permiso.GESTIONAR_COHORTE: [[gestiona_la_cohorte]],
    Permiso.CONDUCIR_COHORTE: [[gestiona_la_cohorte], [es_su_facilitador, es_de_la_camara]],
    Permiso.OBSERVAR_COHORTE: [
        [gestiona_la_cohorte, no_la_facilita],
        [es_administracion, no_la_facilita],
    ],
    Permiso.VER_PERSONAS: [[es_de_esta_camara], [es_administracion]],
    Permiso.TRAER_PERSONAS: [[gestiona_esta_camara]],
    Permiso.ESCRIBIR_A_PERSONAS: [[gestiona_esta_camara], [es_facilitador_de_la_vista]],
    Permiso.LLEVAR_CERTIFICADOS: [[gestiona_la_cohorte], [es_administracion]],
    Permiso.VER_MI_COHORTE: [[es_su_participacion]],
    Permiso.LEER_APORTE: [
        [esta_a_la_vista],
        [es_su_aporte],
        [es_autor, es_autor_del_curso_del_aporte],
        [es_administracion],
    ],
    Permiso.EDITAR_APORTE: [[es_su_aporte]],
    Permiso.RESOLVER_DUDA: [
        [es_su_duda],
        [es_autor, es_autor_del_curso_del_aporte],
        [es_administracion],
    ],
}
