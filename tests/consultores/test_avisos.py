"""Who is told what happens in the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.pasos.conversacion import escribir
from plataforma.identidad.services import suspender

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario


def test_a_suspended_person_is_told_nothing_of_a_request(
    solicitud: Solicitud,
    ana: Usuario,
    diego: Usuario,
    elena: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    before = len(buzon(diego))
    suspender(elena, diego)
    escribir(solicitud, actor=ana, texto="Le mando mis costos.", intento="m")
    assert len(buzon(diego)) == before
