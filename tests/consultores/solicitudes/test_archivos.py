"""Files: known by their content, given to the two sides only."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from plataforma.archivos import (
    MAX_BYTES,
    ArchivoGrandeError,
    ArchivoNoAdmitidoError,
    ArchivoVacioError,
    Subida,
    check,
    clean_name,
    tipo_de,
)
from tests.factories.consultores import make_solicitud

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def package(*names: str) -> bytes:
    """Return a ZIP with empty members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpg"),
        (package("[Content_Types].xml", "word/document.xml"), "docx"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
        (package("evil.exe"), None),
        (b"PK\x03\x04 broken", None),
        (b"MZ\x90\x00", None),
        (b"<html><script>alert(1)</script>", None),
        (b"GIF89a", None),
    ],
)
def test_the_content_says_what_a_file_is(content: bytes, kind: str | None) -> None:
    assert tipo_de(content) == kind


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", ArchivoVacioError),
        (b"%PDF-" + b"0" * MAX_BYTES, ArchivoGrandeError),
        (b"MZ\x90\x00", ArchivoNoAdmitidoError),
    ],
)
def test_what_is_not_taken_has_its_sentence(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        check(Subida("informe.pdf", content))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Informe de origen.PDF", "Informe de origen.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\a.exe", "a.pdf"),
        ('a"b<c>.html', "abc.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("", "archivo.pdf"),
        ("x" * 400 + ".pdf", "x" * 150 + ".pdf"),
    ],
)
def test_names_are_made_harmless(name: str, clean: str) -> None:
    assert clean_name(name, "pdf") == clean


@pytest.fixture
def en_curso(ana: Usuario, consultor: Consultor) -> Solicitud:
    return make_solicitud(ana, consultor, "en_curso")


def deliver(client: CheckingClient, solicitud: Solicitud, content: bytes, name: str) -> int:
    data = {"texto": "Va el informe.", "intento": "e", "archivos": (io.BytesIO(content), name)}
    url = f"/es/asistencia/{solicitud.referencia}/entregar/"
    return client.send(url, data, content_type="multipart/form-data").status_code


def test_only_the_two_sides_get_the_file(
    client: CheckingClient,
    en_curso: Solicitud,
    ana: Usuario,
    diego: Usuario,
    elena: Usuario,
    fabian: Usuario,
) -> None:
    assert deliver(client.as_user(diego), en_curso, PDF, "informe.pdf") == 303
    file = en_curso.entregables[0].archivos[0]
    assert file is not None
    url = f"/es/asistencia/{en_curso.referencia}/archivos/{file.clave}/"
    for person in (ana, diego):
        response = client.as_user(person).get(url)
        assert response.data == PDF
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert client.as_user(elena).get(url).status_code == 403
    assert client.as_user(fabian).get(url).status_code == 404
    assert client.as_user(ana).get(url.replace(file.clave, "0" * 32)).status_code == 404


def test_a_wrong_file_is_said_beside_the_field_and_the_text_stays(
    client: CheckingClient, en_curso: Solicitud, diego: Usuario
) -> None:
    assert deliver(client.as_user(diego), en_curso, b"MZ\x90\x00", "informe.pdf") == 422
    assert not en_curso.entregables
