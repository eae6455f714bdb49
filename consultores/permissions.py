"""Who may do what in the network and in its requests."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.permissions import (
    de_la_persona,
    es_administracion,
    es_contraparte,
    es_contraparte_del_pais,
)

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    POSTULAR = "red.postular"
    VER_FICHA = "red.ver_ficha"  # a profile that is not public (yet, or any more)
    VER_RED = "red.ver_administracion"
    VER_POSTULACION = "red.ver_postulacion"
    DECIDIR = "red.decidir"
    PEDIR = "solicitudes.pedir"
    VER = "solicitudes.ver"
    ACTUAR_COMO_EMPRESA = "solicitudes.actuar_como_empresa"
    ATENDER = "solicitudes.atender"
    CONVERSAR = "solicitudes.conversar"
    VER_ARCHIVOS = "solicitudes.ver_archivos"
    VER_TODAS = "solicitudes.ver_administracion"


@de_la_persona
def tiene_cuenta(persona: Usuario, _objeto: object) -> bool:
    """Anybody signed in."""
    return persona.is_authenticated


def es_su_ficha(persona: Usuario, consultor: Consultor) -> bool:
    """The consultant whose profile it is."""
    return consultor.usuario_id == persona.id


def es_solicitante(persona: Usuario, solicitud: Solicitud) -> bool:
    """The person who asks."""
    return solicitud.solicitante_id == persona.id


def es_consultor(persona: Usuario, solicitud: Solicitud) -> bool:
    """The consultant who has the request now."""
    consultor = solicitud.consultor
    return consultor is not None and consultor.usuario_id == persona.id


def fue_consultor(persona: Usuario, solicitud: Solicitud) -> bool:
    """A consultant who had the request: a late act gets a sentence, not "not found"."""
    return any(a.consultor.usuario_id == persona.id for a in solicitud.asignaciones)


def esta_enviada(_persona: Usuario, solicitud: Solicitud) -> bool:
    """A draft is its author's alone."""
    return solicitud.enviada_el is not None


TABLA: PermissionTable = {
    Permiso.POSTULAR: [[tiene_cuenta]],
    Permiso.VER_FICHA: [[es_su_ficha], [es_administracion], [es_contraparte_del_pais]],
    Permiso.VER_RED: [[es_administracion], [es_contraparte]],
    Permiso.VER_POSTULACION: [[es_administracion], [es_contraparte_del_pais]],
    Permiso.DECIDIR: [[es_administracion]],
    Permiso.PEDIR: [[tiene_cuenta]],
    Permiso.VER: [
        [es_solicitante],
        [es_consultor, esta_enviada],
        [es_administracion, esta_enviada],
        [es_contraparte_del_pais, esta_enviada],
    ],
    Permiso.ACTUAR_COMO_EMPRESA: [[es_solicitante]],
    Permiso.ATENDER: [[es_consultor, esta_enviada], [fue_consultor]],
    Permiso.CONVERSAR: [[es_solicitante], [es_consultor, esta_enviada], [fue_consultor]],
    Permiso.VER_ARCHIVOS: [[es_solicitante], [es_consultor, esta_enviada]],
    Permiso.VER_TODAS: [[es_administracion], [es_contraparte]],
}
