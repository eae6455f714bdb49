"""What may be done with the content, and the words that name its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.queries import find_version_actual
from cursos.guias.licencias import creditos
from plataforma.db import db
from tests.factories.cursos import publish_minimo

if TYPE_CHECKING:
    from flask import Flask

    from tests.client import CheckingClient

LICENCIA = "/es/cursos/primer-precio/licencia/"


def test_the_source_is_named_in_both_languages_with_its_licence(app: Flask) -> None:
    version = find_version_actual(publish_minimo().id)
    assert version is not None
    with app.test_request_context("/es/"):
        found = creditos(version)
    assert found["es"].texto.startswith("Curso «Su primer precio»")
    assert found["pt"].texto.startswith("Curso “Seu primeiro preço”")
    assert "/pt/cursos/primer-precio/" in found["pt"].texto
    assert "https://creativecommons.org/licenses/by-sa/4.0/deed.pt-br" in found["pt"].texto
    assert found["es"].texto in found["es"].adaptado


def test_the_page_says_what_one_may_and_must_do(client: CheckingClient) -> None:
    publish_minimo()
    text = client.get(LICENCIA).text
    assert "CC BY-SA 4.0" in text
    assert "Publicar lo que adapte con esta misma licencia." in text
    assert text.count("data-copiar=") == 4


@pytest.mark.parametrize("licencia", ["CC BY-NC-ND 4.0", "Otra"])
def test_a_licence_that_we_do_not_know_is_not_explained(
    client: CheckingClient, licencia: str
) -> None:
    version = find_version_actual(publish_minimo().id)
    assert version is not None
    version.datos = version.datos | {"licencia": licencia}
    db.session.flush()
    text = client.get(LICENCIA).text
    assert licencia in text
    assert "Publicar lo que adapte" not in text
    assert "creativecommons.org" not in text
