"""What a holder may let the public page show: the mark of the final test and the worksheet.

Nothing of it is signed, so that it can be taken back; and nothing is copied, so that it goes with
the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.credenciales.models import EstadoCredencial, Origen
from cursos.inscripciones.queries import find_inscripcion
from cursos.tareas.models import EstadoEntrega
from cursos.tareas.queries import find_estado
from plataforma.i18n import porcentaje

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial


def se_puede(credencial: Credencial) -> bool:
    """Whether there is a test behind it: not behind a diploma or what was recognised."""
    return (
        credencial.logro.version is not None
        and credencial.origen == Origen.AUTOMATICA
        and credencial.estado == EstadoCredencial.VIGENTE
        and credencial.usuario_id is not None
    )


def mostrar(credencial: Credencial, *, si: bool) -> None:
    credencial.muestra_evidencia = si and se_puede(credencial)


def mostrada(credencial: Credencial, lang: str) -> list[tuple[str, str]]:
    """Return what the page shows because the holder agreed: label and text."""
    version, usuario_id = credencial.logro.version, credencial.usuario_id
    if not (credencial.muestra_evidencia and se_puede(credencial) and version and usuario_id):
        return []
    found = []
    place = find_inscripcion(usuario_id, version.curso_id)
    if place is not None and place.mejor_nota is not None:
        found.append((_("Evaluación final"), porcentaje(place.mejor_nota / 100)))
    sheet = version.datos.get("tarea")
    if sheet and find_estado(usuario_id, version.curso_id) == EstadoEntrega.APROBADA:
        found.append((_("Hoja de trabajo aprobada"), sheet["titulo"][lang]))
    return found
