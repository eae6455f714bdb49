"""What reviews add to the pages of a worksheet: advice got, and the link to give some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.revisiones import pares
from cursos.revisiones.queries import list_consejos
from cursos.tareas.anexos import Anexo
from cursos.tareas.definiciones import tarea_de

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.tareas.models import Entrega
    from plataforma.identidad.models import Usuario


def de_entrega(entrega: Entrega) -> Anexo | None:
    consejos = list_consejos([entrega.id])
    if not consejos:
        return None
    return Anexo(
        "revisiones/_consejos.html", {"consejos": consejos, "tarea": tarea_de(entrega.version)}
    )


def de_hoja(persona: Usuario, version: VersionCurso) -> Anexo | None:
    place = pares.situacion(persona.id, version.curso_id)
    if not place.participa and not place.propias:
        return None
    return Anexo("revisiones/_pares.html", {"curso": version.curso, "pares": place})
