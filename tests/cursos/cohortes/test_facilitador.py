"""The facilitator follows the whole cohort and runs it; settings and lists are the managers'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.equipos.services import quitar_miembro
from plataforma.organizaciones.models import RolMembresia
from plataforma.organizaciones.queries import list_miembros
from tests.cursos.importaciones.camino import BASE
from tests.factories.identidad import make_membresia, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def fabio(cohorte: Cohorte) -> Usuario:
    persona = make_usuario("Fabio Sena")
    make_membresia(persona, cohorte.organizacion, RolMembresia.FACILITADOR)
    cohorte.facilitador_id = persona.id
    return persona


def test_the_facilitator_runs_the_cohort_and_changes_nothing(
    client: CheckingClient, cohorte: Cohorte, fabio: Usuario, carla: Usuario
) -> None:
    assert puede(fabio, Permiso.CONDUCIR_COHORTE, cohorte)
    assert puede(carla, Permiso.CONDUCIR_COHORTE, cohorte)
    client.as_user(fabio)
    assert client.get(f"{BASE}/{cohorte.id}/").status_code == 200
    for page in ("editar", "paises", "camaras", "codigo", "cargar"):
        assert client.get(f"{BASE}/{cohorte.id}/{page}/").status_code == 403


def test_another_facilitator_of_the_chamber_does_not_run_it(cohorte: Cohorte) -> None:
    other = make_usuario("Otro")
    make_membresia(other, cohorte.organizacion, RolMembresia.FACILITADOR)
    assert not puede(other, Permiso.CONDUCIR_COHORTE, cohorte)


def test_who_leaves_the_chamber_runs_nothing_any_more(
    cohorte: Cohorte, fabio: Usuario, carla: Usuario
) -> None:
    (row,) = [m for m in list_miembros(cohorte.organizacion_id) if m.usuario_id == fabio.id]
    quitar_miembro(row, actor=carla)
    assert cohorte.facilitador_id is None
    assert not puede(fabio, Permiso.CONDUCIR_COHORTE, cohorte)
