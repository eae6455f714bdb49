"""Who may do what in the network and in its requests."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from plataforma.permissions import (
    de_la_persona,
    es_administracion,
    es_autor,
    es_contraparte,
    es_contraparte_del_pais,
)

if TYPE_CHECKING:
    from consultores.acreditacion.models import Postulacion
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from consultores.valoracion.models import RevisionDeConsultor
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    POSTULAR = "red.postular"
    EDITAR_FICHA = "red.editar_ficha"
    VER_FICHA = "red.ver_ficha"  # a profile that is not public (yet, or any more)
    DISPONIBILIDAD = "red.disponibilidad"
    VER_RED = "red.ver_administracion"
    VER_POSTULACION = "red.ver_postulacion"
    DECIDIR = "red.decidir"
    VER_EVIDENCIA = "acreditacion.ver_evidencia"
    REVISAR = "acreditacion.revisar"
    RECOMENDAR = "acreditacion.recomendar"
    OBSERVAR = "acreditacion.observar"
    RESOLVER = "acreditacion.resolver"
    PEDIR = "solicitudes.pedir"
    VER = "solicitudes.ver"
    ACTUAR_COMO_EMPRESA = "solicitudes.actuar_como_empresa"
    ATENDER = "solicitudes.atender"
    CONVERSAR = "solicitudes.conversar"
    VER_ARCHIVOS = "solicitudes.ver_archivos"
    VER_TODAS = "solicitudes.ver_administracion"
    GESTIONAR = "solicitudes.gestionar"
    VER_RESPUESTAS = "respuestas.ver_administracion"
    EDITAR_TODAS = "respuestas.editar_todas"
    EDITAR_RESPUESTA = "respuestas.editar"
    RESPONDER_RESULTADO = "resultados.responder"
    VER_DOCUMENTO = "resultados.ver_documento"
    VERIFICAR_RESULTADO = "resultados.verificar"
    VER_REVISION = "red.ver_revision"


@de_la_persona
def tiene_cuenta(persona: Usuario, _objeto: object) -> bool:
    """Anybody signed in."""
    return persona.is_authenticated


def es_su_ficha(persona: Usuario, consultor: Consultor) -> bool:
    """The consultant whose profile it is."""
    return consultor.usuario_id == persona.id


def es_su_postulacion(persona: Usuario, postulacion: Postulacion) -> bool:
    """Who applies."""
    return postulacion.usuario_id == persona.id


def fue_enviada(_persona: Usuario, postulacion: Postulacion) -> bool:
    """An application that was sent: a draft is its author's alone."""
    return postulacion.enviada_el is not None


def no_es_suya(persona: Usuario, postulacion: Postulacion) -> bool:
    """Nobody reviews their own application."""
    return postulacion.usuario_id != persona.id


def es_solicitante(persona: Usuario, solicitud: Solicitud) -> bool:
    """The person who asks."""
    return solicitud.solicitante_id == persona.id


def es_de_la_organizacion(persona: Usuario, solicitud: Solicitud) -> bool:
    """A manager of the body in whose name it was sent."""
    return solicitud.es_de_su_casa(persona)


def es_consultor(persona: Usuario, solicitud: Solicitud) -> bool:
    """The consultant who has the request now, or to whom it is offered."""
    consultor = solicitud.consultor
    if consultor is not None:
        return consultor.usuario_id == persona.id
    return solicitud.oferta_de(persona) is not None


def fue_consultor(persona: Usuario, solicitud: Solicitud) -> bool:
    """A consultant who had the request or its offer: a late act gets a sentence, not 404."""
    return any(a.consultor.usuario_id == persona.id for a in solicitud.asignaciones)


def es_de_quien_se_revisa(persona: Usuario, revision: RevisionDeConsultor) -> bool:
    """The consultant whose work is looked into."""
    return revision.consultor.usuario_id == persona.id


def esta_enviada(_persona: Usuario, solicitud: Solicitud) -> bool:
    """A draft is its author's alone."""
    return solicitud.enviada_el is not None


def es_quien_pidio(persona: Usuario, resultado: Any) -> bool:
    """The person who asked for the help that is asked about."""
    return bool(resultado.solicitud.solicitante_id == persona.id)


TABLA: PermissionTable = {
    Permiso.POSTULAR: [[tiene_cuenta]],
    Permiso.EDITAR_FICHA: [[es_su_ficha]],
    Permiso.VER_FICHA: [[es_su_ficha], [es_administracion], [es_contraparte_del_pais]],
    Permiso.DISPONIBILIDAD: [[es_su_ficha]],
    Permiso.VER_RED: [[es_administracion], [es_contraparte]],
    Permiso.VER_POSTULACION: [[es_administracion], [es_contraparte_del_pais]],
    Permiso.DECIDIR: [[es_administracion]],
    Permiso.VER_EVIDENCIA: [
        [es_su_postulacion],
        [es_administracion, fue_enviada],
        [es_contraparte_del_pais, fue_enviada],
    ],
    Permiso.REVISAR: [
        [es_administracion, fue_enviada, no_es_suya],
        [es_contraparte_del_pais, fue_enviada, no_es_suya],
    ],
    Permiso.RECOMENDAR: [[es_contraparte_del_pais, fue_enviada, no_es_suya]],
    Permiso.OBSERVAR: [
        [es_administracion, fue_enviada, no_es_suya],
        [es_contraparte_del_pais, fue_enviada, no_es_suya],
    ],
    Permiso.RESOLVER: [[es_administracion, fue_enviada, no_es_suya]],
    Permiso.PEDIR: [[tiene_cuenta]],
    Permiso.VER: [
        [es_solicitante],
        [es_de_la_organizacion],
        [es_consultor, esta_enviada],
        [es_administracion, esta_enviada],
        [es_contraparte_del_pais, esta_enviada],
    ],
    Permiso.ACTUAR_COMO_EMPRESA: [[es_solicitante], [es_de_la_organizacion]],
    Permiso.ATENDER: [[es_consultor, esta_enviada], [fue_consultor]],
    Permiso.CONVERSAR: [
        [es_solicitante],
        [es_de_la_organizacion],
        [es_consultor, esta_enviada],
        [fue_consultor],
    ],
    Permiso.VER_ARCHIVOS: [[es_solicitante], [es_de_la_organizacion], [es_consultor, esta_enviada]],
    Permiso.VER_TODAS: [[es_administracion], [es_contraparte]],
    Permiso.VER_REVISION: [[es_administracion], [es_de_quien_se_revisa]],
    Permiso.GESTIONAR: [
        [es_administracion, esta_enviada],
        [es_contraparte_del_pais, esta_enviada],
    ],
    Permiso.VER_RESPUESTAS: [[es_administracion], [es_autor], [es_contraparte]],
    Permiso.EDITAR_TODAS: [[es_administracion], [es_autor]],
    Permiso.EDITAR_RESPUESTA: [[es_administracion], [es_autor], [es_contraparte_del_pais]],
    Permiso.RESPONDER_RESULTADO: [[es_quien_pidio]],
    Permiso.VER_DOCUMENTO: [[es_quien_pidio], [es_administracion], [es_contraparte_del_pais]],
    Permiso.VERIFICAR_RESULTADO: [[es_administracion], [es_contraparte_del_pais]],
}
