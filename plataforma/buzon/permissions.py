"""Who may see the mail that came."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.permissions import es_administracion

if TYPE_CHECKING:
    from plataforma.buzon.models import CorreoEntrante
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Permiso(StrEnum):
    DECIDIR = "buzon.decidir"  # over a mail that waits
    VER_RECIBIDOS = "buzon.ver_recibidos"


def es_su_respuesta(persona: Usuario, mail: CorreoEntrante) -> bool:
    """The person whose signed address the mail came for."""
    return mail.persona_id == persona.id


TABLA: PermissionTable = {
    Permiso.DECIDIR: [[es_su_respuesta]],
    Permiso.VER_RECIBIDOS: [[es_administracion]],
}
