"""Handing in the worksheet of a course."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import IntegrityError

from cursos.catalogo.queries import find_version_actual
from cursos.inscripciones.queries import find_inscripcion
from cursos.tareas.errors import FaltaArchivoError, FaltanDatosError, YaAprobadaError
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from cursos.tareas.services import entregar
from plataforma.db import db
from tests.factories.tareas import bi, llenar, make_curso_con_tarea, make_entrega
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso, VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FORM = {
    "c.empresa": "Dulces", "c.cantidad": "40", "c.precio": "2,5", "c.moneda": "USD",
    "t.gastos.0.concepto": "Camión", "t.gastos.0.monto": "30,5",
}  # fmt: skip


@pytest.fixture
def curso() -> Curso:
    return make_curso_con_tarea("con-tarea")


def version_of(curso: Curso) -> VersionCurso:
    found = find_version_actual(curso.id)
    assert found
    return found


def test_it_is_handed_in_once_and_gives_a_place(ana: Usuario, curso: Curso) -> None:
    first = make_entrega(ana, curso)
    assert entregar(ana, version_of(curso)) is first
    assert find_inscripcion(ana.id, curso.id)
    assert (first.numero, first.estado) == (1, EstadoEntrega.ENTREGADA)


def test_another_one_before_the_review_takes_its_place(ana: Usuario, curso: Curso) -> None:
    first = make_entrega(ana, curso)
    second = make_entrega(ana, curso, cantidad="41")
    assert first.estado == EstadoEntrega.REEMPLAZADA
    assert (second.numero, first.valores["cantidad"]) == (2, "40")


def test_the_draft_goes_on_and_the_delivery_stays(ana: Usuario, curso: Curso) -> None:
    entrega = make_entrega(ana, curso)
    llenar(ana, curso, cantidad="99")
    db.session.flush()
    db.session.expire_all()
    assert entrega.valores["cantidad"] == "40"


@pytest.mark.parametrize("change", [{"empresa": ""}, {"cantidad": "mil"}, {"gastos": []}])
def test_what_is_missing_or_unreadable_is_not_handed_in(
    ana: Usuario, curso: Curso, change: dict[str, Any]
) -> None:
    llenar(ana, curso, **change)
    with pytest.raises(FaltanDatosError):
        entregar(ana, version_of(curso))


def test_an_approved_one_is_the_last(ana: Usuario, curso: Curso) -> None:
    make_entrega(ana, curso).estado = EstadoEntrega.APROBADA
    llenar(ana, curso, cantidad="1")
    with pytest.raises(YaAprobadaError):
        entregar(ana, version_of(curso))


def test_a_file_that_is_asked_for_is_missed(ana: Usuario) -> None:
    curso = make_curso_con_tarea(adjuntos={"titulo": bi("Factura"), "obligatorio": True})
    llenar(ana, curso)
    with pytest.raises(FaltaArchivoError):
        entregar(ana, version_of(curso))


def test_the_database_keeps_one_sheet_of_each(ana: Usuario, curso: Curso) -> None:
    llenar(ana, curso)
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Tarea(usuario_id=ana.id, curso_id=curso.id, valores={}))
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Tarea(usuario_id=ana.id, valores={}))


def test_the_page_hands_in_what_it_carries(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    url = f"/es/cursos/{curso.slug}/tarea/"
    client.as_user(ana).send(url, FORM | {"accion": "entregar"})
    page = client.get(url).text
    assert "Entregada, espera revisión" in page
    assert "si entrega otra vez, la nueva reemplaza a esta" in page
    sheet = client.get(f"{url}entregas/1/").text.replace("\xa0", " ")
    assert "USD 130,50" in sheet
    assert client.get(f"{url}entregas/1/xlsx/").data.startswith(b"PK")
    assert client.get(f"{url}entregas/1/pdf/").data.startswith(b"%PDF")


def test_what_is_missing_is_marked_and_nothing_is_lost(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    url = f"/es/cursos/{curso.slug}/tarea/"
    answer = client.as_user(ana).send(url, FORM | {"accion": "entregar", "c.precio": ""})
    assert answer.location.endswith("?faltan=1")
    page = client.get(answer.location).text
    assert "Complete este dato para entregar." in page
    assert 'value="Camión"' in page
    assert db.session.query(Entrega).count() == 0


def test_nobody_sees_the_delivery_of_another(
    client: CheckingClient, ana: Usuario, fabian: Usuario, curso: Curso
) -> None:
    make_entrega(ana, curso)
    url = f"/es/cursos/{curso.slug}/tarea/entregas/1/"
    assert client.as_user(fabian).get(url).status_code == 404
    assert client.get(f"{url}pdf/").status_code == 404


def test_a_file_goes_along_and_only_its_readers_get_it(
    client: CheckingClient, ana: Usuario, bruno: Usuario, fabian: Usuario
) -> None:
    curso = make_curso_con_tarea("con-archivo", adjuntos={"titulo": bi("Factura")})
    url = f"/es/cursos/{curso.slug}/tarea/"
    form = FORM | {"archivo": (io.BytesIO(PDF), "factura ñ.pdf")}
    client.as_user(ana).send(url, form, content_type="multipart/form-data")
    tarea = db.session.query(Tarea).one()
    assert tarea.archivos[0].nombre == "factura ñ.pdf"
    file = f"/es/tareas/archivos/{tarea.archivos[0].clave}/"
    assert client.get(file).data == PDF
    assert client.as_user(fabian).get(file).status_code == 404
    assert client.as_user(bruno).get(file).status_code == 404  # not an author of this course


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"MZ\x90\x00", "debe ser PDF"), (b"", "vacío"), (b"%PDF-" + b"0" * 200, "5 MB")],
)
def test_a_file_that_is_not_taken_loses_nothing(
    client: CheckingClient,
    ana: Usuario,
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    said: str,
) -> None:
    monkeypatch.setattr("plataforma.archivos.MAX_BYTES", 100)
    curso = make_curso_con_tarea("con-archivo", adjuntos={"titulo": bi("Factura")})
    url = f"/es/cursos/{curso.slug}/tarea/"
    form = FORM | {"archivo": (io.BytesIO(data), "factura.pdf")}
    client.as_user(ana).send(
        url, form, content_type="multipart/form-data", headers={"Referer": f"http://localhost{url}"}
    )
    assert said in client.get(url).text
    tarea = db.session.query(Tarea).one()
    assert tarea.valores["empresa"] == "Dulces"
    assert not tarea.archivos


def test_a_file_is_taken_away_before_it_is_handed_in(client: CheckingClient, ana: Usuario) -> None:
    curso = make_curso_con_tarea("con-archivo", adjuntos={"titulo": bi("Factura")})
    url = f"/es/cursos/{curso.slug}/tarea/"
    form = FORM | {"archivo": (io.BytesIO(PDF), "a.pdf")}
    client.as_user(ana).send(url, form, content_type="multipart/form-data")
    clave = db.session.query(Tarea).one().archivos[0].clave
    client.send(url, FORM | {"accion": f"quitar-archivo:{clave}"})
    assert client.get(f"/es/tareas/archivos/{clave}/").status_code == 404


def test_a_course_without_worksheet_has_no_page(client: CheckingClient, ana: Usuario) -> None:
    from tests.factories.cursos import make_curso

    curso = make_curso("sin-tarea")
    assert client.as_user(ana).get(f"/es/cursos/{curso.slug}/tarea/").status_code == 404


def test_the_page_asks_the_same_however_many_deliveries(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    url = f"/es/cursos/{curso.slug}/tarea/"
    make_entrega(ana, curso)
    client.as_user(ana).get(url)
    with counted() as one:
        client.get(url)
    for n in range(4):
        make_entrega(ana, curso, cantidad=str(n + 1))
    with counted() as many:
        client.get(url)
    assert len(many) == len(one)
    assert len(many) <= 9
