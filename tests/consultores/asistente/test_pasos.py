"""The steps: what is kept of each, the files, what is said before sending."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from consultores.asistente import respondidas, services
from consultores.asistente.respondidas import Respondida
from consultores.pasos import marcha
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.queries import list_adjuntos
from plataforma.archivos import MAX_BYTES, ArchivoGrandeError, Subida
from plataforma.db import db
from tests.consultores.asistente.test_pedir import DETAIL
from tests.factories.consultores import make_borrador, make_solicitud

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PDF = b"%PDF-1.4 hola"


def page_of(request: Solicitud, page: str) -> str:
    return f"/es/asistencia/{request.referencia}/{page}/"


# What is kept ----------------------------------------------------------------------------------


def test_a_step_that_is_not_complete_is_kept(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana, titulo="", descripcion="")
    page = client.as_user(ana).send(page_of(draft, "detalle"), {**DETAIL, "descripcion": ""})
    assert page.status_code == 422
    assert (draft.titulo, draft.descripcion) == (DETAIL["titulo"], "")


def test_one_can_go_on_later_from_a_step_without_a_word(
    client: CheckingClient, ana: Usuario
) -> None:
    draft = make_borrador(ana)
    away = client.as_user(ana).send(
        page_of(draft, "detalle"), {**DETAIL, "descripcion": "", "modo": "despues"}
    )
    assert away.location.endswith("/asistencia/?papel=solicitante")
    assert draft.referencia in client.get(away.location).text


def test_ten_thousand_characters_are_refused_and_stay_on_the_page(
    client: CheckingClient, ana: Usuario
) -> None:
    draft = make_borrador(ana)
    kept, long_ = draft.descripcion, "a" * 10_000
    page = client.as_user(ana).send(page_of(draft, "detalle"), {**DETAIL, "descripcion": long_})
    assert page.status_code == 422
    assert long_ in page.text
    assert draft.descripcion == kept


def test_script_in_a_text_is_text(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana, titulo="<script>alert(1)</script>")
    page = client.as_user(ana).get(page_of(draft, "revisar")).text
    assert "&lt;script&gt;alert(1)" in page


def test_changing_an_answer_goes_back_to_the_check_page(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    draft = make_borrador(ana)
    client.as_user(ana)
    back = client.send(page_of(draft, "detalle") + "?volver=1", DETAIL)
    assert back.location.endswith("/revisar/")


def test_what_helps_is_kept_and_shown(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    said = {"sector": "S04", "modalidad": "presencial", "no_con": "Dulces Rivales\nPedro Paz"}
    client.as_user(ana).send(page_of(draft, "ayuda"), said)
    page = client.get(page_of(draft, "revisar")).text
    assert "Alimentos y bebidas" in page
    assert "Dulces Rivales, Pedro Paz" in page


def test_the_network_proposes_unless_somebody_is_chosen(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    draft = make_borrador(ana, consultor)
    client.as_user(ana).send(page_of(draft, "elegir"), {"consultor": ""})
    page = client.get(page_of(draft, "revisar")).text
    assert "la primera persona que acepta la atiende" in page
    assert draft.elegido_id is None


def test_twenty_a_day_are_enough(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    client.as_user(ana)
    drafts = [make_borrador(ana, titulo=f"Pregunta número {n}") for n in range(21)]
    answers = [client.send(page_of(d, "revisar")).status_code for d in drafts]
    assert answers == [303] * 20 + [429]
    assert drafts[-1].estado == Estado.BORRADOR


# Files -----------------------------------------------------------------------------------------


def attach(client: CheckingClient, draft: Solicitud, data: bytes, name: str = "f.pdf") -> Any:
    file = {"archivo": (io.BytesIO(data), name)}
    return client.send(page_of(draft, "adjuntos"), file, content_type="multipart/form-data")


def test_a_file_is_attached_once_and_taken_away_again(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    client.as_user(ana)
    for _click in range(2):
        attach(client, draft, PDF)
    (kept,) = list_adjuntos(draft)
    client.send(page_of(draft, f"adjuntos/{kept.clave}/quitar"))
    assert not list_adjuntos(draft)


def test_five_files_and_no_more(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    client.as_user(ana)
    for n in range(5):
        attach(client, draft, PDF + bytes([65 + n]))
    page = attach(client, draft, PDF)
    assert page.status_code == 422
    assert "Ya hay cinco archivos" in page.text
    assert len(list_adjuntos(draft)) == 5


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "vacío"), (b"MZ program", "debe ser PDF")],
)
def test_a_file_that_is_not_taken_says_why(
    client: CheckingClient, ana: Usuario, data: bytes, said: str
) -> None:
    page = attach(client.as_user(ana), make_borrador(ana), data)
    assert page.status_code == 422
    assert said in page.text


def test_more_than_five_megabytes_are_refused(ana: Usuario) -> None:
    draft = make_borrador(ana)
    with pytest.raises(ArchivoGrandeError):
        services.adjuntar(draft, Subida("f.pdf", PDF + b"x" * MAX_BYTES), actor=ana)
    assert not list_adjuntos(draft)


def test_the_consultant_who_is_asked_reads_the_files(
    client: CheckingClient, ana: Usuario, consultor: Consultor, diego: Usuario
) -> None:
    draft = make_borrador(ana, consultor)
    services.adjuntar(draft, Subida("factura.pdf", PDF), actor=ana)
    db.session.commit()
    client.as_user(ana).send(page_of(draft, "revisar"))
    (file,) = list_adjuntos(draft)
    assert client.as_user(diego).get(page_of(draft, f"archivos/{file.clave}")).data == PDF


# Before sending --------------------------------------------------------------------------------


def test_an_open_request_that_is_nearly_the_same_is_shown(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    first = make_solicitud(ana, consultor, titulo="Arancel de la mermelada en Colombia")
    draft = make_borrador(ana, titulo="Arancel de la mermelada, en Colombia?")
    page = client.as_user(ana).get(page_of(draft, "revisar")).text
    assert "Ya tiene una solicitud parecida abierta" in page
    assert first.referencia in page


def test_what_ended_or_is_something_else_is_no_duplicate(
    ana: Usuario, consultor: Consultor
) -> None:
    gone = make_solicitud(ana, consultor, titulo="Arancel de la mermelada en Colombia")
    marcha.cancelar(gone, actor=ana, motivo="Ya no")
    make_borrador(ana, titulo="Arancel de la mermelada en Colombia")
    draft = make_borrador(ana, titulo="Arancel de la mermelada en Colombia")
    assert not services.list_parecidas(draft)


def test_answers_that_were_published_are_shown_three_at_most(
    client: CheckingClient, ana: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Respondida(f"Respuesta {n}", f"/es/respuestas/{n}/") for n in range(5)]
    monkeypatch.setattr(respondidas, "_buscadores", [lambda _text, _lang: found])
    page = client.as_user(ana).get(page_of(make_borrador(ana), "revisar")).text
    assert sum(f"/es/respuestas/{n}/" in page for n in range(5)) == 3
