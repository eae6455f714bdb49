"""The work on a request of somebody of whom every table keeps something."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from consultores.solicitudes.estados import Papel
from consultores.trabajo import pausas
from consultores.trabajo.conversaciones import marcar_leidos
from plataforma.clock import now
from tests.factories.trabajo import make_trabajo

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


def work_on(request: Solicitud, z: Usuario, marca: str) -> Solicitud:
    """Scope, meeting, hours, a wish for a pause, a review, and what was read."""
    make_trabajo(request, marca, review=request.papel_de(z) == Papel.CONSULTOR)
    papel = request.papel_de(z)
    assert papel
    marcar_leidos(request, z, papel, 1)
    until = now().date() + timedelta(days=9)
    pausas.pedir(request, actor=z, hasta=until, motivo=f"Feria {marca}")
    return request
