"""The time of a try: when it ends. Only the server's clock counts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.cuestionarios.queries import minutos_de
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.cuestionarios.models import AjusteEvaluacion, Intento

VENCER = "cuestionarios.vencer"
LATER = timedelta(seconds=5)  # after the end, so that the job finds it ended


def fijar(intento: Intento, ajuste: AjusteEvaluacion | None) -> None:
    """Give an open try the time of the rule and of the person; it never gets less than it had."""
    minutes = minutos_de(intento.version, ajuste)
    if minutes is None:
        return
    end = intento.iniciado_el + timedelta(minutes=minutes)
    if intento.vence_el is None or end > intento.vence_el:
        intento.vence_el = end
        vigilar(intento)


def vigilar(intento: Intento) -> None:
    """Ask for the try to be handed in when its time ends, also when nobody comes back."""
    assert intento.vence_el is not None  # noqa: S101 — callers have just set it
    enqueue(VENCER, {"intento": intento.id}, no_antes_el=intento.vence_el + LATER)
