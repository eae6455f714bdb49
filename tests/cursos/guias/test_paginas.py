"""The guide and the licence of a course are open to all, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.services import publicar
from cursos.cohortes.alcance import Vista
from cursos.guias.tarjetas import de_cohorte
from cursos.paquetes.check import load_files
from tests.factories.cohortes import make_cohorte
from tests.factories.cursos import publish_minimo
from tests.factories.guias import with_guide
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

GUIA, LICENCIA = "/es/cursos/primer-precio/guia/", "/es/cursos/primer-precio/licencia/"
CURSO = "/es/cursos/primer-precio/"


@pytest.fixture
def guiado() -> VersionCurso:
    version = publicar(load_files(with_guide(), "curso"))
    assert version is not None
    return version


def test_anybody_reads_the_guide_in_the_language_of_the_page(
    client: CheckingClient, guiado: VersionCurso
) -> None:
    assert "Encuentro 1: el precio" in client.get(GUIA).text
    text = client.get(GUIA.replace("/es/", "/pt/")).text
    assert "Encontro 1: o preço" in text
    assert "Encuentro" not in text


def test_its_parts_are_listed_and_led_to(client: CheckingClient, guiado: VersionCurso) -> None:
    text = client.get(GUIA).text
    assert '<a href="#encuentro-1-el-precio">Encuentro 1: el precio</a>' in text
    assert 'id="encuentro-1-el-precio"' in text


def test_it_leads_to_the_lessons(client: CheckingClient, guiado: VersionCurso) -> None:
    assert 'href="../la-moneda/"' in client.get(GUIA).text
    assert client.get(f"{CURSO}la-moneda/").status_code == 200


def test_a_course_without_a_guide_has_no_page_of_it(client: CheckingClient) -> None:
    publish_minimo()
    assert client.get(GUIA).status_code == 404
    assert GUIA not in client.get(CURSO).text
    assert client.get(LICENCIA).status_code == 200


def test_the_page_of_the_course_leads_to_both(client: CheckingClient, guiado: VersionCurso) -> None:
    text = client.get(CURSO).text
    assert f'href="{GUIA}"' in text
    assert f'href="{LICENCIA}"' in text


@pytest.mark.parametrize("page", ["guia", "licencia", "paquete.zip"])
def test_what_does_not_exist_is_not_found(client: CheckingClient, page: str) -> None:
    address = f"/es/cursos/otro/{page}"
    assert client.get(address, follow_redirects=True).status_code == 404


def test_the_page_asks_the_database_once(client: CheckingClient, guiado: VersionCurso) -> None:
    client.get(GUIA)
    with counted() as statements:
        client.get(GUIA)
    assert len(statements) == 1


def test_who_teaches_a_cohort_is_led_to_the_guide(
    app: Flask, guiado: VersionCurso, camara: Organizacion, carla: Usuario
) -> None:
    cohorte = make_cohorte(camara, curso=guiado.curso)
    with app.test_request_context("/es/"):
        assert [t.href for t in de_cohorte(carla, Vista(cohorte, camara))] == [GUIA]


def test_the_sitemap_has_guides_and_licences(client: CheckingClient, guiado: VersionCurso) -> None:
    text = client.get("/sitemap.xml").text
    assert GUIA in text
    assert LICENCIA in text
