"""Another chamber's manager and strangers are told nothing; who looks may not touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.equipos.invitaciones import Oferta, invitar
from plataforma.organizaciones.models import RolMembresia
from tests.plataforma.organizaciones.conftest import roles

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Membresia, Organizacion
    from tests.client import CheckingClient

PAGES = (
    "equipo/",
    "equipo/invitar/",
    "equipo/irse/",
    "equipo/{miembro}/",
    "equipo/{miembro}/quitar/",
    "traspaso/",
    "datos/",
)
ACTS = (*PAGES[1:], "equipo/invitaciones/{invitacion}/reenviar/",
        "equipo/invitaciones/{invitacion}/retirar/")  # fmt: skip


@pytest.fixture
def lugares(camara: Organizacion, carla: Usuario, lector: Membresia) -> dict[str, int]:
    """What addresses of the chamber name."""
    offer = Oferta(correo="luz@correo.com", rol=RolMembresia.LECTOR)
    return {"miembro": lector.id, "invitacion": invitar(camara, offer, actor=carla).id}


def test_another_chamber_s_manager_is_told_nothing(
    client: CheckingClient, lugares: dict[str, int], ajena: Usuario, camara: Organizacion
) -> None:
    client.as_user(ajena)
    before = roles(camara)
    for path in PAGES:
        assert client.get(f"/pt/camara/litoral/{path.format(**lugares)}").status_code == 404
    for path in ACTS:
        assert client.send(f"/pt/camara/litoral/{path.format(**lugares)}").status_code == 404
    assert roles(camara) == before


def test_what_is_another_s_is_not_reached_through_one_s_own(
    client: CheckingClient, lugares: dict[str, int], ajena: Usuario, camara: Organizacion
) -> None:
    client.as_user(ajena)
    for path in ACTS:
        if "{" in path:
            answer = client.send(f"/pt/camara/serra/{path.format(**lugares)}", {"rol": "gestor"})
            assert answer.status_code == 404, path
    assert roles(camara) == {"Carla": "gestor", "Diego": "lector"}


def test_who_only_looks_changes_nothing(
    client: CheckingClient, lugares: dict[str, int], diego: Usuario, camara: Organizacion
) -> None:
    client.as_user(diego)
    assert client.get("/es/camara/litoral/equipo/").status_code == 200
    for path in ACTS:
        if "irse" not in path:
            answer = client.send(f"/es/camara/litoral/{path.format(**lugares)}")
            assert answer.status_code == 403, path
    assert roles(camara) == {"Carla": "gestor", "Diego": "lector"}
