"""Diego gave two workshops of course MC-B1 at Carla's chamber."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.formadores.services import observar
from plataforma.clock import now
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.diplomas import give, make_version_de
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

TEXTO = "Explicó el caso con calma y cuidó el tiempo. Ayudó a quien se trabó."


def make_taller(
    camara: Organizacion, facilitador: Usuario, nombre: str, *, terminaron: int = 5, dias: int = 10
) -> Cohorte:
    """Add a cohort that closed so many days ago, in which so many finished."""
    today = now().date()
    cohorte = make_cohorte(
        camara,
        nombre,
        curso=make_version_de("MC-B1").curso,
        inicio=today - timedelta(days=dias + 60),
        cierre=today - timedelta(days=dias),
        facilitador_id=facilitador.id,
    )
    for n in range(terminaron):
        make_inscrito(cohorte, make_usuario(f"Persona {nombre} {n}"), completada_el=now())
    return cohorte


def confirm(cohorte: Cohorte, actor: Usuario) -> None:
    observar(cohorte, fecha=cohorte.inicio, texto=TEXTO, actor=actor)


@pytest.fixture
def talleres(camara: Organizacion, carla: Usuario, diego: Usuario) -> list[Cohorte]:
    """Two workshops with all that the rule asks for."""
    give(diego, "MC-B1")
    found = [make_taller(camara, diego, nombre) for nombre in ("Otoño", "Invierno")]
    for cohorte in found:
        confirm(cohorte, carla)
    return found
