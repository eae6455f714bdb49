"""What the academy hands to the application."""

from __future__ import annotations

from cursos.aprendizaje import models as _aprendizaje  # noqa: F401 — tables
from cursos.credenciales import gestion, tarjetas
from cursos.credenciales import routes as credenciales
from cursos.credenciales.services import emitir_por_aprobacion
from cursos.cuestionarios import models as _cuestionarios  # noqa: F401 — tables
from cursos.inscripciones.services import al_completar
from cursos.permissions import TABLA
from plataforma.part import Part, Slot

al_completar(emitir_por_aprobacion)

PARTE = Part(
    name="cursos",
    permissions=TABLA,
    blueprints=(credenciales.bp, gestion.gestion),
    root_blueprints=(credenciales.root,),
    slots={
        Slot.CUENTA: tarjetas.cuenta,
        Slot.PANEL: tarjetas.panel,
        Slot.ADMINISTRACION: tarjetas.administracion,
    },
)
