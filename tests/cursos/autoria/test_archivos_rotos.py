"""A draft whose files are broken: every page opens or leads to the file, and says what is wrong."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from cursos.autoria.borrador import leer_trabajo, reemplazar
from cursos.autoria.revision import MOST
from cursos.catalogo.almacen import read_version
from cursos.catalogo.versiones import find_version
from cursos.paquetes.origin import write_zip
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COURSE = "/es/autoria/primer-precio/"
LESSON = "lecciones/01-la-moneda.es.md"
PAGES = (
    "", "publicar/", "lecciones/la-moneda/", "lecciones/la-moneda/vista/",
    "lecciones/la-moneda/imagen/", f"archivos/{LESSON}", "archivos/curso.yml", "textos/",
    "importar-preguntas/", "versiones/", "descartar/",
)  # fmt: skip
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
    b":~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def files(curso: Curso) -> dict[str, bytes]:
    version = find_version(curso.slug, None)
    assert version is not None
    return dict(read_version(version) or {})


def put(curso: Curso, files: Mapping[str, bytes], bruno: Usuario) -> None:
    reemplazar(curso, files, actor=bruno)
    db.session.commit()


@pytest.mark.parametrize(
    "broken",
    [b"", b"---\n", b"\0" * 60_000, "---\nñ".encode("utf-16"), b"\xf1", b"---\na: [\n---\nx"],
    ids=["empty", "no end", "nothing seen", "UTF-16", "Latin-1", "YAML"],
)  # fmt: skip
def test_every_page_opens_or_leads_to_the_file(
    client: CheckingClient,
    curso: Curso,
    bruno: Usuario,
    files: dict[str, bytes],
    broken: bytes,
) -> None:
    put(curso, {**files, LESSON: broken}, bruno)
    client.as_user(bruno)
    for page in PAGES:
        answer = client.get(f"{COURSE}{page}")
        assert answer.status_code in {200, 303}, page
        if answer.status_code == 303:
            assert answer.location.endswith(f"/archivos/{LESSON}"), page


def test_an_image_is_not_put_into_a_text_that_cannot_be_read(
    client: CheckingClient, curso: Curso, bruno: Usuario, files: dict[str, bytes]
) -> None:
    put(curso, {**files, LESSON: b"\xf1"}, bruno)
    data = {"clave": "foto", "alt_es": "Una balanza", "alt_pt": "Uma balança",
            "archivo": (io.BytesIO(PNG), "a.png")}  # fmt: skip
    sent = client.as_user(bruno).send(
        f"{COURSE}lecciones/la-moneda/imagen/", data, content_type="multipart/form-data"
    )
    assert sent.status_code == 422
    assert leer_trabajo(curso).files[LESSON] == b"\xf1"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"- {", "El YAML está mal escrito"), (b"\xf1", "no está en UTF-8"),
     (b"[" * 200_000, "Hay más de 12 niveles")],
)  # fmt: skip
def test_a_zip_whose_course_file_cannot_be_read_is_refused_with_its_line(
    client: CheckingClient,
    curso: Curso,
    bruno: Usuario,
    files: dict[str, bytes],
    data: bytes,
    said: str,
) -> None:
    archive = write_zip({**files, "curso.yml": data})
    sent = client.as_user(bruno).send(
        f"{COURSE}subir/",
        {"archivo": (io.BytesIO(archive), "c.zip")},
        content_type="multipart/form-data",
    )
    assert sent.status_code == 422
    assert said in sent.text
    assert "es de otro curso" not in sent.text
    assert leer_trabajo(curso).borrador is None


def test_a_lesson_in_another_encoding_is_not_called_missing(
    client: CheckingClient, curso: Curso, bruno: Usuario, files: dict[str, bytes]
) -> None:
    put(curso, {**files, LESSON: b"\xf1"}, bruno)
    page = client.as_user(bruno).get(COURSE).text
    assert "no está en UTF-8" in page
    assert "Falta la traducción." not in page


def test_thousands_of_faults_are_counted_not_listed(
    client: CheckingClient, curso: Curso, bruno: Usuario, files: dict[str, bytes]
) -> None:
    put(curso, {**files, "preguntas/precio.yml": b"- {a: 1}\n" * 2_000}, bruno)
    page = client.as_user(bruno).get(COURSE).text
    assert page.count("fallas__lugar") == MOST + 1
    assert "Y 1900 cosas más." in page
