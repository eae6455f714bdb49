"""What happened to the deliveries of a worksheet, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.tareas.models import EstadoEntrega
from plataforma.i18n import fecha_hora

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.tareas.models import Entrega

# The word of each state and its tone.
ESTADOS: dict[EstadoEntrega, tuple[Any, str]] = {
    EstadoEntrega.ENTREGADA: (_l("Entregada, espera revisión"), "info"),
    EstadoEntrega.CAMBIOS: (_l("Con cambios por hacer"), "atencion"),
    EstadoEntrega.APROBADA: (_l("Aprobada"), "exito"),
    EstadoEntrega.REEMPLAZADA: (_l("Reemplazada por otra entrega"), "neutro"),
}
REVISION = {
    EstadoEntrega.CAMBIOS: _l("Se pidieron cambios a la entrega %(numero)s"),
    EstadoEntrega.APROBADA: _l("Se aprobó la entrega %(numero)s"),
}


def etiqueta_estado(estado: EstadoEntrega) -> tuple[str, str]:
    """Return the word and the tone of a state."""
    word, tone = ESTADOS[EstadoEntrega(estado)]
    return str(word), tone


def historia(entregas: Iterable[Entrega]) -> list[dict[str, Any]]:
    """Return what happened, newest first, for the time line."""
    facts: list[dict[str, Any]] = []
    for entrega in entregas:
        facts.append(
            {
                "titulo": _("Entrega %(numero)s", numero=entrega.numero),
                "cuando": fecha_hora(entrega.entregada_el),
                "iso": entrega.entregada_el.isoformat(),
                "icono": "upload",
                "entrega": entrega.numero,
            }
        )
        if entrega.revisada_el:
            tutor = entrega.revisada_por
            facts.append(
                {
                    "titulo": REVISION[EstadoEntrega(entrega.estado)] % {"numero": entrega.numero},
                    "cuando": fecha_hora(entrega.revisada_el),
                    "iso": entrega.revisada_el.isoformat(),
                    "icono": "check" if entrega.estado == EstadoEntrega.APROBADA else "edit",
                    "quien": tutor.nombre if tutor else _("Un tutor"),
                    "texto": entrega.comentario,
                }
            )
    return facts[::-1]
