"""Authors write the guide where the course lives, as a whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.autoria.borrador import leer_trabajo
from cursos.autoria.revision import find_faults
from cursos.catalogo.services import publicar
from cursos.paquetes.check import load_files
from plataforma.db import db
from tests.cursos.autoria.formulario import fields
from tests.factories.guias import with_guide

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

ES, PT = (f"/es/autoria/primer-precio/archivos/guia.{lang}.md" for lang in ("es", "pt"))


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario, curso: Curso) -> CheckingClient:
    publicar(load_files(with_guide(), "curso"))
    return client.as_user(bruno)


def stale(curso: Curso) -> list[str]:
    db.session.expire_all()
    return [fault.file for fault in find_faults(leer_trabajo(curso))]


def rewrite(author: CheckingClient, address: str, old: str, new: str, **more: str) -> None:
    values = fields(author.get(address).text)
    assert old in values["texto"]
    values["texto"] = values["texto"].replace(old, new)
    assert author.send(address, values | more).status_code == 303


def test_the_page_of_the_course_leads_to_the_guide(author: CheckingClient) -> None:
    text = author.get("/es/autoria/primer-precio/").text
    assert f'href="{ES}"' in text
    assert f'href="{PT}"' in text


def test_a_changed_guide_waits_for_its_translation(author: CheckingClient, curso: Curso) -> None:
    rewrite(author, ES, "Fin.", "Listo.")
    assert stale(curso) == ["guia.pt.md"]


def test_the_translator_says_that_it_was_reviewed(author: CheckingClient, curso: Curso) -> None:
    rewrite(author, ES, "Fin.", "Listo.")
    rewrite(author, PT, "Fin.", "Pronto.", al_dia="y")
    assert stale(curso) == []
    assert b"Pronto." in leer_trabajo(curso).files["guia.pt.md"]


def test_other_files_have_no_such_box(author: CheckingClient) -> None:
    assert 'name="al_dia"' not in author.get("/es/autoria/primer-precio/archivos/curso.yml").text
    assert 'name="al_dia"' in author.get(PT).text
