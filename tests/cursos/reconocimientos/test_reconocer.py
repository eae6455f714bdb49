"""Learning from elsewhere: looked at first, issued once, its evidence for the staff alone."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, update

from cursos.credenciales.models import Credencial, Origen
from cursos.credenciales.services import YaTieneCredencialError
from cursos.inscripciones.models import Inscripcion
from cursos.insignias import emisor
from cursos.insignias.firma import verify
from cursos.reconocimientos import services
from cursos.reconocimientos.models import Reconocimiento
from cursos.verificacion.certificado import certificado
from plataforma import storage
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.models import Sesion
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.diplomas import AREA_A, give, held, make_reconocimiento, make_version_de

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

NUEVO = "/es/administracion/credenciales/reconocer/"
WHERE = "Diplomado en comercio exterior · Universidad del Litoral"


@pytest.fixture
def preparado(ana: Usuario) -> Reconocimiento:
    return make_reconocimiento(ana)


@pytest.fixture
def reconocida(elena: Usuario, preparado: Reconocimiento) -> Credencial:
    return services.reconocer(elena, preparado)


def payload(**changes: Any) -> dict[str, Any]:
    return {
        "correo": "ana@escala.test",
        "version": str(make_version_de("MC-A1").id),
        "donde": "cvf",
        "titulo": "Origen y certificación digital",
        "fecha": "2025-03-12",
        "horas": "20",
        "enlace": "https://example.org/constancia",
        "motivo": "Cubre los mismos temas",
    } | changes


def count(what: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(what)) or 0


def test_what_is_written_down_is_shown_and_nothing_is_issued_yet(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    answer = client.as_user(elena).send(NUEVO, payload())
    page = client.get(answer.location).text

    assert "Centro Virtual de Formación" in page
    assert "https://example.org/constancia" in page
    assert "Ana Benítez" in page
    assert count(Credencial) == 0


def test_confirming_issues_it_with_its_source_in_the_signed_document(
    client: CheckingClient, elena: Usuario, ana: Usuario, preparado: Reconocimiento
) -> None:
    client.as_user(elena).send(f"{NUEVO}{preparado.clave}/")
    (issued,) = held(ana, "MC-A1")
    document = json.loads(issued.documento)

    assert issued.origen == Origen.RECONOCIMIENTO
    verify(document, emisor.current_keys().by_method())
    (evidence,) = document["evidence"]
    assert WHERE in evidence["narrative"]
    assert "id" not in evidence
    assert "constancia" not in issued.documento


def test_a_second_click_issues_nothing(
    client: CheckingClient, elena: Usuario, preparado: Reconocimiento
) -> None:
    client.as_user(elena)
    for _click in range(2):
        client.send(f"{NUEVO}{preparado.clave}/")

    assert count(Credencial) == 1


def test_it_asks_who_one_is_when_that_was_long_ago(
    client: CheckingClient, elena: Usuario, preparado: Reconocimiento
) -> None:
    client.as_user(elena)
    db.session.execute(update(Sesion).values(probada_el=now() - timedelta(hours=1)))
    db.session.commit()

    assert "Confirme que es usted" in client.send(f"{NUEVO}{preparado.clave}/").text
    assert count(Credencial) == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"correo": "nadie@escala.test"}, "No hay ninguna cuenta con ese correo"),
        ({"donde": "otra"}, "Escriba el nombre de la institución"),
        ({"fecha": "2999-01-01"}, "Ese día todavía no llegó"),
        ({"enlace": ""}, "Agregue un enlace o un archivo"),
        ({"enlace": "javascript:alert(1)"}, "debe empezar con https://"),
        ({"motivo": ""}, "Escriba por qué equivale"),
        ({"archivo": (io.BytesIO(b"MZ"), "a.exe")}, "debe ser PDF, DOCX"),
    ],
)
def test_what_is_wrong_is_said(
    client: CheckingClient, ana: Usuario, elena: Usuario, wrong: dict[str, Any], said: str
) -> None:
    page = client.as_user(elena).send(NUEVO, payload(**wrong))

    assert page.status_code == 422
    assert said in page.text
    assert count(Reconocimiento) == 0


def test_who_holds_it_already_gets_no_second_one(
    ana: Usuario, elena: Usuario, preparado: Reconocimiento
) -> None:
    give(ana, "MC-A1")

    with pytest.raises(YaTieneCredencialError):
        services.reconocer(elena, preparado)


def test_it_counts_for_the_diploma(ana: Usuario, elena: Usuario) -> None:
    give(ana, *AREA_A[1:])
    services.reconocer(elena, make_reconocimiento(ana))

    assert len(held(ana, "D1")) == 1


def test_the_course_is_not_marked_as_completed(reconocida: Credencial) -> None:
    assert count(Inscripcion) == 0


def test_page_paper_and_mail_say_where_it_was_learned(
    client: CheckingClient, ana: Usuario, reconocida: Credencial
) -> None:
    page = client.get(f"/es/credenciales/{reconocida.codigo}/").text
    mail = db.session.scalars(select(Correo.texto).where(Correo.para == ana.correo)).one()

    assert f"Aprendizaje externo reconocido: {WHERE}" in page
    assert "Equivale al curso" in page
    assert WHERE in certificado(reconocida).curso
    assert "Reconocimos lo que aprendió en otro lugar" in mail


def test_the_evidence_is_for_the_staff(
    client: CheckingClient, ana: Usuario, elena: Usuario, preparado: Reconocimiento
) -> None:
    address = f"{NUEVO}{preparado.clave}/archivo/"

    assert client.as_user(ana).get(address).status_code == 403
    assert client.as_user(elena).get(address).data == b"%PDF-1.4 constancia"
    assert client.get(f"{NUEVO}{'a' * 32}/archivo/").status_code == 404


def test_the_page_of_the_credential_leads_to_its_evidence(
    client: CheckingClient, elena: Usuario, preparado: Reconocimiento, reconocida: Credencial
) -> None:
    own = f"/es/administracion/credenciales/{reconocida.codigo}/"

    assert f"{NUEVO}{preparado.clave}/" in client.as_user(elena).get(own).text


def test_a_draft_is_forgotten_with_its_file_after_a_week(preparado: Reconocimiento) -> None:
    place = preparado.lugar
    db.session.execute(update(Job).values(no_antes_el=now()))
    db.session.commit()
    run_due()

    assert count(Reconocimiento) == 0
    assert storage.get(place) is None


def test_what_was_issued_is_not_forgotten(reconocida: Credencial) -> None:
    db.session.execute(update(Job).values(no_antes_el=now()))
    db.session.commit()
    run_due()

    assert count(Reconocimiento) == 1
