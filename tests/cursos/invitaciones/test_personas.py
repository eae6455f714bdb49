"""One person without a spreadsheet: invited, corrected, invited again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.cohortes.enlaces import enlace_de
from cursos.cohortes.models import EstadoParticipante, Participante
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.cohortes import make_inscrito, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def payload(**changes: Any) -> dict[str, Any]:
    return {
        "nombre": "Eva Mota",
        "correo": "eva@correo.com",
        "telefono": "",
        "identificador": "",
        "empresa": "",
        "pais": "UY",
        "idioma": "es",
    } | changes


@pytest.fixture
def url(cohorte: Cohorte) -> str:
    return f"/es/camara/litoral/cohortes/{cohorte.id}/personas"


def one(**by: Any) -> Participante:
    db.session.expire_all()
    return db.session.scalars(select(Participante).filter_by(**by)).one()


def mails() -> list[str]:
    return list(db.session.scalars(select(Correo.para).order_by(Correo.id)))


def test_a_person_is_invited_by_mail_once(client: CheckingClient, url: str, carla: Usuario) -> None:
    client.as_user(carla)
    assert client.get(f"{url}/nueva/").status_code == 200
    answer = client.send(f"{url}/nueva/", payload())
    eva = one(nombre="Eva Mota")
    assert answer.location == f"{url}/{eva.id}/"
    assert eva.estado == EstadoParticipante.PENDIENTE
    again = client.send(f"{url}/nueva/", payload(nombre="Eva M."))
    assert again.status_code == 422
    assert "ya está en la lista" in again.text
    assert mails() == ["eva@correo.com"]


def test_who_has_an_account_is_enrolled_at_once(
    client: CheckingClient, url: str, carla: Usuario, ana: Usuario
) -> None:
    client.as_user(carla)
    client.send(f"{url}/nueva/", payload(nombre="Ana", correo=ana.correo, pais="PY"))
    line = one(nombre="Ana")
    assert (line.estado, line.usuario_id) == (EstadoParticipante.INSCRITO, ana.id)
    assert mails() == [ana.correo]
    assert "sus datos los corrige ella" in client.get(f"{url}/{line.id}/").text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"nombre": ""}, "Escriba el nombre"),
        ({"correo": "nada"}, "El correo no está completo"),
        ({"correo": "", "telefono": "12"}, "El teléfono no está completo"),
        ({"correo": "", "identificador": "123456789012"}, "El identificador tributario"),
        ({"correo": ""}, "Escriba el correo, el celular o el identificador"),
        ({"pais": "XX"}, "Error"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    client: CheckingClient, url: str, carla: Usuario, changes: dict[str, str], says: str
) -> None:
    answer = client.as_user(carla).send(f"{url}/nueva/", payload(**changes))
    assert answer.status_code == 422
    assert says in answer.text
    assert db.session.scalars(select(Participante)).all() == []


def test_by_phone_or_by_tax_id_nobody_is_mailed(
    client: CheckingClient, url: str, carla: Usuario
) -> None:
    client.as_user(carla)
    client.send(f"{url}/nueva/", payload(correo="", telefono="099 123 456"))
    assert one(telefono="+59899123456").correo is None
    page = client.get(f"{url}/{one(telefono='+59899123456').id}/").text
    assert "No tiene correo" in page
    client.send(f"{url}/nueva/", payload(correo="", identificador="21 100342 001 7"))
    assert one(identificador="211003420017").pais_identificador == "UY"
    assert mails() == []


def test_in_a_full_cohort_the_waiting_list_is_offered(
    client: CheckingClient, url: str, cohorte: Cohorte, carla: Usuario
) -> None:
    cohorte.cupo = 1
    make_participante(cohorte)
    client.as_user(carla)
    full = client.send(f"{url}/nueva/", payload())
    assert full.status_code == 422
    assert "Dejar en la lista de espera" in full.text
    client.send(f"{url}/nueva/", payload(espera="1"))
    eva = one(nombre="Eva Mota")
    assert eva.estado == EstadoParticipante.EN_ESPERA
    assert mails() == []
    assert client.get(f"{url}/{eva.id}/").status_code == 200


def test_another_mail_makes_another_link_and_kills_the_old_one(
    client: CheckingClient, url: str, cohorte: Cohorte, carla: Usuario
) -> None:
    luz = make_participante(cohorte, "Luz Peña", correo="mal@correo.com")
    token = enlace_de(luz.semilla).token
    client.as_user(carla)
    client.send(f"{url}/{luz.id}/", payload(nombre="Luz Peña", correo="luz@correo.com"))
    assert client.get(f"/es/invitacion/{token}/").status_code == 404
    assert mails() == ["luz@correo.com"]
    before = one(id=luz.id).semilla
    client.send(f"{url}/{luz.id}/", payload(nombre="Luz", correo="luz@correo.com"))
    assert one(id=luz.id).semilla == before
    assert len(mails()) == 1


def test_a_corrected_mail_that_somebody_has_is_refused(
    client: CheckingClient, url: str, cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, "Otra", correo="luz@correo.com")
    luz = make_participante(cohorte, "Luz Peña", correo="mal@correo.com")
    answer = client.as_user(carla).send(f"{url}/{luz.id}/", payload(correo="luz@correo.com"))
    assert answer.status_code == 422
    assert one(id=luz.id).correo == "mal@correo.com"


def test_an_invitation_is_sent_again_once_a_day(
    client: CheckingClient, url: str, cohorte: Cohorte, carla: Usuario
) -> None:
    luz = make_participante(cohorte, avisado_el=now() - timedelta(days=2))
    client.as_user(carla)
    assert "Último envío" in client.get(f"{url}/{luz.id}/").text
    assert client.send(f"{url}/{luz.id}/reenviar/").status_code == 303
    assert client.send(f"{url}/{luz.id}/reenviar/").status_code == 409
    assert mails() == [luz.correo]


def test_who_came_is_not_corrected_nor_invited_again(
    client: CheckingClient, url: str, cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    line = make_inscrito(cohorte, ana)
    client.as_user(carla)
    assert client.send(f"{url}/{line.id}/", payload()).status_code == 409
    assert client.send(f"{url}/{line.id}/reenviar/").status_code == 409
    assert one(id=line.id).nombre == ana.nombre


def test_an_invited_chamber_brings_its_own_and_touches_no_other(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    from cursos.ajustes.compartir import invitar_camara

    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    patricia = make_usuario("Patrícia Nogueira")
    make_membresia(patricia, serra)
    invitar_camara(cohorte, serra, actor=carla)
    luz = make_participante(cohorte)
    own = f"/es/camara/serra/cohortes/{cohorte.id}/personas"
    client.as_user(patricia)
    client.send(f"{own}/nueva/", payload(pais="BR", idioma="pt"))
    assert one(nombre="Eva Mota").organizacion_id == serra.id
    for method, path in (("GET", ""), ("POST", ""), ("POST", "reenviar/")):
        where = f"{own}/{luz.id}/{path}"
        answer = client.get(where) if method == "GET" else client.send(where, payload())
        assert answer.status_code == 404
