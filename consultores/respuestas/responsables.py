"""Who answers for a published answer: told when it is due, and of what readers say is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.permissions import Permiso
from consultores.respuestas.queries import lock
from plataforma import audit
from plataforma.access import puede
from plataforma.identidad.queries import list_con_rol
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from consultores.respuestas.models import CasoResuelto
    from plataforma.identidad.models import Usuario


def responsables_de(caso: CasoResuelto) -> list[Usuario]:
    """Return its owner; when there is none who may edit it any more, who edits for its country."""
    owner = caso.responsable
    if owner is not None and puede(owner, Permiso.EDITAR_RESPUESTA, caso):
        return [owner]
    of_the_country = list_con_rol(Rol.CONTRAPARTE, pais=caso.pais)
    return of_the_country or list_con_rol(Rol.ADMINISTRACION)


def tomar(caso: CasoResuelto, *, actor: Usuario) -> None:
    """Make the actor who answers for it; twice is once."""
    lock(caso)
    if caso.responsable_id == actor.id:
        return
    caso.responsable_id = actor.id
    audit.record("caso.tomar", ("caso", caso.id), actor=actor)
