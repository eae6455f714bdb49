"""The tools of a cohort's page: the owner's, and those of a chamber that shares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.ajustes.compartir import invitar_camara
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia
from tests.cursos.cohortes.conftest import cohorte
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

__all__ = ["cohorte"]
BRINGS = ("personas/nueva/", "encuentros/", "informe/", "encuesta/")
OWNS = ("plazos/", "editar/", "codigo/")


def tools(page: str, slug: str, cohorte: Cohorte) -> set[str]:
    """Return which of the tools the page leads to, at the addresses of a chamber."""
    base = f"/es/camara/{slug}/cohortes/{cohorte.id}/"
    return {tool for tool in (*BRINGS, *OWNS) if f'href="{base}{tool}"' in page}


def share(cohorte: Cohorte, carla: Usuario) -> Organizacion:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    invitar_camara(cohorte, serra, actor=carla)
    db.session.flush()
    return serra


def test_the_owner_has_every_tool(client: CheckingClient, cohorte: Cohorte, carla: Usuario) -> None:
    page = client.as_user(carla).get(f"/es/camara/litoral/cohortes/{cohorte.id}/").text
    assert tools(page, "litoral", cohorte) == {*BRINGS, *OWNS}


def test_a_chamber_that_shares_it_has_those_for_the_people_it_brings(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    serra, patricia = share(cohorte, carla), make_usuario("Patrícia")
    make_membresia(patricia, serra)
    page = client.as_user(patricia).get(f"/es/camara/serra/cohortes/{cohorte.id}/").text
    assert tools(page, "serra", cohorte) == set(BRINGS)
    for tool in BRINGS:
        assert client.get(f"/es/camara/serra/cohortes/{cohorte.id}/{tool}").status_code == 200


def test_who_only_looks_brings_nobody(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    serra, lector = share(cohorte, carla), make_usuario("Lector")
    make_membresia(lector, serra, RolMembresia.LECTOR)
    page = client.as_user(lector).get(f"/es/camara/serra/cohortes/{cohorte.id}/").text
    assert tools(page, "serra", cohorte) == {*BRINGS[1:]}
