"""The worksheet as a rule of completion: `cierre: {tarea: entregada | aprobada}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.catalogo.cierre import Requisito, reglas_de
from cursos.tareas.historia import etiqueta_estado
from cursos.tareas.models import EstadoEntrega
from cursos.tareas.queries import find_estado

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.inscripciones.models import Inscripcion


def juzgar(version: VersionCurso, inscripcion: Inscripcion | None) -> Requisito:
    """Say how far the person is: one statement."""
    state = find_estado(inscripcion.usuario_id, inscripcion.curso_id) if inscripcion else None
    asks_approval = reglas_de(version).tarea == "aprobada"
    return Requisito(
        nombre=_("Hoja de trabajo"),
        texto=_("Entregue la hoja de trabajo y espere su aprobación.")
        if asks_approval
        else _("Entregue la hoja de trabajo."),
        detalle=etiqueta_estado(state)[0] if state else _("Por hacer"),
        hecho=state == EstadoEntrega.APROBADA if asks_approval else state is not None,
        endpoint="tareas.ver",
        args={"curso": version.curso.slug},
    )
