"""Sending what is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from consultores.acreditacion import decisiones
from consultores.acreditacion.ficha import ficha_de
from consultores.postulaciones import borradores
from consultores.postulaciones.secciones import faltas
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from consultores.acreditacion.models import Postulacion
    from plataforma.identidad.models import Usuario


class FaltanDatosError(DomainError):
    mensaje = _l("Todavía falta algo: está marcado en la lista.")


def enviar(persona: Usuario) -> Postulacion:
    """Send what is complete. The national counterpart is told."""
    found = borradores.abrir_editable(persona)
    if any(faltas(found).values()):
        raise FaltanDatosError
    found.observacion = found.recomendacion_texto = ""
    found.recomendacion = found.recomendada_el = found.recomendada_por = None
    decisiones.postular(persona, ficha_de(found.datos))
    decisiones.avisar_contrapartes(found)
    return found
