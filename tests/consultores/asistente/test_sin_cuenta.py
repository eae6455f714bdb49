"""Asking without an account: a name and a mail or a telephone, a number and a code."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.asistente import invitados
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.db import db
from plataforma.email import Correo
from plataforma.identidad.invitados import DatosInvitado, firmar_enlace, nuevo_codigo
from plataforma.identidad.models import ContactoInvitado, EstadoUsuario
from tests.consultores.asistente.test_pedir import DETAIL, only_request
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MAIL, PHONE = {"correo": "ana@buzon.test"}, {"telefono": "+595 981 123 456"}
WHO = {"nombre": "Ana Benítez", "pais": "PY", "servicio": "y", "tipo": "SOL-ACU"}


def begin(client: CheckingClient, how: dict[str, str], **more: str) -> Solicitud:
    """Go through the cards, say who one is, and tell the question."""
    client.send("/es/asistencia/sin-cuenta/", {**WHO, **how, **more})
    request = only_request()
    client.send(f"/es/asistencia/{request.referencia}/detalle/", DETAIL)
    return request


def place(request: Solicitud, page: str = "") -> str:
    return f"/es/asistencia/{request.referencia}/{page}"


def mailed_code() -> str:
    mail = db.session.scalars(select(Correo).order_by(Correo.id.desc())).first()
    assert mail
    found = re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", mail.texto)
    assert found
    return found[0]


def state(request: Solicitud) -> str:
    return str(request.estado)


def proved(request: Solicitud) -> bool:
    db.session.refresh(request.solicitante)
    return request.contacto_probado


def make_guest_request(how: dict[str, str] = MAIL) -> Solicitud:
    said = DatosInvitado(nombre="Ana Benítez", idioma="es", pais="PY", **how)
    found = invitados.empezar(said, marca=secrets.token_hex(8), tipo="SOL-ACU", consultor=None)
    found.titulo, found.descripcion = DETAIL["titulo"], DETAIL["descripcion"]
    db.session.flush()
    return found


def test_with_a_mail_the_request_leaves_once_the_code_is_typed(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, MAIL)
    step = client.send(place(request, "revisar/"))
    assert step.location.endswith("/codigo/")
    assert state(request) == Estado.BORRADOR
    sent = client.send(step.location, {"codigo": mailed_code().lower()})
    assert sent.location.endswith("/enviada/")
    assert state(request) == Estado.ASIGNADA
    assert request.referencia in client.get(sent.location).text


def test_another_code_sends_nothing(client: CheckingClient, consultor: Consultor) -> None:
    request = begin(client, MAIL)
    client.send(place(request, "revisar/"))
    page = client.send(place(request, "codigo/"), {"codigo": "22222-22222"})
    assert page.status_code == 422
    assert state(request) == Estado.BORRADOR


def test_with_a_telephone_the_code_is_on_the_screen_and_the_counterpart_reads_first(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, PHONE)
    sent = client.send(place(request, "revisar/"))
    page = client.get(sent.location).text
    assert re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", page)
    assert "wa.me" in page
    assert state(request) == Estado.ENVIADA
    told = select(Correo.para).where(Correo.asunto.contains(request.referencia))
    assert not db.session.scalars(told).all()


def test_the_code_is_shown_until_the_person_has_it(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, PHONE)
    client.send(place(request, "revisar/"))
    assert "Guarde este código" in client.get(place(request, "enviada/")).text
    client.send(place(request, "codigo/guardado/"))
    assert "Guarde este código" not in client.get(place(request, "enviada/")).text


def test_who_reads_no_mail_can_send_without_proving_it(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, MAIL)
    client.send(place(request, "revisar/"), {"sin_confirmar": "1"})
    assert state(request) == Estado.ENVIADA
    assert not proved(request)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"correo": ""}, "basta uno de los dos"),
        ({"correo": "ana"}, "Escriba su correo completo"),
        ({"correo": "", "telefono": "12"}, "Escriba el teléfono"),
        ({"correo": "a@b.test", "servicio": ""}, "Marque la casilla"),
        ({"correo": "a@b.test", "nombre": ""}, "Escriba su nombre"),
    ],
)
def test_what_is_missing_is_said(
    client: CheckingClient, missing: dict[str, str], said: str
) -> None:
    page = client.send("/es/asistencia/sin-cuenta/", {**WHO, **missing})
    assert page.status_code == 422
    assert said in page.text
    assert db.session.scalar(select(Solicitud.id)) is None


def test_the_form_sent_twice_makes_one_guest_and_one_request(client: CheckingClient) -> None:
    for _click in range(2):
        client.send("/es/asistencia/sin-cuenta/", {**WHO, **MAIL, "intento": "abc"})
    assert only_request().solicitante.nombre == "Ana Benítez"
    assert len(db.session.scalars(select(ContactoInvitado)).all()) == 1


def test_number_and_code_open_the_request_on_another_device(client: CheckingClient) -> None:
    request = make_guest_request()
    code = nuevo_codigo(request.solicitante)
    db.session.commit()
    opened = client.send(
        "/es/asistencia/seguir/", {"referencia": request.referencia.lower(), "codigo": code}
    )
    assert opened.location.endswith(place(request))
    assert DETAIL["titulo"] in client.get(place(request, "revisar/")).text


@pytest.mark.parametrize("number", ["AT-2026-999999", "", "x"])
def test_an_unknown_number_and_a_wrong_code_are_answered_alike(
    client: CheckingClient, number: str
) -> None:
    request = make_guest_request()
    db.session.commit()
    typed = {"referencia": request.referencia, "codigo": "22222-22222"}
    wrong = client.send("/es/asistencia/seguir/", typed)
    unknown = client.send("/es/asistencia/seguir/", {**typed, "referencia": number or "AT-1"})
    assert wrong.status_code == unknown.status_code == 422
    assert ("no coinciden" in wrong.text) is ("no coinciden" in unknown.text) is True


def test_after_five_tries_even_the_right_code_waits(client: CheckingClient) -> None:
    request = make_guest_request()
    code = nuevo_codigo(request.solicitante)
    db.session.commit()
    for _try in range(5):
        client.send(
            "/es/asistencia/seguir/", {"referencia": request.referencia, "codigo": "2222222222"}
        )
    page = client.send("/es/asistencia/seguir/", {"referencia": request.referencia, "codigo": code})
    assert "Espere 15 minutos" in page.text


def test_a_request_of_an_account_is_opened_by_no_code(
    client: CheckingClient, solicitud: Solicitud
) -> None:
    page = client.send(
        "/es/asistencia/seguir/", {"referencia": solicitud.referencia, "codigo": "22222-22222"}
    )
    assert page.status_code == 422


def test_the_link_of_a_mail_proves_it_and_opens(client: CheckingClient) -> None:
    request = make_guest_request()
    path = f"/es/asistencia/seguir/enlace/{firmar_enlace(request.solicitante)}/"
    db.session.commit()
    client.get(path)  # programs that read mails look at every link
    assert not proved(request)
    client.send(path)
    assert proved(request)
    assert client.get(place(request, "revisar/")).status_code == 200


@pytest.mark.parametrize(
    "page",
    ["", "detalle/", "ayuda/", "elegir/", "revisar/", "contacto/", "codigo/", "mis-datos/"],
)
def test_another_guests_request_is_not_there(client: CheckingClient, page: str) -> None:
    theirs = make_guest_request(PHONE)
    own = make_guest_request()
    db.session.commit()
    client.as_guest(own.solicitante)
    assert client.get(place(theirs, page)).status_code == 404


def test_a_guest_acts_in_no_list_and_no_account(client: CheckingClient) -> None:
    own = make_guest_request()
    db.session.commit()
    client.as_guest(own.solicitante)
    for path in ("asistencia/", "cuenta/", "panel/", "cuenta/privacidad/"):
        assert "/entrar/" in client.get(f"/es/{path}").location


def test_who_has_an_account_takes_the_request_along(client: CheckingClient, ana: Usuario) -> None:
    request = make_guest_request()
    guest = request.solicitante
    code = nuevo_codigo(guest)
    db.session.commit()
    client.as_user(ana)
    client.send("/es/asistencia/seguir/", {"referencia": request.referencia, "codigo": code})
    assert request.solicitante is ana
    assert request.titulo == DETAIL["titulo"]
    assert guest.estado == EstadoUsuario.CERRADO
    assert DETAIL["titulo"] in client.get("/es/asistencia/").text


def test_erasing_ends_the_request_and_forgets_the_guest(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, PHONE)
    client.send(place(request, "revisar/"))
    guest = request.solicitante
    client.send(place(request, "mis-datos/"), {"seguro": "y"})
    assert (request.estado, request.titulo) == (Estado.CANCELADA, "")
    assert (guest.nombre, guest.estado) == ("", EstadoUsuario.CERRADO)
    assert db.session.scalar(select(ContactoInvitado.id)) is None
    assert "/entrar/" in client.get(place(request)).location


def test_the_export_has_the_contact_and_the_request(client: CheckingClient) -> None:
    request = begin(client, PHONE)
    told = client.send(place(request, "mis-datos/descargar/")).text
    assert "+595981123456" in told
    assert DETAIL["titulo"] in told


def test_each_step_mails_the_guest_who_proved_the_address(
    client: CheckingClient, consultor: Consultor
) -> None:
    request = begin(client, MAIL)
    client.send(place(request, "revisar/"))
    client.send(place(request, "codigo/"), {"codigo": mailed_code()})
    receipt = db.session.scalars(
        select(Correo).where(
            Correo.asunto.contains(request.referencia), Correo.para == "ana@buzon.test"
        )
    ).first()
    assert receipt
    assert "/asistencia/seguir/enlace/" in receipt.texto
    assert "porque pidió asistencia sin cuenta" in receipt.texto


def test_another_address_can_be_given_before_sending(client: CheckingClient) -> None:
    request = begin(client, MAIL)
    client.send(place(request, "contacto/"), {**WHO, "correo": "otra@buzon.test"})
    client.send(place(request, "revisar/"))
    mail = db.session.scalars(select(Correo)).one()
    assert mail.para == "otra@buzon.test"


def test_a_signed_in_person_is_never_asked_who_they_are(client: CheckingClient) -> None:
    client.as_user(make_usuario("Fabián Quispe"))
    assert "/nueva/" in client.get("/es/asistencia/sin-cuenta/?tipo=SOL-ACU").location
