"""A chamber's people are seen by that chamber, and by administrators to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cursos.importaciones.camino import BASE, preview
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def views(cohorte: Cohorte, persona: int, lista: int) -> list[tuple[str, str]]:
    one = f"{BASE}/{cohorte.id}"
    gets = [
        f"{one}/",
        f"{one}/editar/",
        f"{one}/cargar/",
        f"{one}/enlaces/",
        f"{one}/avance.csv",
        f"{one}/plantilla.csv",
        f"{one}/personas/{persona}/retirar/",
        f"{one}/listas/",
        f"{one}/listas/{lista}/",
        f"{one}/listas/{lista}/columnas/",
        f"{one}/listas/{lista}/filas-con-error.csv",
        f"{BASE}/",
        f"{BASE}/nueva/",
    ]
    posts = [
        f"{one}/editar/",
        f"{one}/cargar/",
        f"{one}/personas/{persona}/retirar/",
        f"{one}/personas/{persona}/reincorporar/",
        f"{one}/listas/{lista}/confirmar/",
        f"{one}/listas/{lista}/descartar/",
        f"{one}/listas/{lista}/deshacer/",
        f"{one}/listas/{lista}/columnas/",
        f"{one}/listas/{lista}/filas/40/",
        f"{one}/listas/{lista}/filas/40/fuera/",
        f"{BASE}/nueva/",
    ]
    return [("GET", u) for u in gets] + [("POST", u) for u in posts]


@pytest.fixture
def addresses(client: CheckingClient, cohorte: Cohorte, carla: Usuario) -> list[tuple[str, str]]:
    """Every address of Carla's cohort, each of something that exists."""
    address = preview(client.as_user(carla), cohorte)
    lista = int(address.rstrip("/").rsplit("/", 1)[-1])
    return views(cohorte, make_participante(cohorte).id, lista)


def test_another_chambers_manager_gets_404_everywhere(
    client: CheckingClient, addresses: list[tuple[str, str]]
) -> None:
    stranger = make_usuario("Patrícia Nogueira")
    make_membresia(stranger, make_organizacion("Otra cámara", slug="otra"))
    client.as_user(stranger)
    for method, url in addresses:
        answer = client.get(url) if method == "GET" else client.send(url)
        assert answer.status_code == 404, (method, url)
        # Nor through the address of one's own chamber.
        own = url.replace("/litoral/", "/otra/")
        if "/cohortes/nueva/" not in own and not own.endswith("/cohortes/"):
            answer = client.get(own) if method == "GET" else client.send(own)
            assert answer.status_code == 404, (method, own)


def test_an_administrator_looks_and_changes_nothing(
    client: CheckingClient, addresses: list[tuple[str, str]], cohorte: Cohorte, elena: Usuario
) -> None:
    client.as_user(elena)
    readable = {f"{BASE}/", f"{BASE}/{cohorte.id}/", f"{BASE}/{cohorte.id}/avance.csv"}
    for method, url in addresses:
        answer = client.get(url) if method == "GET" else client.send(url)
        assert answer.status_code == (200 if url in readable else 403), (method, url)
    assert "litoral" in client.get("/es/administracion/cohortes/").text


def test_a_cohort_or_chamber_that_is_not_there_is_404(
    client: CheckingClient, carla: Usuario
) -> None:
    client.as_user(carla)
    assert client.get(f"{BASE}/999999/").status_code == 404
    assert client.get("/es/camara/nada/cohortes/").status_code == 404
    assert client.get(f"{BASE}/-1/").status_code == 404


def test_a_person_or_list_of_another_cohort_is_404(
    client: CheckingClient, cohorte: Cohorte, camara: Organizacion, carla: Usuario
) -> None:
    other = make_participante(make_cohorte(camara, "Otra"))
    here = preview(client.as_user(carla), other.cohorte).replace(
        f"/{other.cohorte_id}/listas", f"/{cohorte.id}/listas"
    )
    assert client.get(here).status_code == 404
    url = f"{BASE}/{cohorte.id}/personas/{other.id}/retirar/"
    assert client.get(url).status_code == 404
