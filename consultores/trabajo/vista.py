"""The work on a request, as its page shows it to one side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consultores.reuniones import services as reuniones
from consultores.reuniones.citas import momentos
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.trabajo import alcance, horas, pausas

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

# From the moment somebody has it.
CON_TRABAJO = frozenset(
    {
        *(Estado.ACEPTADA, Estado.EN_CURSO, Estado.SUSPENDIDA),
        *(Estado.ENTREGADA, Estado.EN_REVISION, Estado.CERRADA, Estado.CANCELADA),
    }
)

NADA: dict[str, Any] = {
    "versiones": [],
    "alcance": None,
    "reuniones": [],
    "se_reunen": False,
    "horas": [],
    "horas_total": 0,
    "se_anotan": False,
    "se_corrige": horas.se_corrige,
    "pausa": None,
    "puede_pausar": False,
    "puede_sin_contacto": False,
}


def trabajo_de(solicitud: Solicitud, persona: Usuario, papel: Papel | None) -> dict[str, Any]:
    """Return what the templates of the work need; a fixed number of statements."""
    if solicitud.consultor is None or solicitud.estado not in CON_TRABAJO:
        return dict(NADA)
    versions = alcance.list_versiones(solicitud)
    noted = horas.list_horas(solicitud)
    meetings = reuniones.list_reuniones(solicitud)
    return {
        "versiones": versions,
        "alcance": versions[0] if versions else None,
        "reuniones": [(r, momentos(r, persona, papel)) for r in meetings],
        "se_reunen": papel is not None and reuniones.se_reunen(solicitud),
        "horas": noted,
        "horas_total": sum(r.cuartos for r in noted) / 4,
        "se_anotan": papel == Papel.CONSULTOR and horas.se_anotan(solicitud),
        "se_corrige": horas.se_corrige,
        "pausa": pausas.find_pedida(solicitud) if solicitud.estado == Estado.EN_CURSO else None,
        "puede_pausar": papel is not None and admite(solicitud.estado, Acto.SUSPENDER, papel),
        "puede_sin_contacto": papel == Papel.CONSULTOR
        and admite(solicitud.estado, Acto.SIN_CONTACTO, Papel.CONSULTOR),
    }
